"""免试生: veterans and winners of contests who need not sit the entrance examination."""

from __future__ import annotations

from collections.abc import Iterator

from generator.sample import cells
from generator.sample.book import Book, Draft
from generator.sample.cells import Values
from generator.sample.choices import CONTEST
from generator.sample.cohort import Cohort

PATH = "data/免试生资格审核.xlsx"
HEADERS = {
    "seq": "序号",
    "college": "学院",
    "major": "专业",
    "name": "姓名",
    "student_no": "学号",
    "category": "免试类型",
    "award": "获奖名称",
    "award_level": "获奖等级",
    "eligible": "审核结果",
    "id_number": "身份证号",
    "phone": "联系电话",
}
AWARDS = (
    ("全国职业院校技能大赛“工业机器人技术应用”赛项", "国家级三等奖"),
    ("世界技能大赛“移动机器人”项目选拔赛", "国家级一等奖"),
    ("全国职业院校技能大赛“软件测试”赛项", "国家级二等奖"),
)


def books(cohort: Cohort) -> Iterator[Book]:
    """One file, one sheet."""
    people = cohort.people[cohort.people["exempted"] != ""]
    draft = Draft("免试生", HEADERS)
    draft.across(f"{cohort.school.name}2024年专升本免试生资格审核汇总表")
    draft.header()
    won = (people["exempted"] == CONTEST).tolist()
    prizes = [AWARDS[n % len(AWARDS)] if yes else ("", "") for n, yes in enumerate(won)]
    own: dict[str, Values] = {
        "category": people["exempted"],
        "award": [award for award, _ in prizes],
        "award_level": [level for _, level in prizes],
        "eligible": ["是"] * len(people),
    }
    draft.fill(cells.rows(people, HEADERS, own))
    yield Book(PATH, "xlsx", (draft.grid(),))
