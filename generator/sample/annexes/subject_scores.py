"""附件6: one workbook a college, one sheet a major, the subjects below their semesters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

import pandas as pd

from generator.sample import cells
from generator.sample.book import Book, Draft, Grid
from generator.sample.cohort import Cohort
from generator.sample.courses import Course

FOLDER = "data/附件6"
WITH_COLUMNS = {
    "seq": "序号",
    "college": "所在学院",
    "major": "所在专业",
    "class": "班级",
    "track": "培养类型",
    "student_no": "学号",
    "name": "姓名",
    "id_number": "身份证号码",
}
WITH_TITLE = {
    "seq": "序号",
    "name": "姓名",
    "student_no": "学生学号",
    "track": "培养类型",
    "phone": "手机号",
}
"""College and major stand only above the table; the student number is a number."""


def books(cohort: Cohort) -> Iterator[Book]:
    """A workbook for each college; every second one names college and major above only."""
    colleges = cohort.people.groupby("college", sort=False)
    for number, (college, people) in enumerate(colleges):
        grids: list[Grid] = []
        for major, part in people.groupby("major", sort=False):
            name = cells.sheet_name(str(major), [grid.name for grid in grids])
            grids.append(_sheet(name, cohort, part, in_title=number % 2 == 1))
        yield Book(f"{FOLDER}/{college}.xlsx", "xlsx", tuple(grids))


def _sheet(name: str, cohort: Cohort, people: pd.DataFrame, *, in_title: bool) -> Grid:
    college, major = people[["college", "major"]].iloc[0]
    fixed = WITH_TITLE if in_title else WITH_COLUMNS
    courses = cohort.scores.courses[major]
    subjects = {_field(course): course.name for course in courses}
    draft = Draft(name, fixed | subjects)
    draft.across(f"2021级{major}专业全体学生分科目成绩公示")
    if in_title:
        draft.line(f"学院：{college}", None, f"专业：{major}", None, "年级：2021级")
    draft.header(_semesters(courses))
    own = {"student_no": [int(each) for each in people["student_no"]]} if in_title else {}
    scores = cohort.scores.cells(people.index.to_numpy())
    left = cells.rows(people, fixed, own)
    draft.fill([*row, *points] for row, points in zip(left, scores, strict=True))
    if not in_title:
        draft.merge_down("college")
        draft.merge_down("major")
    draft.line("注：缺考按0分计，缓考课程尚未取得成绩。")
    return draft.grid()


def _field(course: Course) -> str:
    return f"subject:{course.title}"


def _semesters(courses: Iterable[Course]) -> dict[str, list[str]]:
    terms = groupby(courses, key=lambda course: course.semester)
    return {term: [_field(course) for course in some] for term, some in terms}
