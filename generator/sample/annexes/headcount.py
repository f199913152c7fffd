"""附件3: how many people each major and training type has, with subtotals."""

from __future__ import annotations

from collections.abc import Iterator

from generator.sample import cells
from generator.sample.book import Book, Draft
from generator.sample.cohort import Cohort

PATH = "data/附件3_在校生人数.xlsx"
HEADERS = {
    "seq": "序号",
    "college": "学院",
    "major": "专业",
    "grade": "年级",
    "track": "培养类型",
    "headcount": "在校生人数",
    "remark": "备注",
}


def books(cohort: Cohort) -> Iterator[Book]:
    """One file, one row a major and training type."""
    groups = cohort.people.drop_duplicates(["college", "major", "track"])
    draft = Draft("Sheet1", HEADERS)
    draft.across(f"{cohort.school.name}2021级各专业在校生人数统计")
    draft.header()
    for _, part in groups.groupby("college", sort=False):
        draft.fill(cells.rows(part, HEADERS, {"headcount": part["major_total"]}))
        draft.line("小计", None, None, None, None, int(part["major_total"].sum()))
    draft.merge_down("college")
    draft.line("合计", None, None, None, None, len(cohort.people))
    yield Book(PATH, "xlsx", (draft.grid(),))
