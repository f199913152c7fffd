"""Who must not be chosen: a list of the offices, with the grounds, that nobody publishes."""

from __future__ import annotations

from collections.abc import Iterator

from generator.sample import cells
from generator.sample.book import Book, Draft
from generator.sample.cohort import Cohort

PATH = "data/不予选拔学生.xlsx"
HEADERS = {
    "seq": "序号",
    "college": "学院",
    "major": "专业",
    "track": "培养类型",
    "name": "姓名",
    "student_no": "学号",
    "discipline": "处分情况",
    "remark": "备注",
}
GROUNDS = ("记过处分未解除", "", "严重警告处分未解除", "")
NOTES = ("", "定向培养", "", "已通过其他渠道录取")


def books(cohort: Cohort) -> Iterator[Book]:
    """One file, one sheet."""
    people = cohort.people[cohort.people["excluded"]]
    draft = Draft("Sheet1", HEADERS)
    draft.across(f"{cohort.school.name}2024届毕业生不予选拔学生（内部材料）")
    draft.header()
    turns = [n % len(GROUNDS) for n in range(len(people))]
    own = {"discipline": [GROUNDS[n] for n in turns], "remark": [NOTES[n] for n in turns]}
    draft.fill(cells.rows(people, HEADERS, own))
    yield Book(PATH, "xlsx", (draft.grid(),))
