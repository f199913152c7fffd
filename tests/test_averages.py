"""Which courses count, and what they add up to, by the rule."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pandas as pd
import pytest

from generator import averages

PASS = Decimal(60)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("第一学期 高等数学", 1),
        ("第5学期 高等数学", 5),
        ("高等数学（第十学期）", 10),
        ("3学期 高等数学", 3),
        ("大一上 高等数学", 1),
        ("大三（下）", 6),
        ("2022-2023-1 高等数学", 3),
        ("2022-2023学年第二学期 高等数学", 4),
        ("2021—2022学年 第1学期", 1),
        ("大学英语2", None),
        ("大学英语（2）", None),
        ("军事理论", None),
    ],
)
def test_semester_of_a_header(title, expected):
    """Semesters are counted from entry, however a header writes them."""
    assert expected == averages.semester(title, 2021)


def test_school_years_need_the_year_of_entry():
    """Without it, 2022-2023-1 could be anybody's first semester."""
    assert averages.semester("2022-2023-1 高等数学") is None


TITLES = {"a": "第一学期 甲", "b": "第五学期 乙", "c": "第六学期 丙", "d": "丁"}


@pytest.mark.parametrize(
    ("of", "counted", "left", "unsure"),
    [
        (["semesters 1-5"], "abd", "c", "d"),
        (["semesters 1-4"], "ad", "bc", "d"),
        (["semesters 1-4", "semesters 6-6"], "acd", "b", "d"),
        (["all except the last semester"], "abd", "c", "d"),
        (["all"], "abcd", "", ""),
    ],
)
def test_courses_that_count(of, counted, left, unsure):
    """The rule takes semesters; a header without one is counted, and named."""
    chosen = averages.choose(TITLES, of)
    assert chosen == averages.Chosen(tuple(counted), tuple(left), tuple(unsure))


def test_unknown_term():
    """The loader knows the terms; here an unknown one is a mistake of the code."""
    with pytest.raises(ValueError, match="odd weeks"):
        averages.choose(TITLES, ["odd weeks"])


def tally(
    rows: list[list[str]],
    *,
    missing: list[int | None] | None = None,
    groups: list[str] | None = None,
    points: Mapping[str, int] | None = None,
    changed: list[bool] | None = None,
) -> averages.Tally:
    """Courses 甲, 乙, … of the people in `rows`; without a score they count 0."""
    names = "甲乙丙丁"[: len(rows[0])]
    table = pd.DataFrame(rows, columns=list(names), dtype="str")
    return averages.tally(
        table,
        {name: name for name in names},
        pd.Series(groups or [""] * len(rows)),
        pd.Series(missing or [0] * len(rows), dtype="Int64"),
        {word: Decimal(value) for word, value in (points or {}).items()},
        PASS,
        pd.Series(changed or [False] * len(rows)),
    )


FACTS = ("total", "count", "missing", "listed", "failed", "untaken")


@pytest.mark.parametrize(
    ("cells", "missing", "expected"),
    [
        # total, count, missing, listed, failed, untaken
        (["80", "70"], 0, (150, 2, 0, "", False, False)),
        (["80", "59"], 0, (139, 2, 0, "", True, False)),
        (["80", "60"], 0, (140, 2, 0, "", False, False)),
        (["80", ""], 0, (80, 2, 1, "乙（空）", False, True)),
        (["80", ""], None, (80, 1, 1, "乙（空）", False, True)),
        (["80", "缓考"], 0, (80, 2, 1, "乙（缓考）", False, True)),
        (["80", "缺考"], 0, (80, 2, 1, "乙（缺考）", True, False)),
        (["80", "缺考"], None, (80, 1, 1, "乙（缺考）", True, False)),
        (["80", "作弊"], 0, (80, 2, 0, "", True, False)),
        (["80", "作弊"], None, (80, 2, 0, "", True, False)),
        (["缓考", "缺考"], 0, (0, 2, 2, "甲（缓考）、乙（缺考）", True, True)),
        (["缓考", ""], None, (0, 0, 2, "甲（缓考）、乙（空）", False, True)),
        (["80", "/"], 0, (80, 2, 1, "乙（/）", False, True)),
        (["80", "优秀"], 0, (175, 2, 0, "", False, False)),
        (["80", "不及格"], 0, (120, 2, 0, "", True, False)),
    ],
)
def test_what_cells_add_up_to(cells, missing, expected):
    """Scores, words with points, missing courses that count 0 or do not count."""
    points = {"优秀": 95, "不及格": 40}
    found = tally([cells, ["1", "1"]], missing=[missing, 0], points=points)
    assert expected == tuple(getattr(found, name)[0] for name in FACTS)
    assert found.strange == {}


def test_an_empty_cell_of_a_changed_person_is_no_fault():
    """Who changed major never had the course; 缓考 still waits for its score."""
    found = tally([["80", ""], ["80", "缓考"]], missing=[None, None], changed=[True, True])
    assert [found.untaken.tolist(), found.count.tolist()] == [[False, True], [1, 1]]


def test_a_course_that_a_whole_group_lacks_is_not_its_course():
    """One sheet for two majors: the other one's courses count for nobody here."""
    rows = [["80", "", "70"], ["60", "/", ""], ["", "90", "50"]]
    found = tally(rows, groups=["机电", "机电", "艺术"])
    assert [found.count.tolist(), found.missing.tolist()] == [[2, 2, 2], [0, 1, 0]]
    assert found.total.tolist() == [150, 60, 140]


def test_words_without_points_are_told():
    """Nobody guesses what 良好 is worth, and the cell is found again."""
    found = tally([["80", "良好"], ["80", "90"]])
    assert {name: cells.tolist() for name, cells in found.strange.items()} == {"乙": [True, False]}


@pytest.mark.parametrize(
    ("cells", "total", "places"),
    [
        (["84.125", "84"], 168125, 3),
        (["84", "84"], 168, 0),
        (["0.1", "0.2"], 3, 1),
        (["84.333333333333333", "1"], 85333333333333333, 15),
        # 18 decimals are more than 64 bits hold.
        (["99.999999999999999999", "99"], 198999999999999999999, 18),
    ],
)
def test_sums_are_exact(cells, total, places):
    """Decimal text is added as whole numbers, however many decimals there are."""
    found = tally([cells])
    assert (found.total[0], found.places) == (total, places)


def test_long_lists_are_cut():
    """Twenty courses are named, then 等."""
    names = [f"课{n}" for n in range(22)]
    table = pd.DataFrame([[""] * 22, ["60"] * 22], columns=names, dtype="str")
    zero, no = pd.Series([0, 0], dtype="Int64"), pd.Series([False, False])
    titles = {name: name for name in names}
    found = averages.tally(table, titles, pd.Series(["", ""]), zero, {}, PASS, no)
    assert found.listed[0].count("（空）") == averages.LISTED
    assert found.listed[0].endswith("课19（空） 等")
    assert found.missing[0] == 22


@pytest.mark.parametrize(
    ("grades", "year"),
    [(["2021级", "2021级"], 2021), (["2021级", "2020级"], None), (["21届"], None), ([], None)],
)
def test_year_of_entry(grades, year):
    """One for all of them, or none."""
    assert averages.entered(pd.DataFrame({"grade": grades}, dtype="str")) == year


def test_no_column_says_whose_enrolment_changed():
    """Then nobody's did, and no year is known."""
    table = pd.DataFrame({"name": ["甲", "乙"]})
    assert averages.changed(table).tolist() == [False, False]
    assert averages.entered(table) is None
