"""专升本录取名单: what the universities report back about those who were recommended."""

from __future__ import annotations

from collections.abc import Iterator

from generator.sample import cells
from generator.sample.book import Book, Draft
from generator.sample.cohort import Cohort

PATH = "data/专升本录取名单.xlsx"
HEADERS = {
    "seq": "序号",
    "student_no": "学号",
    "name": "姓名",
    "college": "学院",
    "major": "高职专业",
    "track": "培养类型",
    "target_school": "录取院校",
    "target_major": "录取专业",
    "id_number": "身份证号",
}


def books(cohort: Cohort) -> Iterator[Book]:
    """One file, one sheet."""
    people = cohort.ranked[cohort.ranked["recommended"]]
    draft = Draft("录取名单", HEADERS)
    draft.across("2024年普通专升本录取名单")
    draft.header()
    draft.fill(cells.rows(people, HEADERS, {}))
    yield Book(PATH, "xlsx", (draft.grid(),))
