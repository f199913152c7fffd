"""附件5: the school's 总表 and one 分表 a major, with different headers."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from generator.sample import cells
from generator.sample.book import Book, Draft, Grid
from generator.sample.cells import Values
from generator.sample.cohort import Cohort

PATH = "data/附件5_总表.xlsx"
MAIN = {
    "seq": "序号",
    "college": "二级学院",
    "major": "专业名称",
    "grade": "年级",
    "track": "培养类型",
    "class": "班级",
    "name": "姓 名",
    "student_no": "学号",
    "sex": "性别",
    "ethnicity": "民族",
    "id_number": "身份证号",
    "phone": "联系电话",
    "address": "家庭住址",
    "average": "各科考试\n平均成绩",
    "rank": "排名",
    "eligible": "成绩是否符合\n专升本要求",
    "reason": "不符合要求原因",
    "remark": "备注",
}
DETAIL = {
    "seq": "序号",
    "major": "专业",
    "track": "培养类型",
    "class": "行政班级",
    "name": "学生姓名",
    "student_no": "学号",
    "average": "平均分",
    "rank": "名次",
    "major_total": "专业人数",
    "eligible": "是否符合",
    "reason": "不符合原因",
}
ABOVE = {"课程成绩": ("average", "rank", "major_total"), "升本资格": ("eligible", "reason")}
REMARK = 200
"""One person in so many has a remark."""
NOTE = "注：平均成绩为第一至第五学期全部课程成绩的算术平均值，未修课程按0分计；扩招班单独排名。"


def books(cohort: Cohort) -> Iterator[Book]:
    """One workbook."""
    grids = [_main(cohort)]
    for _, people in cohort.ranked.groupby(["college", "major"], sort=False):
        name = cells.sheet_name(people["major"].iloc[0], [grid.name for grid in grids])
        grids.append(_detail(name, people))
    yield Book(PATH, "xlsx", tuple(grids))


def _main(cohort: Cohort) -> Grid:
    draft = Draft("总表", MAIN)
    draft.across(f"{cohort.school.name}2021级各专业各科考试平均成绩排名公示（总表）")
    draft.across(NOTE)
    draft.header()
    people = cohort.people
    remark = ["休学后复学" if place % REMARK == 0 else "" for place in range(len(people))]
    own: dict[str, Values] = {"average": cells.numbers(people["average"]), "remark": remark}
    draft.fill(cells.rows(people, MAIN, own))
    draft.line("合计", f"{len(people)}人")
    draft.line("制表人：", None, None, "审核人：", None, None, "日期：2024年3月18日")
    return draft.grid()


def _detail(name: str, people: pd.DataFrame) -> Grid:
    college, major = people[["college", "major"]].iloc[0]
    draft = Draft(name, DETAIL)
    draft.across(f"2021级{major}专业各科考试平均成绩排名公示")
    draft.across(f"学院：{college}")
    draft.header(ABOVE)
    draft.fill(cells.rows(people, DETAIL, {"name": cells.padded(people["name"])}))
    draft.merge_down("major")
    draft.line("合计", f"{len(people)}人")
    draft.line("制表人：", None, None, "教学秘书：", None, None, "（盖章）")
    return draft.grid()
