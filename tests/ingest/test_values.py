"""Cells -> normalised text."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ingest.messages import MESSAGES
from generator.ingest.text import clean, is_name
from generator.ingest.values import SCORE_WORDS, normalise
from tests.ingest.made import HEADER, book, found, read, rows


def day(*numbers):
    """A date as Excel has it: without a zone."""
    return datetime(*numbers)  # noqa: DTZ001


CASES = {
    "name": [
        ("张　三", "张三", ""),
        ("张 三", "张三", ""),
        (" 张三\xa0", "张三", ""),
        ("张三&nbsp;", "张三", ""),
        ("张\u200b三\ufeff", "张三", "invisible-characters"),
        ("\u202e张三", "张三", "invisible-characters"),
        ("买买提．艾力", "买买提·艾力", ""),
        ("买买提•艾力", "买买提·艾力", ""),
        ("买买提・艾力", "买买提·艾力", ""),
        ("买买提 · 艾力", "买买提·艾力", ""),
        ("买买提.艾力", "买买提·艾力", ""),
        ("John  Smith", "John Smith", ""),
        ("Ｊｏｈｎ O'Neil-Li", "John O'Neil-Li", ""),
        ("𠮷田〇", "𠮷田〇", ""),
        ("李\ue863", "李䶮", ""),
        ("李\ue000", "李\ue000", "private-use"),
        ("'张三", "张三", ""),
        ("\t张三", "张三", ""),
        ("NA", "NA", ""),
        ("nan", "nan", ""),
        ("", "", ""),
        ("<b>张三</b>", "<b>张三</b>", "not-a-name"),
        ("=cmd|'/c calc'!A1", None, "not-a-name"),
        ("{{ 7*7 }}", "{{ 7*7 }}", "not-a-name"),
        ("张三1", "张三1", "not-a-name"),
        ("张*三", "张*三", "not-a-name"),
        ("张|三", "张|三", "not-a-name"),
        (3.0, "3", "not-a-name"),
        ("张\x00三", "张三", "bad-character"),
        ("张\ud800三", "张三", "bad-character"),
        ("#N/A", "", "error-text"),
    ],
    "identifier": [
        (2021030101.0, "2021030101", ""),
        (2021030101, "2021030101", ""),
        ("0020230001", "0020230001", ""),
        (" ２０２１ ０３０１ ", "20210301", ""),
        ("'2021030101", "2021030101", ""),
        ("\t2021030101", "2021030101", ""),
        ("2021030101.0", "2021030101", ""),
        ("24450103150001x", "24450103150001x", ""),
        ("无", "", ""),
        (4.5010320050101126e17, "450103200501011000", "digits-lost"),
        (1e15, "1000000000000000", "digits-lost"),
        (999999999999999.0, "999999999999999", ""),
        ("4.50103E+17", "4.50103E+17", "digits-lost"),
        ("2021****01", "2021****01", "not-an-identifier"),
        (2021030101.5, "2021030101.5", "not-an-identifier"),
        ("<i>1</i>", "<i>1</i>", "not-an-identifier"),
        (day(2021, 3, 1), "2021-03-01", "became-a-date"),
        (True, "TRUE", ""),
    ],
    "number": [
        (84.125, "84.125", ""),
        (84.10000000000001, "84.1", ""),
        ("84.50", "84.5", ""),
        ("８４．５", "84.5", ""),
        ("85分", "85", ""),
        (-0.0, "0", ""),
        ("缺考", "缺考", ""),
        ("--", "", ""),
        ("八十", "八十", "not-a-number"),
        (date(2024, 3, 12), "2024-03-12", "became-a-date"),
    ],
    "score": [
        (60, "60", ""),
        ("优秀", "优秀", ""),
        ("缺 考", "缺考", ""),
        ("--", "--", ""),
        ("", "", ""),
        ("九十", "九十", "odd-score"),
    ],
    "rank": [
        (3.0, "3", ""),
        ("3", "3", ""),
        ("03", "3", ""),
        ("3/120", "3", ""),
        ("３／１２０", "3", ""),
        ("第3名", "3", ""),
        ("并列第5名", "5", ""),
        ("5（并列）", "5", ""),
        ("4/146(2.7%)", "4", ""),
        ("不排名", "", ""),
        ("—", "", ""),
        ("前三", "前三", "not-a-rank"),
        (3.5, "3.5", "not-a-rank"),
        (day(2024, 3, 12), "2024-03-12", "became-a-date"),
    ],
    "count": [(120.0, "120", ""), ("120人", "120", ""), ("很多", "很多", "not-a-number")],
    "verdict": [
        ("是", "是", ""),
        ("√", "是", ""),
        ("符合", "是", ""),
        (True, "是", ""),
        ("不符合", "否", ""),
        ("×", "否", ""),
        (False, "否", ""),
        ("", "", ""),
        ("待定", "待定", "not-a-verdict"),
    ],
    "date": [
        (day(2023, 10, 15), "2023-10-15", ""),
        (45214.0, "2023-10-15", ""),
        ("2023年12月", "2023-12", ""),
        ("2023.10.5", "2023-10-05", ""),
        ("2023/10/15", "2023-10-15", ""),
        ("20231015", "2023-10-15", ""),
        ("2023-10-15 00:00:00", "2023-10-15", ""),
        ("2023年10月15日", "2023-10-15", ""),
        ("2023年13月", "2023年13月", "odd-date"),
        ("去年", "去年", "odd-date"),
    ],
    "text": [
        ("  一等奖\n（团体） ", "一等奖 （团体）", ""),
        (2101.0, "2101", ""),
        (day(2023, 10, 15), "2023-10-15", ""),
        ("字" * 1001, "字" * 1001, "too-long"),
    ],
}


@pytest.mark.parametrize(
    ("kind", "value", "text", "code"),
    [(kind, *case) for kind, cases in CASES.items() for case in cases],
)
def test_normalise(kind, value, text, code):
    """One value of each sort that has been seen."""
    texts, problems = normalise([value], kind)
    assert [code for _, code in problems] == ([code] if code else [])
    assert text is None or texts == [text]


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        ((0.125, 0.067, 1.0), ["12.5%", "6.7%", "100%"]),
        ((12.5, 0.8), ["12.5%", "0.8%"]),
        (("12.5%", "0.125", "１２．５％"), ["12.5%", "12.5%", "12.5%"]),
        (("", "-"), ["", ""]),
    ],
)
def test_percent(values, texts):
    """Whether 0.8 is 80% or 0.8% shows in the whole column."""
    assert normalise(values, "percent")[0] == texts


@pytest.mark.parametrize("field", ["college", "major", "class"])
def test_names_to_group_by(field):
    """What people are grouped by has one kind of bracket and no inner spaces."""
    values = ["机电 一体化技术(扩招)", "机电一体化技术 （扩招）", "机电一体化技术（扩招）"]
    assert set(normalise(values, "text", field)[0]) == {"机电一体化技术（扩招）"}


cells = st.one_of(
    st.text(max_size=30), st.floats(), st.booleans(), st.dates(), st.integers(-(10**18), 10**18)
)


@given(st.sampled_from(sorted([*CASES, "percent"])), st.lists(cells, max_size=8))
def test_never_raises(kind, values):
    """Whatever stands in a cell, a text comes out, and every code has its words."""
    texts, problems = normalise(values, kind)
    assert len(texts) == len(values)
    assert all(isinstance(text, str) for text in texts)
    assert all(code in MESSAGES and 0 <= at < len(values) for at, code in problems)
    assert not any(0xD800 <= ord(sign) < 0xE000 for text in texts for sign in text)


@given(st.sampled_from(sorted(set(CASES) - {"date"})), st.lists(st.text(max_size=20), max_size=5))
def test_twice_is_once(kind, values):
    """What is normal stays as it is."""
    texts, problems = normalise(values, kind)
    wrong = {at for at, _ in problems}
    good = [text for at, text in enumerate(texts) if at not in wrong]
    assert normalise(good, kind)[0] == good


@given(st.decimals(0, 150, places=3))
def test_float_noise(value):
    """A number is what was typed, whether the file has it as a float or as text."""
    as_float, as_text = normalise([float(value), f"{value}"], "number")[0]
    assert Decimal(as_float) == Decimal(as_text) == value
    assert as_float == as_text


@given(st.text(max_size=40))
def test_clean_is_safe(text):
    """No control, invisible or surrogate character is left, and no line break."""
    cleaned, _ = clean(text)
    assert cleaned == " ".join(cleaned.split())
    assert not set(cleaned) & {"\x00", "\u200b", "\u202e", "\ufeff", "\n"}


@given(st.text(alphabet='<>{}[]()|=+@#$%^&*_`~\\/0123456789;:"!?,', min_size=1, max_size=10))
def test_markup_is_no_name(text):
    """A name of signs alone is none."""
    assert not is_name(text)


def test_words_of_scores_are_scores():
    """Every word that stands for a score passes."""
    assert normalise(sorted(SCORE_WORDS), "score") == (sorted(SCORE_WORDS), [])


def test_places_of_bad_cells(tmp_path):
    """Every bad cell is named by its own address; the value is not."""
    table = [
        ["公示"],
        HEADER,
        ("2021030101", "<b>张三</b>", 91.5, 1),
        (450103200501011235, "李四", "#N/A", 2),
        ("4.5E+17", "王\u200b五", 70, "前三"),
    ]
    reading = read(book(tmp_path / "a.xlsx", {"表": table}))
    assert sorted(found(reading)) == [
        ("digits-lost", "a.xlsx 表 A4"),
        ("digits-lost", "a.xlsx 表 A5"),
        ("error-cell", "a.xlsx 表 C4"),
        ("invisible-characters", "a.xlsx 表 B5"),
        ("not-a-name", "a.xlsx 表 B3"),
        ("not-a-rank", "a.xlsx 表 D5"),
    ]
    said = "".join(finding.message for finding in reading.findings)
    assert not any(word in said for word in ("张三", "4.5E", "45010", "王五", "前三"))


def test_many_bad_cells(tmp_path):
    """A column that is bad throughout is not told a thousand times."""
    table = [HEADER, *[(f"20210301{at:03}", "张三1", 90, at + 1) for at in range(100)]]
    reading = read(book(tmp_path / "a.xlsx", {"表": table}))
    assert len(reading.findings) == 21
    assert "还有 80 格" in reading.findings[-1].message


def test_leading_zeros(tmp_path):
    """A zero that only the format shows is lost; lengths tell."""
    table = [HEADER, (2021001, "张三", 1, 1), (2021002, "李四", 1, 2), (21003, "王五", 1, 3)]
    reading = read(book(tmp_path / "a.xlsx", {"表": table}))
    assert found(reading) == [("lengths-differ", "a.xlsx 表 A4")]
    assert rows(reading, "student_no") == [("2021001",), ("2021002",), ("21003",)]
