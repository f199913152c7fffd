"""The subject scores give the averages of the ranking."""

from decimal import Decimal

import pytest

from tests.check.conftest import context, policy, rolls

AVERAGE = {
    "of": ["semesters 1-5"],
    "missing_course": {"unchanged": 0, "changed": "completed-only"},
    "grades": {"value": {"优秀": Decimal(95)}, "basis": "二(一)"},
    "basis": "二(一)2",
}


def at(rows, masked=(), average=AVERAGE, **lists):
    """A context with the policy's average and another list."""
    return context(rolls(rows, masked, **lists), policy=policy(average=average))


def scores(*texts, **more):
    """One person with the subjects 甲, 乙 and so on."""
    return {
        "student_no": "20210101", "major": "机电", **more,
        **{f"subject:{'甲乙丙'[n]}": text for n, text in enumerate(texts)},
    }  # fmt: skip


def ranked(average):
    """The person in the ranking."""
    return {"student_no": "20210101", "average": average, "major": "机电"}


FULL = scores("60", "60", "60", student_no="20210102")
"""Somebody of the same major who has all courses."""


@pytest.mark.parametrize(
    ("person", "average", "expected"),
    [
        (scores("80", "85"), "82.5", []),
        (scores("84.12", "84.13"), "84.13", []),  # 84.125 is rounded half up
        (scores("84.12", "84.13"), "84.12", ["应为 84.13（2 门）"]),
        (scores("优秀", "85"), "90", []),
        (scores("缺考", "80"), "40", []),
        (scores("80", "85", ""), "55", []),  # 乙 was missed and counts 0
        (scores("80", "85", ""), "82.5", []),  # or the enrolment changed: it does not count
        (scores("80", "85", ""), "80", ["应为 55.00（3 门，其中 1 门没有成绩）"]),
        (scores("80", "85", "", status_change="复学"), "82.50", []),
        (
            scores("80", "85", "", status_change="复学"),
            "55",
            ["应为 82.50（2 门，其中 1 门没有成绩）"],
        ),
        (scores("80", "85", "", status_change="否"), "82.5", ["应为 55.00（3 门，其中 1 门没有成绩）"]),
        (scores("80", "良好"), "1", []),  # a word without points: nobody can tell
        (scores("80", "85"), "缺", []),  # the business of rank-follows-average
    ],
)  # fmt: skip
def test_from_both_sides(findings, person, average, expected):
    """The ranking is compared with the scores, and the scores with the ranking."""
    full = FULL if "subject:丙" in person else {k: v for k, v in FULL.items() if k != "subject:丙"}
    both = [person, full | {"status_change": ""} if "status_change" in person else full]
    people = [ranked(average), {**ranked("60"), "student_no": "20210102"}]
    wrong = "按分科目成绩计算，平均成绩{}；与 {} 不一致，请核对"
    assert [
        f"E B2 {wrong.format(said, 'subject-scores.xlsx 名单 第 2 行')}" for said in expected
    ] == findings(people, at(people, subject_scores=both))
    assert [f"E A2 {wrong.format(said, 'ranking.xlsx 名单 B2')}" for said in expected] == findings(
        both, at(both, ranking=people)
    )


def test_a_semester_that_does_not_count_is_left_out(findings):
    """The header names it."""
    person = {"student_no": "1", "subject:第五学期甲": "80", "subject:第六学期乙": "90"}
    people = [{"student_no": "1", "average": "80"}]
    assert [] == findings(people, at(people, subject_scores=[person]))


def test_somebody_who_stands_in_one_list_only_is_named(findings):
    """Both lists hold all students."""
    people, other = [ranked("80")], [scores("80", student_no="20210109")]
    assert ["E A2 subject-scores.xlsx 中没有此人，平均成绩无从核对；两份名单都应列出全体学生，请补入"] == findings(
        people, at(people, subject_scores=other)
    )  # fmt: skip
    assert ["E A2 ranking.xlsx 中没有此人，平均成绩无从核对；两份名单都应列出全体学生，请补入"] == findings(
        other, at(other, ranking=people)
    )  # fmt: skip


@pytest.mark.parametrize(("average", "count"), [("80", 0), ("81", 1)])
def test_published_scores_serve_where_the_workbook_is_gone(findings, average, count):
    """Two who look alike once masked: one of them must fit."""
    names = {"name": "张三"}
    people = [{**ranked(average), **names}]
    others = [scores("80", **names), scores("90", **{**names, "student_no": "20219101"})]
    found = findings(people, at(people, ["subject-scores"], subject_scores=others))
    assert count == len(found)


@pytest.mark.parametrize("average", [None, {**AVERAGE, "weights": "credits"}])
def test_what_cannot_be_computed_is_not_judged(findings, average):
    """Without a rule, or by credits that no list gives."""
    people = [ranked("1")]
    assert [] == findings(people, at(people, average=average, subject_scores=[scores("80")]))
