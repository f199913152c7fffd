"""附件16: which universities take how many into which major, and what they charge."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from generator.sample import cells
from generator.sample.book import Book, Draft
from generator.sample.choices import MAJORS, SCHOOLS
from generator.sample.cohort import Cohort

PATH = "data/附件16_对口招录院校专业.xlsx"
HEADERS = {
    "seq": "序号",
    "target_school": "本科院校名称",
    "target_major": "本科专业名称",
    "places": "招生计划数",
    "fee": "学费（元/年）",
    "remark": "备注",
}
STEP = 5
"""Places come in fives, so that most majors have some left."""


def books(cohort: Cohort) -> Iterator[Book]:
    """One file, one row a university and major."""
    pairs = [(school, major) for school in SCHOOLS for major in MAJORS]
    table = pd.DataFrame(pairs, columns=["target_school", "target_major"])
    taken = cohort.people.groupby(["target_school", "target_major"]).size()
    chosen = taken.reindex(pd.MultiIndex.from_frame(table), fill_value=0).to_numpy()
    table["places"] = (chosen // STEP + 1) * STEP
    table["fee"] = [str(5500 + 300 * MAJORS.index(major)) for _, major in pairs]
    draft = Draft("附件16", HEADERS)
    draft.across(f"{cohort.school.name}2024年普通专升本对口招录院校及专业计划")
    draft.header()
    draft.fill(cells.rows(table, HEADERS, {}))
    draft.merge_down("target_school")
    draft.line("合计", None, None, int(table["places"].sum()))
    yield Book(PATH, "xlsx", (draft.grid(),))
