"""Lists of freshmen: people and the columns of their way -> a workbook."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from generator.sample import cells
from generator.sample.book import Book, Draft

BEFORE = {
    "seq": "序号",
    "exam_no": "考生号",
    "name": "姓名",
    "sex": "性别",
    "college": "学院",
    "major": "专业名称",
    "rank": "名次",
}
AFTER = {
    "id_number": "身份证号",
    "phone": "联系电话",
    "address": "通讯地址",
}


def book(path: str, title: str, people: pd.DataFrame, own: Mapping[str, str]) -> Book:
    """One sheet, one row a person in the order of `people`."""
    headers = {**BEFORE, **own, **AFTER}
    draft = Draft("录取名单", headers)
    draft.across(title)
    draft.header()
    draft.fill(cells.rows(people, headers, {}))
    draft.line("合计", f"{len(people)}人")
    return Book(path, "xlsx", (draft.grid(),))
