"""`explain.average`: every turn that a policy's rule can take, in plain words."""

from __future__ import annotations

from typing import Any

import pytest

from generator.explain import average
from tests.explain.cases import case

BASE = {
    "of": ["semesters 1-5"],
    "missing_course": {"unchanged": 0, "changed": "completed-only"},
    "basis": "二(一)2",
}
MISSING = "没有成绩的课程，学籍没有异动的学生按 0 分计，有异动的学生不计（只计实际修读完成的课程）"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (
            {"scores_until": "2024-03-18"},
            f"平均成绩：第 1 至第 5 学期全部课程的平均成绩，各门课程同等计算；{MISSING}；"
            "成绩截至 2024年3月18日（含当天）（依据：二(一)2）",
        ),
        (
            {"of": ["all except the last semester"], "weights": "credits"},
            f"平均成绩：除最后一个学期以外全部课程的平均成绩，按学分加权；{MISSING}"
            "（依据：二(一)2）",
        ),
        (
            {
                "of": ["all"],
                "missing_course": {"unchanged": 0, "changed": 0},
                "resits": {"value": "highest", "basis": "assumed"},
                "not_from": {"value": ["assessment"], "basis": "三(一)1"},
            },
            "平均成绩：全部课程的平均成绩，各门课程同等计算；没有成绩的课程按 0 分计；"
            "补考、重修的课程取最高成绩；综合测评不是各科平均成绩，不得代替"
            "（依据：二(一)2；文件没有规定，暂定；三(一)1）",
        ),
    ],
)
def test_the_rule_in_words(more: dict[str, Any], expected: str) -> None:
    """Courses, missing scores, resits, the last day and the clauses are all told."""
    found = average.explain(case("average", average={**BASE, **more}))
    assert found.explanation == (expected,)
    assert found.rule == {}


def test_failed_courses_are_told_where_verdicts_stand() -> None:
    """Who is eligible depends on them; a list of the chosen need not say so."""
    rule = {**BASE, "passing": {"mark": 60, "every_course": True, "basis": "二(一)2"}}
    told = average.explain(case("average eligible", average=rule)).explanation
    assert told[1:] == ("课程要求：全部课程都要修完，成绩都不低于 60 分（依据：二(一)2）",)
    assert len(average.explain(case("average", average=rule)).explanation) == 1


@pytest.mark.parametrize(("columns", "rule"), [("name", BASE), ("average", None)])
def test_nothing_is_said_without_averages_or_without_a_rule(columns: str, rule: object) -> None:
    """An explanation of what is not there would only puzzle."""
    assert average.explain(case(columns, average=rule)).explanation == ()
