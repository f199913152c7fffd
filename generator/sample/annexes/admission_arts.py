"""艺术类录取名单: freshmen by the 综合分, one list for each first subject."""

from __future__ import annotations

from collections.abc import Iterator

from generator.sample.admitted import book
from generator.sample.book import Book
from generator.sample.cohort import Cohort
from generator.sample.gaokao import ARTS

PATH = "data/艺术类录取名单.xlsx"
OWN = {
    "province": "生源省份",
    "subject_group": "首选科目",
    "art_score": "综合分",
    "gaokao_score": "高考总分",
    "position": "位次",
    "wish": "志愿顺序",
}


def books(cohort: Cohort) -> Iterator[Book]:
    """One file, one sheet."""
    yield book(PATH, "2025年普通高考艺术类录取名单", cohort.applicants(ARTS), OWN)
