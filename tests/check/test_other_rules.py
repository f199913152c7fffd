"""The short rules, a table of cases each."""

from dataclasses import replace
from datetime import date

import pytest

from generator import rooms
from tests.check.conftest import CONTEXT, KIND, UNIT, context, source, text

FULL = {
    "rank": "1", "name": "张三", "student_no": "20210101", "average": "90",
    "eligible": "是", "reason": "", "major": "机电", "college": "机电学院",
}  # fmt: skip


def run(rule, *people, at=CONTEXT):
    """What the rule finds in people that differ from FULL as given."""
    rows = [{**FULL, **person} for person in people]
    return [text(f) for f in rooms.load("check", rule).check(source(rows), at)]


@pytest.mark.parametrize(
    ("rule", "people", "expected"),
    [
        ("required-values", [{}], []),
        ("required-values", [{"name": ""}], ["E B2 “姓名”为空，请补填后重新提交"]),
        ("required-values", [{"major": ""}], ["E G2 “专业”为空，请补填后重新提交"]),
        ("required-values", [{"reason": ""}], []),
        ("unique-student", [{}, {"student_no": "20210102"}], []),
        ("unique-student", [{"student_no": ""}, {"student_no": ""}], []),
        (
            "unique-student",
            [{}, {"student_no": "2"}, {}],
            ["E C4 学号与 a.xlsx 总表 C2 相同，同一人只能出现一次；请删去重复行或更正号码"],
        ),
        ("reason-given", [{}], []),
        ("reason-given", [{"eligible": "否", "reason": "有课程不合格"}], []),
        (
            "reason-given",
            [{"eligible": "否"}],
            ["E F2 不符合要求的学生须写明原因，请从固定选项中选填"],
        ),
        ("choices", [{"reason": "排名靠后"}, {"reason": ""}], []),
        (
            "choices",
            [{"reason": "家庭困难未修"}],
            ["E F2 “原因”只能填写：排名未进入前60%、有课程不合格"],
        ),
        ("longer-than-shown", [{"student_no": "0123"}, {"student_no": ""}], []),
        (
            "longer-than-shown",
            [{"student_no": "123"}],
            ["E C2 “学号”只有 3 位，显示后 3 位等于全部公开；请填写完整"],
        ),
        ("known-college", [{}], []),
        (
            "known-college",
            [{}, {"college": "机电"}, {"college": "机电"}],
            [
                "E H3 这个学院不在 site_config/school.yml 的 colleges 中；请更正写法或登记为 "
                "aliases；已登记：机电学院、艺术学院"
            ],
        ),
    ],
)
def test_rule(rule, people, expected):
    """Each rule passes what is right and names the cell of what is wrong."""
    assert expected == run(rule, *people)


def test_a_stranger_in_a_colleges_part_is_named():
    """A part holds its own college's people only."""
    found = run("known-college", {"college": "艺术学院"}, at=context(part="机电学院"))
    assert ["E H2 本部分只公示机电学院的学生，请移到所属学院的文件"] == found


def test_no_message_tells_the_text_of_a_clerk():
    """Free text may hold a person's troubles; the message names the list only."""
    assert "家庭" not in "".join(run("choices", {"reason": "家庭困难未修"}))


AWARD = replace(
    UNIT,
    kind=KIND.model_copy(
        update={"columns": (KIND.columns[1], KIND.columns[3].model_copy(update={"field": "award"}))}
    ),
)


@pytest.mark.parametrize(
    ("award", "kind"),
    [
        ("全国职业院校技能大赛一等奖", None),
        ("一等奖 459901200501011239", "身份证号"),
        ("一等奖，联系 13800138000", "电话号码"),
        ("见 a.b@example.com", "电子邮箱"),
    ],
)
def test_personal_data_in_a_published_text_is_an_error(award, kind):
    """The message names the cell and the kind of data, not the data."""
    found = run("no-personal-data", {"award": award}, at=replace(CONTEXT, unit=AWARD))
    expected = [f"E I2 “获奖名称”中含有{kind}，不得公示，请从工作簿中删去"] if kind else []
    assert expected == found


@pytest.mark.parametrize(
    ("first", "until", "expected"),
    [
        ("2024-03-19", "2024-03-22", []),
        (
            "2024-03-19",
            "2024-03-20",
            "E 2024.yml 公示期 2024-03-19 至 2024-03-20 太短：不少于 3 天，首日计入，"
            "最早应到 2024-03-21；请改 until，或提前 publish_on",
        ),
        (
            "2024-03-19",
            "2024-03-21",
            "W 2024.yml 公示期到 2024-03-21，只有首日计入才满足要求（由 五(八) 推断）；"
            "如首日不计入（民法典 201），应到 2024-03-22。请确认，或把 until 改为 2024-03-22",
        ),
    ],
)
def test_the_period_is_long_enough(first, until, expected):
    """Too short is an error; enough only with the first day counted is a warning."""
    days = {"publish_on": date.fromisoformat(first), "until": date.fromisoformat(until)}
    found = run("period-long-enough", FULL, at=context(**days))
    assert ([expected] if expected else []) == found


def test_working_days_of_an_unknown_year_are_refused():
    """A year without a calendar is named; it is never guessed."""
    rule = UNIT.publicity.model_copy(update={"unit": "working-days"})
    policy = UNIT.policy.model_copy(update={"publicity": {"ranking": rule}})
    found = run("period-long-enough", FULL, at=context(policy=policy, publish_on=date(2031, 3, 3)))
    assert 1 == len(found)
    assert found[0].startswith("E")
    assert "2031" in found[0]
