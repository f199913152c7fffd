"""Lists of partners, plans and headcounts: rows that are no persons."""

from __future__ import annotations

import pytest

from tests.ingest import made

KIND = ("target_school", "target_major", "-college", "-major", "places", "-fee")
HEADER = ("序号", "本科院校", "本科专业", "对口高职专业", "计划数", "学费（元/年）")
MAP = {"对口高职专业": "major"}


def read(tmp_path, rows, merges=(), header=HEADER):
    """A workbook of partners, read as its notice reads it."""
    path = made.book(tmp_path / "附件16.xlsx", {"Sheet1": [header, *rows]}, merges)
    kind = made.kind(*KIND, form="table")
    return made.ingest.read(
        [path], root=tmp_path, unit=made.unit(kind, map=MAP), fields=made.FIELDS, school=made.SCHOOL
    )


def test_rows_are_entries(tmp_path):
    """No name, no number, no training type; totals, notes and blank rows are left out."""
    rows = [
        (1, "桂北理工学院", "机械工程", "机电一体化技术", 20, "5000"),
        (2, "桂北理工学院", "软件工程", "软件技术", 15, "5500"),
        (),
        ("", "合计", "", "", 35, ""),
        ("注：以教育厅公布的为准", "", "", "", "", ""),
        ("填表人：", "", "", "审核：", "", ""),
    ]
    reading = read(tmp_path, rows)
    assert reading.source is not None
    assert reading.source.table.to_dict("list") == {
        "target_school": ["桂北理工学院", "桂北理工学院"],
        "target_major": ["机械工程", "软件工程"],
        "major": ["机电一体化技术", "软件技术"],
        "places": ["20", "15"],
        "fee": ["5000", "5500"],
    }
    assert [(f.code, f.message) for f in reading.findings] == [
        ("rows-skipped", "没有读取：小计或合计 1 行（第 5 行）；说明或签名 2 行（第 6–7 行）")
    ]


def test_merged_schools_speak_for_their_rows(tmp_path):
    """A school that is merged over its majors stands in each row."""
    rows = [
        (1, "桂北理工学院", "机械工程", "机电一体化技术", 20, ""),
        (2, "", "软件工程", "软件技术", 15, ""),
    ]
    reading = read(tmp_path, rows, merges=["B2:B3"])
    assert reading.source is not None
    assert reading.source.table["target_school"].tolist() == ["桂北理工学院"] * 2
    assert str(reading.source.place(1, "places")) == "附件16.xlsx Sheet1 E3"


@pytest.mark.parametrize("header", [("甲", "乙", "丙", "丁", "戊", "己")])
def test_unknown_headers_are_refused(tmp_path, header):
    """The message asks for the notice's own columns, not for people."""
    reading = read(tmp_path, [(1, "a", "b", "c", 2, "")], header=header)
    assert reading.source is None
    assert "应有这份公示要求的栏目" in reading.findings[0].message
