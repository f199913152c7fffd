"""Finding the header, and which column is which field."""

from __future__ import annotations

import pytest

from generator.config.round import SheetRoles
from generator.ingest.header import Index
from tests.ingest.made import FIELDS, HEADER, PEOPLE, book, found, kind, read, rows

EXPECTED = [("2021030101", "张三"), ("2021030102", "李四"), ("2021030103", "欧阳五")]


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        ("学号", ("student_no",)),
        ("学 号\n", ("student_no",)),
        ("*学号：", ("student_no",)),
        ("学号（必填）", ("student_no",)),
        ("学号【必填】", ("student_no",)),
        ("学　　号", ("student_no",)),
        ("学\u200b号", ("student_no",)),
        ("学号/工号", ("student_no",)),
        ("学院（系）名称", ("college",)),
        ("院(系)", ("college",)),
        ("成绩（是否符合专升本要求）", ("eligible",)),
        ("排名（名次/总人数）", ("rank",)),
        ("各科考试\n平均成绩", ("average",)),
        ("平均成绩(保留两位小数)", ("average",)),
        ("ＱＱ号码", ("qq",)),
        ("sfzh", ("id_number",)),
        ("SFZH", ("id_number",)),
        ("编号", ()),
        ("高等数学", ()),
        ("", ()),
    ],
)
def test_aliases(header, fields):
    """Headers are compared without spaces, marks and brackets; a doubtful one is not guessed."""
    assert Index(FIELDS).match(header) == fields


@pytest.mark.parametrize(
    ("above", "merges"),
    [
        ([], ()),
        ([["2021级排名公示"]], ("A1:D1",)),
        ([["排名"], ["学院：机电工程学院", None, "日期：2024年3月"], []], ("A1:D1",)),
        ([["注：姓名、学号请核对"], ["填表说明"], ["共3人"]], ("A1:D1", "A2:D2")),
    ],
)
def test_below_titles(tmp_path, above, merges):
    """Title, note and empty rows may stand above."""
    path = book(tmp_path / "a.xlsx", {"表": [*above, HEADER, *PEOPLE]}, merges)
    assert rows(read(path), "student_no", "name") == EXPECTED


def test_two_rows(tmp_path):
    """Group names above, names below, single columns merged over both."""
    table = [
        ["排名公示"],
        ["序号", "学号", "姓名", "成绩", None, "去向"],
        [None, None, None, "平均分", "名次", None],
        *[[at, *row[:2], row[2], row[3], "x"] for at, row in enumerate(PEOPLE, 1)],
    ]
    merges = ("A1:F1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:F3")
    reading = read(book(tmp_path / "a.xlsx", {"表": table}, merges))
    assert rows(reading, "student_no", "average", "rank")[0] == ("2021030101", "91.5", "1")
    assert reading.source.sheets[0].headers["average"] == "成绩 平均分"
    assert str(reading.source.place(0, "rank")) == "a.xlsx 表 E4"


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_groups_of_one_column(tmp_path, name):
    """A group that has one column is not merged; in CSV nothing is."""
    table = [
        ["学号", "姓名", "第一学期", "第二学期", ""],
        ["", "", "体育", "体育", "英语"],
        ["2021030101", "张三", 80, 90, 70],
    ]
    path = tmp_path / name
    if name == "a.csv":
        lines = (",".join(map(str, row)) for row in table)
        path.write_text("\n".join(lines), encoding="utf-8")
    else:
        book(path, {"表": table}, ("A1:A2", "B1:B2", "D1:E1"))
    reading = read(path, its=kind("name", "subjects"))
    assert list(reading.source.titles.values()) == [
        "第一学期 体育",
        "第二学期 体育",
        "第二学期 英语",
    ]


def test_names_below_groups(tmp_path):
    """All names stand in the lower row; the upper only groups them."""
    table = [
        ["学生信息", None, "成绩"],
        HEADER,
        *PEOPLE,
    ]
    reading = read(book(tmp_path / "a.xlsx", {"表": table}, ("A1:B1", "C1:D1")))
    assert rows(reading, "student_no", "name") == EXPECTED


def test_section_row_is_no_second_header(tmp_path):
    """A major's name right below the header names people, not columns."""
    table = [("序号", *HEADER), ["数控技术"], *[(1, *row) for row in PEOPLE]]
    reading = read(book(tmp_path / "a.xlsx", {"表": table}))
    assert set(rows(reading, "major")) == {("数控技术",)}


def test_missing_column(tmp_path):
    """The message lists the headers that were seen and the way to use `map`."""
    table = [("学号", "姓名", "成绩均值", "排名"), *PEOPLE]
    path = book(tmp_path / "a.xlsx", {"表": table})
    reading = read(path)
    assert (reading.source, found(reading)) == (None, [("missing-column", "a.xlsx 表 第 1 行")])
    assert "学号、姓名、成绩均值、排名" in reading.findings[-1].message
    assert "average" in reading.findings[-1].message
    mapped = read(path, map={"成绩均值": "average"})
    assert rows(mapped, "average")[0] == ("91.5",)


def test_two_columns_for_one_field(tmp_path):
    """Nobody guesses which average counts; `map` decides."""
    table = [(*HEADER, "加权平均分"), *[(*row, 60) for row in PEOPLE]]
    path = book(tmp_path / "a.xlsx", {"表": table})
    assert found(read(path)) == [("duplicate-header", "a.xlsx 表 E1")]
    assert rows(read(path, map={"加权平均分": "average"}), "average")[0] == ("60",)
    assert rows(read(path, map={"平均成绩": "average"}), "average")[0] == ("91.5",)


def test_twice_what_nobody_needs(tmp_path):
    """Two remarks or two telephones are no fault."""
    table = [(*HEADER, "备注", "备注", "电话", "手机"), *[(*row, "", "", 1, 2) for row in PEOPLE]]
    reading = read(book(tmp_path / "a.xlsx", {"表": table}))
    assert found(reading) == []
    assert not {"phone", "remark"} & set(reading.source.table)


def test_no_header(tmp_path):
    """Without a header nothing is read, and no person is named in the message."""
    reading = read(book(tmp_path / "a.xlsx", {"表": PEOPLE}))
    assert (reading.source, found(reading)) == (None, [("no-header", "a.xlsx 表")])
    assert "张三" not in reading.findings[0].message
    assert "2021" not in reading.findings[0].message


def test_other_sheets(tmp_path):
    """A sheet of explanations is left alone with a note; one with a lost table is refused."""
    sheets = {
        "名单": [HEADER, *PEOPLE],
        "说明": [["一、请如实填写"], ["二、不得改动列的顺序"]],
        "空": [],
    }
    assert found(read(book(tmp_path / "a.xlsx", sheets)), "error", "warning", "note") == [
        ("sheet-left-alone", "a.xlsx 说明")
    ]
    sheets["别的"] = [("甲", "乙", "丙"), *PEOPLE]
    path = book(tmp_path / "b.xlsx", sheets)
    assert found(read(path)) == [("no-header", "b.xlsx 别的")]
    assert found(read(path, sheets=SheetRoles(skip=("别的",)))) == []


def test_optional_columns_and_unknown_ones(tmp_path):
    """What the kind does not name is not read, known or not."""
    table = [(*HEADER, "身份证号", "宿舍"), *[(*row, "4501", "1-101") for row in PEOPLE]]
    reading = read(book(tmp_path / "a.xlsx", {"表": table}), its=kind("name", "-award"))
    assert set(reading.source.table) == {"name", "student_no", "grade", "track"}
