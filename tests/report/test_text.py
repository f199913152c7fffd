"""`report.text` and `report.json_`: whole outputs."""

from __future__ import annotations

import json

from generator.model import Finding, Place
from generator.report import json_, text

FINDINGS = (
    Finding("secrets-searched", "note", "已搜索"),
    Finding("leaks", "error", "含有疑似电话号码 1 处", Place("about/index.html"), "六(三)"),
    Finding(
        "reason-given",
        "warning",
        "请补填原因",
        Place("data/附件5.xlsx", "总表", "G20", 20),
        "二(一)2",
    ).of("2024-zsb-ranking"),
    Finding(
        "rank-follows-average",
        "error",
        "名次应为 12（并列 2 人），请核对平均成绩",
        Place("data/附件5.xlsx", "总表", "F17", 17),
        "二(一)2",
    ).of("2024-zsb-ranking"),
    Finding(
        "rank-follows-average", "error", "名次应为 3", Place("data/附件5.xlsx", "总表", "F9", 9)
    ).of("2024-zsb-ranking"),
    Finding("source-missing", "error", "找不到工作簿", Place("site_config/rounds/a.yml")).of(
        "2024-zsb-application", "机电工程学院"
    ),
)

REPORT = """\
2024-zsb-application 机电工程学院
  site_config/rounds/a.yml
    ✗ a.yml：找不到工作簿

2024-zsb-ranking
  data/附件5.xlsx
    ✗ 附件5.xlsx 总表 F9：名次应为 3
    ✗ 附件5.xlsx 总表 F17：名次应为 12（并列 2 人），请核对平均成绩（依据：二(一)2）
    ! 附件5.xlsx 总表 G20：请补填原因（依据：二(一)2）

其他
    · 已搜索
  about/index.html
    ✗ index.html：含有疑似电话号码 1 处（依据：六(三)）

错误 4，提醒 1，说明 1
"""


def test_the_whole_text() -> None:
    """Grouped by notice, part and file, errors first, the counts at the end."""
    assert text.report(FINDINGS) == REPORT


def test_the_order_of_findings_does_not_matter() -> None:
    """The same findings in another order give the same text."""
    assert text.report(FINDINGS[::-1]) == REPORT


def test_remarks_of_one_kind_on_one_file_share_a_line() -> None:
    """Sixty sheets with a signature row each are one remark, not sixty."""
    sheets = [
        Finding("rows-skipped", "note", "没有当作学生读取", Place("data/a.xlsx", f"表{n}"))
        for n in range(1, 4)
    ]
    assert text.report(sheets) == (
        "其他\n  data/a.xlsx\n    · a.xlsx 表1：没有当作学生读取（另有 2 处同类说明）\n"
        "\n错误 0，提醒 0，说明 3\n"
    )


def test_nothing_found() -> None:
    """A clean run is one line."""
    assert text.report(()) == "错误 0，提醒 0，说明 0\n"


def test_json_is_the_list_of_the_contract() -> None:
    """Keys and values as the contract names them, Chinese as it is."""
    written = json_.report(FINDINGS[3:4])
    assert "名次应为" in written
    assert json.loads(written) == [
        {
            "code": "rank-follows-average",
            "severity": "error",
            "notice": "2024-zsb-ranking",
            "part": "",
            "file": "data/附件5.xlsx",
            "sheet": "总表",
            "cell": "F17",
            "row": 17,
            "college": "",
            "message": "名次应为 12（并列 2 人），请核对平均成绩",
            "basis": "二(一)2",
        }
    ]
    assert json_.report(()) == "[]\n"
