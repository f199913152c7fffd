"""What cannot be used is refused with its place and a way out; what is hidden stays unread."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
import xlsxwriter
import xlwt
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl.comments import Comment

from tests.ingest.made import HEADER, PEOPLE, book, found, kind, read, rewrite, rows
from tests.ingest.test_formats import MAKERS

SHEET = "xl/worksheets/sheet1.xml"


def workbook():
    """An openpyxl workbook with three people."""
    made = openpyxl.Workbook()
    made.active.title = "表"
    for row in (HEADER, *PEOPLE):
        made.active.append(row)
    return made


def saved(made, path):
    """The file that an openpyxl workbook was saved to."""
    made.save(path)
    return path


def test_encrypted(tmp_path):
    """A password is named as such; nobody is told of a bad zip file."""
    plain = book(tmp_path / "plain.xlsx", {"表": [HEADER, *PEOPLE]})
    path = tmp_path / "locked.xlsx"
    with plain.open("rb") as source, path.open("wb") as target:
        OOXMLFile(source).encrypt("secret", target)
    reading = read(path)
    assert (reading.source, found(reading)) == (None, [("encrypted", "locked.xlsx")])
    assert "密码" in reading.findings[0].message


@pytest.mark.parametrize("share", [0.3, 0.6, 0.97])
@pytest.mark.parametrize("name", ["a.xlsx", "a.ods"])
def test_cut_off(tmp_path, name, share):
    """A file that was cut off on its way is damaged, wherever it was cut."""
    path = tmp_path / name
    MAKERS[name](path)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert found(read(path)) == [("damaged", name)]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.xlsx", b"", "empty-file"),
        ("a.xlsx", b"\x00\x01nonsense", "damaged"),
        ("a.pdf", b"%PDF-1.7", "unknown-format"),
        ("a.docx", b"text", "unknown-format"),
        ("a.xls", b"%PDF-1.7", "unknown-format"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"Word" * 300, "unknown-format"),
        ("a.csv", b"\xff\xff\xff\x80\x80 \xfe", "encoding"),
    ],
)
def test_no_workbook(tmp_path, name, data, code):
    """Whatever else lies in the folder gets a sentence, never a traceback."""
    path = tmp_path / name
    path.write_bytes(data)
    assert found(read(path)) == [(code, name)]


def test_zip_bomb(tmp_path):
    """Unpacked size and ratio are looked at before anything is unpacked."""
    path = book(tmp_path / "bomb.xlsx", {"表": [HEADER, *PEOPLE]})
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/x.xml", b" " * (40 * 2**20))
    assert found(read(path)) == [("too-large", "bomb.xlsx")]


def test_far_cell(tmp_path):
    """One cell at the end of the sheet would cost gigabytes; it is named instead."""
    made = workbook()
    made.active["XFD1048576"] = 1
    reading = read(saved(made, tmp_path / "far.xlsx"))
    assert found(reading) == [("too-large", "far.xlsx 表 XFD1048576")]


def test_far_format(tmp_path):
    """A cell that is only formatted is no content, and costs nothing."""
    made = workbook()
    made.active["A1048576"].font = openpyxl.styles.Font(bold=True)
    reading = read(saved(made, tmp_path / "far.xlsx"))
    assert found(reading) == []
    assert len(rows(reading, "name")) == 3


def test_hidden_rows_xlsx(tmp_path):
    """People who are filtered out would be lost; empty hidden rows do not matter."""
    made = workbook()
    made.active.row_dimensions[3].hidden = True
    made.active.row_dimensions[9].hidden = True
    reading = read(saved(made, tmp_path / "a.xlsx"))
    assert (reading.source, found(reading)) == (None, [("hidden-rows", "a.xlsx 表 第 3 行")])


def test_hidden_parts_xls(tmp_path):
    """Old workbooks hide rows, columns and sheets as well."""
    made = xlwt.Workbook()
    sheet = made.add_sheet("表")
    for at, row in enumerate((HEADER, *PEOPLE)):
        for column, value in enumerate((*row, "秘密")):
            sheet.write(at, column, value)
    sheet.col(4).hidden = True
    secret = made.add_sheet("隐藏")
    secret.write(0, 0, "x")
    secret.visibility = 1
    path = tmp_path / "a.xls"
    made.save(str(path))
    reading = read(path)
    assert found(reading) == []
    assert [f.message for f in reading.findings] == [
        "隐藏的工作表没有读取：隐藏",
        "隐藏的列没有读取：E",
    ]
    sheet.row(2).hidden = True
    made.save(str(path))
    assert found(read(path)) == [("hidden-rows", "a.xls 表 第 3 行")]


def test_hidden_parts_xlsx(tmp_path):
    """Hidden columns, sheets and comments are named and never read."""
    made = workbook()
    made.active["E1"], made.active["E2"] = "备注", "秘密"
    made.active.column_dimensions["E"].hidden = True
    made.active["A2"].comment = Comment("秘密", "x")
    made.create_sheet("一").sheet_state = "hidden"
    made.create_sheet("二").sheet_state = "veryHidden"
    made["二"].append(HEADER)
    reading = read(saved(made, tmp_path / "a.xlsx"), its=kind("name", "student_no", "-remark"))
    assert found(reading) == []
    assert [(f.code, f.message) for f in reading.findings] == [
        ("hidden-parts", "隐藏的工作表没有读取：一、二"),
        ("hidden-parts", "隐藏的列没有读取：E"),
        ("hidden-parts", "批注没有读取"),
    ]
    assert "remark" not in reading.source.table
    assert "秘密" not in reading.source.table.to_string()


def test_hidden_required_column(tmp_path):
    """A required column that is hidden is missing, and the message says where it is."""
    made = workbook()
    made.active.column_dimensions["C"].hidden = True
    reading = read(saved(made, tmp_path / "a.xlsx"))
    assert found(reading) == [("missing-column", "a.xlsx 表 第 1 行")]
    assert "隐藏的列 C" in reading.findings[-1].message


def test_hidden_row_of_html(tmp_path):
    """A style hides a row of a page just as well."""
    path = tmp_path / "a.xls"
    path.write_text(
        "<html><table><tr><td>学号<td>姓名<td>平均成绩<td>排名</tr>"
        "<tr style='display:none'><td>1234<td>张三<td>1<td>1</tr></table>",
        encoding="utf-8",
    )
    assert found(read(path)) == [("hidden-rows", "a.xls 第 2 行")]


def test_formulas(tmp_path):
    """A cached value is read; none, or an error, is refused where the cell is needed."""
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as made:
        sheet = made.add_worksheet("表")
        sheet.write_row(0, 0, (*HEADER, "别的"))
        for at, row in enumerate(PEOPLE):
            sheet.write_row(at + 1, 0, row)
        sheet.write_formula("C2", "=90+1.5", None, 91.5)
        sheet.write_formula("C3", "=1/0", None, "#DIV/0!")
        sheet.write_formula("C4", "=1+1", None, "")
        sheet.write_formula("E4", "=1+1", None, "")
        sheet.write_formula("E3", "=1/0", None, "#N/A")
    reading = read(path)
    assert found(reading) == [
        ("error-cell", "a.xlsx 表 C3"),
        ("formula-without-value", "a.xlsx 表 C4"),
    ]
    assert rows(reading, "average") == [("91.5",), ("",), ("",)]


def test_error_cells_of_xls(tmp_path):
    """calamine shows an error cell as empty; the records tell."""
    made = xlwt.Workbook()
    sheet = made.add_sheet("表")
    for at, row in enumerate((HEADER, *PEOPLE)):
        for column, value in enumerate(row):
            sheet.write(at, column, value)
    sheet.row(4).set_cell_error(2, 0x2A)
    sheet.write(4, 0, "2021030104")
    sheet.write(4, 1, "王六")
    path = tmp_path / "a.xls"
    made.save(str(path))
    assert ("error-cell", "a.xls 表 C5") in found(read(path))


def test_namespace_prefix(tmp_path):
    """Some exporters write `<x:row>`; the look is not fooled."""
    made = workbook()
    made.active.row_dimensions[3].hidden = True
    path = saved(made, tmp_path / "a.xlsx")
    with zipfile.ZipFile(path) as archive:
        xml = archive.read(SHEET).decode()
    prefixed = io.StringIO()
    for piece in xml.split("<"):
        if piece:
            slash = "/" if piece[0] == "/" else ""
            name = piece[len(slash) :]
            prefixed.write(f"<{slash}{'' if name[0] == '?' else 'x:'}{name}")
    new = prefixed.getvalue().replace("xmlns=", "xmlns:x=", 1)
    rewrite(path, SHEET, xml, new)
    assert found(read(path)) == [("hidden-rows", "a.xlsx 表 第 3 行")]


def test_entities_in_a_part(tmp_path):
    """OOXML has no document type; a file that has one is not parsed."""
    path = book(tmp_path / "a.xlsx", {"表": [HEADER, *PEOPLE]})
    rewrite(path, "xl/workbook.xml", "<workbook", '<!DOCTYPE a [<!ENTITY b "c">]><workbook')
    assert found(read(path)) == [("damaged", "a.xlsx")]


def test_lock_files_and_nothing(tmp_path):
    """Lock files of WPS and Office are told apart from data; no data at all is refused."""
    path = book(tmp_path / "a.xlsx", {"表": [HEADER, *PEOPLE]})
    locks = [tmp_path / name for name in ("~$a.xlsx", ".~a.xlsx")]
    for lock in locks:
        lock.write_bytes(b"x")
    reading = read(path, *locks)
    assert found(reading, "note") == [("lock-file", "~$a.xlsx"), ("lock-file", ".~a.xlsx")]
    assert len(rows(reading, "name")) == 3
    assert [code for code, _ in found(read(*locks))] == ["no-file"]
