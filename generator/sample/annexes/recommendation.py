"""附件11-2: whom the school recommends, and to which school and major."""

from __future__ import annotations

from collections.abc import Iterator

from generator.sample import cells
from generator.sample.book import Book, Draft
from generator.sample.cells import Values
from generator.sample.cohort import Cohort

PATH = "data/附件11-2_拟推荐.xlsx"
HEADERS = {
    "seq": "序号",
    "college": "二级学院",
    "major": "高职专业",
    "track": "培养类型",
    "name": "姓名",
    "ethnicity": "民族",
    "student_no": "学号",
    "average": "平均成绩",
    "rank": "专业排名",
    "category": "推荐类型",
    "target_school": "本科院校名称",
    "target_major": "本科专业名称",
    "id_number": "身份证号码",
    "phone": "联系方式",
    "remark": "备注",
}


def books(cohort: Cohort) -> Iterator[Book]:
    """One file, one sheet."""
    people = cohort.ranked[cohort.ranked["recommended"]]
    draft = Draft("拟推荐名单", HEADERS)
    draft.across(f"{cohort.school.name}2024届毕业生“专升本”拟推荐名单公示")
    draft.header()
    direct = people["award"] != ""
    own: dict[str, Values] = {
        "category": direct.map({True: "不占指标", False: "成绩排名"}),
        "average": cells.numbers(people["average"]),
    }
    draft.fill(cells.rows(people, HEADERS, own))
    draft.line("合计", f"{len(people)}人")
    yield Book(PATH, "xlsx", (draft.grid(),))
