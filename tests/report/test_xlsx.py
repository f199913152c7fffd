"""`report.xlsx`: a workbook per college that can be sent back."""

from __future__ import annotations

import io

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.model import Finding, Place
from generator.report import xlsx

PLACE = Place("data/附件5.xlsx", "总表", "F17", 17)
FINDINGS = (
    Finding("reason-given", "warning", "请补填原因", PLACE, "二(一)2", college="机电工程学院"),
    Finding(
        "rank-follows-average", "error", "名次应为 12", PLACE, "二(一)2", college="机电工程学院"
    ),
    Finding("header", "error", "=1+1", Place("@a.xlsx", "-x"), "+86"),
    Finding("source-missing", "error", "找不到工作簿").of("n", "信息工程学院"),
)
HEAD = ("级别", "文件", "工作表", "单元格", "行", "问题", "依据", "规则")


def test_a_workbook_for_each_college() -> None:
    """Rows go to the college, else to the part, else to the school; errors first."""
    tables = {name: list(_sheet(data).values) for name, data in xlsx.workbooks(FINDINGS).items()}
    file, sheet, cell = "data/附件5.xlsx", "总表", "F17"
    assert tables == {
        "信息工程学院": [HEAD, ("错误", *[""] * 4, "找不到工作簿", "", "source-missing")],
        "学校": [HEAD, ("错误", "@a.xlsx", "-x", "", "", "=1+1", "+86", "header")],
        "机电工程学院": [
            HEAD,
            ("错误", file, sheet, cell, "17", "名次应为 12", "二(一)2", "rank-follows-average"),
            ("提醒", file, sheet, cell, "17", "请补填原因", "二(一)2", "reason-given"),
        ],
    }


def test_every_cell_is_text() -> None:
    """No cell is a formula, a number or a link, and all are formatted as text."""
    for row in _sheet(xlsx.workbooks(FINDINGS)["学校"]).iter_rows():
        for cell in row:
            assert cell.data_type == "s"
            assert cell.number_format == "@"
            assert cell.hyperlink is None


def test_the_header_stays_in_view_and_columns_are_wide_enough() -> None:
    """The office reads it without dragging anything."""
    sheet = _sheet(xlsx.workbooks(FINDINGS)["学校"])
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["F"].width > 60


def test_the_same_findings_give_the_same_bytes() -> None:
    """Twice, and in another order."""
    assert xlsx.workbooks(FINDINGS) == xlsx.workbooks(FINDINGS[::-1])


def test_nothing_found_gives_no_workbook() -> None:
    """An empty workbook would only frighten."""
    assert xlsx.workbooks(()) == {}


def _sheet(data: bytes) -> Worksheet:
    sheet = load_workbook(io.BytesIO(data)).active
    assert isinstance(sheet, Worksheet)
    return sheet
