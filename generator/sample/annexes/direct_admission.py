"""附件8-2: the direct admissions, exported by a web system as HTML named `.xls`."""

from __future__ import annotations

from collections.abc import Iterator

from generator.sample import cells
from generator.sample.book import Book, Draft
from generator.sample.cohort import Cohort

PATH = "data/附件8-2_不占指标.xls"
HEADERS = {
    "seq": "序号",
    "college": "学院",
    "major": "专业",
    "track": "培养类型",
    "name": "姓名",
    "student_no": "学号",
    "category": "类别",
    "award": "获奖名称",
    "award_level": "获奖等级",
    "team_rank": "团队排名",
    "id_number": "身份证号",
    "phone": "联系电话",
    "remark": "备注",
}


def books(cohort: Cohort) -> Iterator[Book]:
    """One file; colleges go by their short names where the school lists any."""
    short = {each.name: (each.aliases or (each.name,))[0] for each in cohort.school.colleges}
    people = cohort.people[cohort.people["award"] != ""]
    draft = Draft("不占指标", HEADERS)
    draft.across(f"{cohort.school.name}2024届毕业生不占指标升本名单")
    draft.header()
    own = {"college": people["college"].map(short), "category": people["direct_category"]}
    draft.fill(cells.rows(people, HEADERS, own))
    yield Book(PATH, "html", (draft.grid(),))
