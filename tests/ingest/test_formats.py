"""Every format that offices send gives the same people."""

from __future__ import annotations

import codecs
import warnings
from pathlib import Path

import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from tests.ingest.made import HEADER, PEOPLE, book, read, rows

TABLE = [["示例职业学院2021级机电一体化技术专业排名"], HEADER, *PEOPLE]
EXPECTED = [
    ("2021030101", "张三", "91.5", "1"),
    ("2021030102", "李四", "84.125", "2"),
    ("2021030103", "欧阳五", "70", "3"),
]


def xls(path: Path) -> Path:
    """Old Excel."""
    made = xlwt.Workbook()
    sheet = made.add_sheet("表")
    for at, row in enumerate(TABLE):
        for column, value in enumerate(row):
            sheet.write(at, column, value)
    made.save(str(path))
    return path


def ods(path: Path) -> Path:
    """LibreOffice."""
    made = OpenDocumentSpreadsheet()
    table = Table(name="表")
    for row in TABLE:
        line = TableRow()
        for value in row:
            is_text = isinstance(value, str)
            facts = {} if is_text else {"value": str(value)}
            cell = TableCell(valuetype="string" if is_text else "float", **facts)
            cell.addElement(P(text=str(value)))
            line.addElement(cell)
        table.addElement(line)
    made.spreadsheet.addElement(table)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made.save(str(path))
    return path


def text(path: Path, encoding: str, mark: bytes = b"", delimiter: str = ",") -> Path:
    """Delimited text."""
    lines = (delimiter.join(map(str, row)) for row in TABLE)
    path.write_bytes(mark + "\r\n".join(lines).encode(encoding))
    return path


def html(path: Path) -> Path:
    """What 教务 systems call Excel."""
    cells = "".join(
        "<tr>" + "".join(f"<td x:str>{value}</td>" for value in row) + "</tr>" for row in TABLE[1:]
    )
    page = (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">'
        f"</head><body><table><tr><td colspan=4>{TABLE[0][0]}&nbsp;</td></tr>{cells}</table>"
    )
    path.write_bytes(page.encode("gb18030"))
    return path


MAKERS = {
    "a.xlsx": lambda p: book(p, {"表": TABLE}),
    "a.xlsm": lambda p: book(p, {"表": TABLE}).rename(p.with_suffix(".xlsm")),
    "new.et": lambda p: book(p.with_suffix(".xlsx"), {"表": TABLE}).rename(p),
    "xlsx-named.xls": lambda p: book(p.with_suffix(".xlsx"), {"表": TABLE}).rename(p),
    "old.xls": xls,
    "old.et": xls,
    "a.ods": ods,
    "utf8.csv": lambda p: text(p, "utf-8"),
    "bom.csv": lambda p: text(p, "utf-8", codecs.BOM_UTF8),
    "gbk.csv": lambda p: text(p, "gb18030"),
    "utf16.csv": lambda p: text(p, "utf-16-le", codecs.BOM_UTF16_LE, "\t"),
    "big-endian.tsv": lambda p: text(p, "utf-16-be", codecs.BOM_UTF16_BE, "\t"),
    "tabs.xls": lambda p: text(p, "gb18030", delimiter="\t"),
    "page.xls": html,
}


@pytest.mark.parametrize("name", MAKERS)
def test_same_people(tmp_path, name):
    """The name of a file says little; the people are the same in all of them."""
    path = tmp_path / name
    MAKERS[name](path)
    reading = read(path)
    assert reading.findings == ()
    assert rows(reading, "student_no", "name", "average", "rank") == EXPECTED
    assert set(rows(reading, "college", "major", "grade", "track")) == {
        ("机电工程学院", "机电一体化技术", "2021级", "普通")
    }
    place = reading.source.place(2, "average")
    assert (place.file, place.cell, place.row) == (name, "C5", 5)


def test_rare_signs_survive(tmp_path):
    """GB18030 has signs that GBK lacks; a private-use sign of old fonts becomes 䶮."""
    path = tmp_path / "a.csv"
    path.write_bytes("学号,姓名,平均成绩,排名\n2021030101,𠮷龙,90,1\n".encode("gb18030"))
    assert rows(read(path), "name") == [("𠮷龙",)]
    old = book(tmp_path / "b.xlsx", {"表": [HEADER, ("2021030101", "李\ue863", 90, 1)]})
    assert rows(read(old), "name") == [("李䶮",)]


def test_shifted_rows_are_refused(tmp_path):
    """An unquoted comma shifts all cells after it."""
    path = tmp_path / "a.csv"
    path.write_text("学号,姓名,平均成绩,排名\n2021030101,张三,A,90,1\n", encoding="utf-8")
    reading = read(path)
    assert reading.source is None
    assert ("ragged-row", "a.csv 第 2 行") in [(f.code, str(f.place)) for f in reading.findings]


def test_several_files(tmp_path):
    """Files are joined in order; each keeps its place."""
    paths = [
        book(tmp_path / f"{at}.xlsx", {"表": [HEADER, PEOPLE[at]]}) for at in range(len(PEOPLE))
    ]
    reading = read(*paths)
    assert [row[0] for row in rows(reading, "name")] == ["张三", "李四", "欧阳五"]
    assert str(reading.source.place(2, "name")) == "2.xlsx 表 B2"
