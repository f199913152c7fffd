"""附件10-2: what seven colleges send for one form: seven layouts in seven formats."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from generator.sample import cells
from generator.sample.book import Book, Draft, Grid
from generator.sample.cohort import Cohort
from generator.sample.layouts import LAYOUTS, Layout

FOLDER = "data/附件10-2"


def books(cohort: Cohort) -> Iterator[Book]:
    """One file a college; the layouts take turns."""
    people = cohort.ranked[cohort.ranked["applied"]]
    for number, college in enumerate(cohort.school.colleges):
        layout = LAYOUTS[number % len(LAYOUTS)]
        part = people[people["college"] == college.name]
        majors = [part[part["major"] == major.name] for major in college.majors]
        grid = _sheet(layout, college.name, [each for each in majors if len(each)])
        path = f"{FOLDER}/{college.name}.{layout.ending}"
        yield Book(path, layout.format, (grid,))


def _sheet(layout: Layout, college: str, majors: list[pd.DataFrame]) -> Grid:
    draft = Draft("Sheet1", layout.headers)
    titles = (
        f"{college}2024届毕业生“专升本”申报名单公示",
        f"学院：{college}    填报日期：2024年4月8日",
    )
    for title in titles[: layout.titles]:
        draft.across(title)
    for number, people in enumerate(majors):
        if number == 0 or layout.again:
            draft.header()
        if layout.sections:
            draft.across(people["major"].iloc[0])
        draft.fill(cells.rows(people, layout.headers, layout.own(people)))
        if layout.sections:
            draft.line("小计", f"{len(people)}人")
    for name in layout.merged:
        draft.merge_down(name)
    if layout.signed:
        draft.line("制表人：", None, None, "审核人：", None, "日期：2024年4月8日")
    return draft.grid()
