"""高职单招录取名单: freshmen by 文化素质 and 职业适应性."""

from __future__ import annotations

from collections.abc import Iterator

from generator.sample.admitted import book
from generator.sample.book import Book
from generator.sample.classified import SINGLE
from generator.sample.cohort import Cohort

PATH = "data/单招录取名单.xlsx"
OWN = {
    "total_score": "总成绩",
    "test_score": "测试成绩",
    "culture_score": "文化素质成绩",
    "aptitude_score": "职业适应性测试成绩",
    "chinese_score": "语文成绩",
    "math_score": "数学成绩",
    "foreign_score": "外语成绩",
    "academic_test": "学业水平测试是否合格",
}


def books(cohort: Cohort) -> Iterator[Book]:
    """One file, one sheet."""
    yield book(PATH, "2025年高职单独招生录取名单", cohort.applicants(SINGLE), OWN)
