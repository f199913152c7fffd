"""Recognised workbooks -> a round's YAML that loads and asks to be checked."""

from __future__ import annotations

from datetime import date

from generator import config
from generator.model import Recognised
from generator.start.propose import propose_round

FOUND = (
    Recognised("data/附件5_总表.xlsx", "ranking", "", 5000),
    Recognised("data/附件10/机电.xlsx", "application", "机电系", 210, ("rank", "average")),
    Recognised("data/附件10/机电补.xls", "application", "机电工程学院", 3),
    Recognised("data/附件10/[艺术].ods", "application", "艺术学院", 88),
    Recognised("data/通讯录.xlsx", "", "", 0),
)

EXPECTED = """\
# yaml-language-server: $schema=../schemas/round.json
#
# 由 gongshi new 根据工作簿推测，请逐项核对；路径相对于项目文件夹。
title: "2024届毕业生"   # 请核对：接在校名之后，如 2024届毕业生
policy: "liuzhou-2024"
cohort: "2021级"   # 请核对：工作簿没有写年级的学生都算这一级
mask: {student_no: {tail: 4}}   # 学号只显示末几位；第一次公示后不得再改

# 没有认出：data/通讯录.xlsx

notices:
  - id: 2024-zsb-ranking
    kind: ranking
    # 附件5_总表.xlsx：约 5000 人
    source: ["data/附件5_总表.xlsx"]
    publish_on: 2024-03-19   # 请核对
    approvals: []

  - id: 2024-zsb-application
    kind: application
    parts:
      - part: "机电工程学院"
        # 机电.xlsx：约 210 人；缺少 rank、average，请补列或用 map 指明
        # 机电补.xls：约 3 人
        source: ["data/附件10/机电.xlsx", "data/附件10/机电补.xls"]
        publish_on: 2024-03-19   # 请核对
        approvals: []
      - part: "艺术设计学院"
        # [艺术].ods：约 88 人
        source: ["data/附件10/[[]艺术].ods"]
        publish_on: 2024-03-19   # 请核对
        approvals: []
"""

FACTS = {
    "name": "2024-zsb", "policy": "liuzhou-2024", "cohort": "2021级",
    "publish_on": date(2024, 3, 19), "title": "2024届毕业生", "digits": 4,
}  # fmt: skip


def fill_in(project):
    """What a webmaster adds to `school.yml` before the first round."""
    path = project / "site_config/school.yml"
    text = path.read_text(encoding="utf-8").replace('phone: ""', 'phone: "0770-0000001"')
    text = text.replace('"请填写学院名称"', "机电工程学院").replace(
        "aliases: []", "aliases: [机电系]"
    )
    text = text.replace(
        "\nfooter:", "  - {name: 艺术设计学院, slug: yishu, aliases: [艺术学院]}\n\nfooter:"
    )
    path.write_text(text, encoding="utf-8")


def test_proposed_round(project):
    """Colleges become parts, doubts become remarks, and the result loads as it is."""
    fill_in(project)
    school = config.load(project).school
    text = propose_round(FOUND, school=school, **FACTS)
    assert text == EXPECTED
    path = project / "site_config/rounds/2024-zsb.yml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    units = list(config.load(project).units())
    assert [unit.folder for unit in units] == [
        "2024-zsb-ranking",
        "2024-zsb-application/xueyuan-1",
        "2024-zsb-application/yishu",
    ]


def test_one_file_of_nobody_knows_whom(project):
    """Unless every file of a kind is one known college's, the notice has no parts."""
    school = config.load(project).school
    found = (*FOUND[1:3], Recognised("data/全校.xlsx", "application", "", 900))
    text = propose_round(found, school=school, **FACTS)
    assert "parts:" not in text
    assert (
        '    source: ["data/附件10/机电.xlsx", "data/附件10/机电补.xls", "data/全校.xlsx"]\n'
        in text
    )


def test_nothing_recognised(project):
    """A folder of other files gives a round without notices."""
    school = config.load(project).school
    text = propose_round(FOUND[-1:], school=school, **FACTS)
    assert text.endswith("# 没有认出：data/通讯录.xlsx\n\nnotices: []\n")
