"""附件14: who has signed that they give up."""

from __future__ import annotations

from collections.abc import Iterator

from generator.sample import cells
from generator.sample.book import Book, Draft
from generator.sample.cohort import Cohort

PATH = "data/附件14_放弃.xlsx"
HEADERS = {
    "seq": "序号",
    "college": "学院",
    "major": "专业",
    "track": "培养类型",
    "name": "姓名",
    "student_no": "学号",
    "rank": "排名",
    "id_number": "身份证号",
    "phone": "联系电话",
    "remark": "备注",
}


def books(cohort: Cohort) -> Iterator[Book]:
    """One file, one sheet."""
    people = cohort.people[cohort.people["declined"]]
    draft = Draft("放弃情况", HEADERS)
    draft.across(f"{cohort.school.name}2024届毕业生放弃升本情况统计表")
    draft.header()
    draft.fill(cells.rows(people, HEADERS, {"remark": ["已签放弃声明"] * len(people)}))
    yield Book(PATH, "xlsx", (draft.grid(),))
