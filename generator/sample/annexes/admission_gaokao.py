"""普通高考录取名单: freshmen of several provinces by their total."""

from __future__ import annotations

from collections.abc import Iterator

from generator.sample.admitted import book
from generator.sample.book import Book
from generator.sample.cohort import Cohort
from generator.sample.gaokao import GENERAL

PATH = "data/普通高考录取名单.xlsx"
OWN = {
    "province": "生源省份",
    "batch": "录取批次",
    "total_score": "总分",
    "position": "位次",
}


def books(cohort: Cohort) -> Iterator[Book]:
    """One file, one sheet."""
    yield book(PATH, "2025年普通高考录取名单", cohort.applicants(GENERAL), OWN)
