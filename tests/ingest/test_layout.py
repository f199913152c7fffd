"""Which rows are people, and what stands in merged cells, sections and titles."""

from __future__ import annotations

import pytest

from generator.config.round import SheetRoles
from generator.ingest.constants import grade, is_expansion, section_text
from tests.ingest.made import HEADER, PEOPLE, book, found, kind, read, rows

NAMES = [("张三",), ("李四",), ("欧阳五",)]


@pytest.mark.parametrize(
    ("extra", "label"),
    [
        (HEADER, "重复的表头"),
        ((), ""),
        (("合计", None, 81.9), "小计或合计"),
        (("小计：", 3), "小计或合计"),
        (("本页合计",), "小计或合计"),
        (("注：平均成绩保留两位小数",), "说明或签名"),
        (("注1：按细则",), "说明或签名"),
        (("制表人：李某", None, "审核人：", "2024年3月19日"), "说明或签名"),
        (("日期：2024年3月19日",), "说明或签名"),
        ((None, "制表人：王某"), "说明或签名"),
        ((None, None, None, "（盖章）"), "说明或签名"),
        (("机电工程学院（公章）",), "说明或签名"),
    ],
)
@pytest.mark.parametrize("at", [1, 3])
def test_other_rows(tmp_path, extra, label, at):
    """Rows that are nobody's are left out, in the middle as at the end, and counted."""
    table = [HEADER, *PEOPLE[:at], extra, *PEOPLE[at:]]
    reading = read(book(tmp_path / "a.xlsx", {"表": table}))
    assert rows(reading, "name") == NAMES
    assert found(reading) == []
    skipped = [f.message for f in reading.findings if f.code == "rows-skipped"]
    assert skipped == ([f"没有当作学生读取：{label} 1 行（第 {at + 2} 行）"] if label else [])


def test_prefilled_rows(tmp_path):
    """A template numbers its rows beforehand."""
    table = [("序号", "学院", *HEADER), *[(at, "机电系", *row) for at, row in enumerate(PEOPLE)]]
    table += [(4, "机电系"), (5, "机电系"), (6,)]
    reading = read(book(tmp_path / "a.xlsx", {"表": table}))
    assert rows(reading, "name", "college") == [(*name, "机电工程学院") for name in NAMES]


def test_people_without_name_or_number_stay(tmp_path):
    """Whoever lacks a name or a number is no blank row: the checks will say so."""
    table = [
        HEADER,
        PEOPLE[0],
        (None, "李四", 80, 2),
        ("2021030103", None, 70, 3),
        (None, None, 60, 4),
    ]
    reading = read(book(tmp_path / "a.xlsx", {"表": table}))
    assert rows(reading, "student_no", "name") == [
        ("2021030101", "张三"),
        ("", "李四"),
        ("2021030103", ""),
        ("", ""),
    ]


def test_not_understood(tmp_path):
    """A stray text among people is named, never dropped silently."""
    table = [HEADER, PEOPLE[0], (None, None, None, "？？"), *PEOPLE[1:]]
    reading = read(book(tmp_path / "a.xlsx", {"表": table}))
    assert found(reading) == [("row-not-understood", "a.xlsx 表 第 3 行")]


def test_merged_and_block_filled(tmp_path):
    """学院 is merged down, 专业 stands on the first row of its block only."""
    table = [
        ("学院", "专业", *HEADER),
        ("机电工程学院", "机电一体化技术", *PEOPLE[0]),
        (None, None, *PEOPLE[1]),
        (None, "数控技术", *PEOPLE[2]),
    ]
    reading = read(book(tmp_path / "a.xlsx", {"表": table}, ("A2:A4",)))
    assert rows(reading, "college", "major") == [
        ("机电工程学院", "机电一体化技术"),
        ("机电工程学院", "机电一体化技术"),
        ("机电工程学院", "数控技术"),
    ]
    assert found(reading, "note") == [("filled-down", "a.xlsx 表")]


def test_omission_is_no_block(tmp_path):
    """Where every row has its major, an empty cell is an omission that nobody fills."""
    majors = ("软件技术", "软件技术", None)
    table = [("专业", *HEADER), *zip(majors, *zip(*PEOPLE, strict=True), strict=True)]
    reading = read(book(tmp_path / "a.xlsx", {"表": table}))
    assert rows(reading, "major") == [("软件技术",), ("软件技术",), ("",)]


def test_sections(tmp_path):
    """A row with only a name speaks for the rows below it; known or not."""
    table = [
        ("序号", *HEADER),
        ("机电工程学院",),
        ("一、数控技术专业（2人）",),
        (1, *PEOPLE[0]),
        (2, *PEOPLE[1]),
        ("小计", 2),
        ("2021级焊接技术",),
        (3, *PEOPLE[2]),
    ]
    reading = read(book(tmp_path / "a.xlsx", {"表": table}))
    assert rows(reading, "college", "major") == [
        ("机电工程学院", "数控技术"),
        ("机电工程学院", "数控技术"),
        ("机电工程学院", "焊接技术"),
    ]


def test_section_in_the_column_of_names(tmp_path):
    """Without 序号 the section stands where names stand."""
    table = [("姓名", "学号", "平均成绩", "排名"), ("机电一体化技术",)]
    table += [(row[1], row[0], *row[2:]) for row in PEOPLE]
    reading = read(book(tmp_path / "a.xlsx", {"表": table}))
    assert rows(reading, "name", "major") == [(*name, "机电一体化技术") for name in NAMES]


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("一、机电一体化技术专业（45人）", "机电一体化技术"),
        ("专业：数控技术", "数控技术"),
        ("2021级数控技术", "数控技术"),
        ("（二）软件技术 共30人", "软件技术"),
        ("3D打印技术", "3D打印技术"),
    ],
)
def test_section_text(text, bare):
    """Numbering, labels, years and head counts are no part of a major's name."""
    assert section_text(text) == bare


