"""The workbook in the layout of 附件5: texts only, no formulas, the same bytes each time."""

from __future__ import annotations

import io

import openpyxl
import pandas as pd
import pytest

from generator.compute import write

ROW = {
    "college": "机电学院", "major": "机电", "grade": "2021级", "track": "普通", "name": "甲",
    "student_no": "202100000001", "average": "84.10", "rank": "1", "major_total": "2",
    "percent": "50.00%", "eligible": "是", "reason": "", "explanation": "计入 1 门课程",
}  # fmt: skip


def book(*rows: dict[str, str], colleges: tuple[str, ...] = ()) -> openpyxl.Workbook:
    """The workbook of these people, read back."""
    table = pd.DataFrame([ROW | row for row in rows], dtype="str")
    data = write.workbook(table, "示例公示", ("注：一", "注：二"), colleges)
    return openpyxl.load_workbook(io.BytesIO(data))


def test_layout():
    """Merged title and notes, a header, one row a person; 总表 and a sheet for each major."""
    made = book({}, {"major": "焊接", "student_no": "202100000002"})
    assert made.sheetnames == ["总表", "机电", "焊接"]
    assert [list(row) for row in made["总表"].iter_rows(max_row=5, values_only=True)] == [
        ["示例公示（总表）", *[None] * 13],
        ["注：一", *[None] * 13],
        ["注：二", *[None] * 13],
        ["序号", "学院", "专业", "年级", "培养类型", "姓名", "学号", "平均成绩", "排名", "专业人数",
         "排名百分比", "是否符合", "不符合要求原因", "计算说明"],
        ["1", "机电学院", "机电", "2021级", "普通", "甲", "202100000001", "84.10", "1", "2",
         "50.00%", "是", None, "计入 1 门课程"],
    ]  # fmt: skip
    assert sorted(map(str, made["焊接"].merged_cells.ranges)) == ["A1:N1", "A2:N2", "A3:N3"]
    assert made["焊接"]["A1"].value == "示例公示（焊接）"
    assert made["焊接"]["G5"].value == "202100000002"


def test_class_type_has_a_column_where_there_is_one():
    """Otherwise the annex is as the document has it."""
    head = [cell.value for cell in book({"class_type": "天工班"})["总表"][4]]
    assert head[3:7] == ["年级", "培养类型", "班型", "姓名"]


@pytest.mark.parametrize(
    "text", ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-1", "{=1}", "http://example.com/", "0012"]
)
def test_cells_are_text(text):
    """No name becomes a formula or a link, and no number loses its zeros."""
    cell = book({"name": text})["总表"]["F5"]
    assert (cell.value, cell.data_type, cell.hyperlink, cell.number_format) == (
        text,
        "s",
        None,
        "@",
    )


def test_order():
    """Colleges as the school has them, strangers last; then major, track, rank and number."""
    made = book(
        {"college": "丙院", "major": "三", "student_no": "7"},
        {"college": "乙院", "major": "二", "student_no": "6", "rank": "10"},
        {"college": "乙院", "major": "二", "student_no": "5", "rank": "9"},
        {"college": "乙院", "major": "二", "student_no": "8", "track": "扩招"},
        {"college": "甲院", "major": "一", "student_no": "2"},
        {"college": "甲院", "major": "一", "student_no": "1"},
        colleges=("甲院", "乙院"),
    )
    assert [cell.value for cell in made["总表"]["G"][4:]] == ["1", "2", "5", "6", "8", "7"]
    assert [cell.value for cell in made["二"]["A"][4:]] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("name", "taken", "expected"),
    [
        ("软件技术", set(), "软件技术"),
        ("软件技术", {"软件技术"}, "软件技术(2)"),
        ("软件技术", {"软件技术", "软件技术(2)"}, "软件技术(3)"),
        ("软件[甲]:*?/\\技术", set(), "软件甲技术"),
        ("'技术'", set(), "技术"),
        ("技" * 40, set(), "技" * 31),
        ("技" * 40, {"技" * 31}, "技" * 28 + "(2)"),
        ("A", {"a"}, "A(2)"),
        ("??", set(), "专业"),
    ],
)
def test_sheet_names(name, taken, expected):
    """Excel's 31 characters, none of its forbidden ones, no two alike."""
    assert write.sheet_name(name, taken) == expected


def test_same_bytes():
    """The same table gives the same file, so that a change is a change."""
    table = pd.DataFrame([ROW], dtype="str")
    assert write.workbook(table, "题", ()) == write.workbook(table, "题", ())
