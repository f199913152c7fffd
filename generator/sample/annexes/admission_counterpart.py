"""高职对口中职录取名单: freshmen by 文化素质 and 职业技能, some exempt from the latter."""

from __future__ import annotations

from collections.abc import Iterator

from generator.sample.admitted import book
from generator.sample.book import Book
from generator.sample.classified import COUNTERPART
from generator.sample.cohort import Cohort

PATH = "data/对口录取名单.xlsx"
OWN = {
    "total_score": "总成绩",
    "test_score": "测试成绩",
    "culture_score": "文化素质成绩",
    "skill_score": "职业技能测试成绩",
    "chinese_score": "语文成绩",
    "math_score": "数学成绩",
    "foreign_score": "英语成绩",
    "exempt": "对口免试生",
}


def books(cohort: Cohort) -> Iterator[Book]:
    """One file, one sheet."""
    yield book(PATH, "2025年高职对口中职自主招生录取名单", cohort.applicants(COUNTERPART), OWN)