@pytest.mark.parametrize(
    ("title", "sheet", "file", "expected"),
    [
        (
            "机电工程学院2020级数控技术专业排名",
            "Sheet1",
            "a",
            ("机电工程学院", "数控技术", "2020级", "普通"),
        ),
        ("排名公示", "软件技术", "a", ("信息工程学院", "软件技术", "2021级", "普通")),
        ("排名公示", "Sheet1", "信息工程学院排名", ("信息工程学院", "", "2021级", "普通")),
        ("软件技术（扩招）排名", "Sheet1", "a", ("信息工程学院", "软件技术", "2021级", "扩招")),
        ("注：扩招班单独排名", "软件技术", "a", ("信息工程学院", "软件技术", "2021级", "普通")),
        ("2021级茶艺专业排名", "Sheet1", "a", ("", "茶艺", "2021级", "普通")),
        ("2021级各专业排名（按专业）", "Sheet1", "a", ("", "", "2021级", "普通")),
    ],
)
def test_constants(tmp_path, title, sheet, file, expected):
    """What the cells do not say may stand in the title, the sheet's or the file's name."""
    reading = read(book(tmp_path / f"{file}.xlsx", {sheet: [[title], HEADER, *PEOPLE]}))
    table = reading.source.table
    names = ("college", "major", "grade", "track")
    assert tuple(table[name].iloc[0] if name in table else "" for name in names) == expected


def test_part_and_cohort(tmp_path):
    """A part's college and the round's cohort are the last to speak."""
    reading = read(book(tmp_path / "a.xlsx", {"表": [HEADER, *PEOPLE]}), part="机电工程学院")
    assert set(rows(reading, "college", "grade")) == {("机电工程学院", "2021级")}


def test_group_that_nothing_names(tmp_path):
    """A kind that makes a page of each major needs to know the major."""
    its = kind("name", "student_no", group_by=["major"])
    reading = read(book(tmp_path / "a.xlsx", {"表": [HEADER, *PEOPLE]}), its=its)
    assert found(reading) == [("missing-column", "a.xlsx 表 第 1 行")]
    assert "标题" in reading.findings[-1].message


@pytest.mark.parametrize(
    ("header", "values", "expected"),
    [
        ("班级", ("数控2101班", "数控扩招1班", ""), ("普通", "扩招", "普通")),
        ("备注", ("", "高职扩招", "非扩招"), ("普通", "扩招", "普通")),
        ("培养类型", ("普通", "扩招", ""), ("普通", "扩招", "普通")),
        ("高职扩招考生标志", ("否", "是", ""), ("普通", "扩招", "普通")),
        ("专业", ("数控技术", "数控技术（扩招）", "数控技术"), ("普通", "扩招", "普通")),
    ],
)
def test_track(tmp_path, header, values, expected):
    """扩招 is said in many places; without a word everybody is 普通."""
    table = [(header, *HEADER), *[(v, *row) for v, row in zip(values, PEOPLE, strict=True)]]
    reading = read(book(tmp_path / "a.xlsx", {"表": table}))
    assert tuple(row[0] for row in rows(reading, "track")) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2021", "2021级"),
        ("21级", "2021级"),
        ("2021 级", "2021级"),
        ("２０２１级", "2021级"),
        ("大三", "大三"),
    ],
)
def test_grade(text, value):
    """Years are written in several ways."""
    assert grade(text) == value


@pytest.mark.parametrize("text", ["非扩招", "不含扩招", ""])
def test_no_expansion(text):
    """A word against is no word for."""
    assert not is_expansion(text)


def test_master_and_details(tmp_path):
    """People are counted once; the 分表 are kept for comparison."""
    sheets = {
        "数控技术": [HEADER, *PEOPLE[:2]],
        "总表": [("专业", *HEADER), *[("数控技术", *row) for row in PEOPLE]],
        "软件技术": [HEADER, PEOPLE[2]],
    }
    path = book(tmp_path / "a.xlsx", sheets)
    reading = read(path)
    assert rows(reading, "name") == NAMES
    detail = reading.source.detail
    assert list(detail.table["major"]) == ["数控技术", "数控技术", "软件技术"]
    assert [detail.sheets[number].name for number in detail.origin["sheet"]] == [
        *("数控技术", "数控技术", "软件技术")
    ]
    assert len(rows(read(path, sheets=SheetRoles(main="软件技术")), "name")) == 1
    assert len(rows(read(path, sheets=SheetRoles(skip=("总表",))), "name")) == 3
    wrong = read(path, sheets=SheetRoles(main="没有"))
    assert [code for code, _ in found(wrong)] == ["sheet-not-found"]


def test_master_and_details_in_files(tmp_path):
    """The 总表 and the 分表 may be files of their own."""
    main = book(tmp_path / "附件5_总表.xlsx", {"Sheet1": [HEADER, *PEOPLE]})
    part = book(tmp_path / "附件5_分表.xlsx", {"数控技术": [HEADER, *PEOPLE[:2]]})
    reading = read(main, part)
    assert (len(reading.source.table), len(reading.source.detail.table)) == (3, 2)


def test_nobody(tmp_path):
    """A header without people is refused."""
    reading = read(book(tmp_path / "a.xlsx", {"表": [HEADER]}))
    assert (reading.source, found(reading)) == (None, [("no-people", "a.xlsx 表 第 1 行")])
