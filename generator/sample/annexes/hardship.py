"""脱贫家庭毕业生: what the college checks is far more than what anybody may read."""

from __future__ import annotations

from collections.abc import Iterator

from generator.sample import cells
from generator.sample.book import Book, Draft
from generator.sample.cohort import Cohort

PATH = "data/脱贫家庭毕业生审核.xlsx"
HEADERS = {
    "seq": "序号",
    "college": "学院",
    "major": "专业",
    "class": "班级",
    "name": "姓名",
    "student_no": "学号",
    "poverty": "是否脱贫户",
    "eligible": "审核结果",
    "id_number": "身份证号",
    "phone": "联系电话",
    "address": "家庭住址",
    "bank_card": "银行卡号",
}


def books(cohort: Cohort) -> Iterator[Book]:
    """One file, one sheet."""
    people = cohort.people[cohort.people["poverty"] == "是"]
    draft = Draft("审核名单", HEADERS)
    draft.across(f"{cohort.school.name}2024年专升本脱贫家庭毕业生审核名单")
    draft.header()
    draft.fill(cells.rows(people, HEADERS, {"eligible": ["是"] * len(people)}))
    draft.line("经办人：", None, None, "审核人：", None, "日期：2024年2月20日")
    yield Book(PATH, "xlsx", (draft.grid(),))
