"""Verdicts and reasons agree with the courses."""

from decimal import Decimal

import pytest

from tests.check.conftest import context, policy, rolls

AVERAGE = {
    "of": ["all"],
    "missing_course": {"unchanged": 0, "changed": "completed-only"},
    "passing": {"mark": Decimal(60), "every_course": True, "basis": "二(一)2"},
    "basis": "二(一)2",
}
OTHER = {"student_no": "2", "major": "机电", "subject:甲": "60", "subject:乙": "60"}
"""Both courses are in the plan of the major."""


def said(text):
    """The whole message."""
    return f"subject-scores.xlsx 名单 第 2 行 {text}；请核对两份名单"


@pytest.mark.parametrize(
    ("scores", "verdict", "expected"),
    [
        (("60", "90"), ("是", ""), []),
        (("59.9", "90"), ("是", ""), ["E B2 " + said("有课程不合格，不应为“是”")]),
        (("缺考", "90"), ("是", ""), ["E B2 " + said("有课程不合格，不应为“是”")]),
        (("缓考", "90"), ("是", ""), ["E B2 " + said("有课程未修，不应为“是”")]),
        (("", "90"), ("是", ""), []),  # the enrolment may have changed
        (("59", "90"), ("否", "有课程不合格"), []),
        (("缓考", "90"), ("否", "有课程未修"), []),
        (("", "90"), ("否", "有课程未修"), []),
        (("60", "90"), ("否", "有课程不合格"), ["E C2 " + said("各科成绩都合格，原因不符")]),
        (("60", "90"), ("否", "有课程未修"), ["E C2 " + said("没有未修的课程，原因不符")]),
        (("60", "90"), ("否", "排名未进入前60%"), []),
    ],
)
def test_verdict_and_courses(findings, scores, verdict, expected):
    """Nobody is refused for a course that was passed, and nobody let in with one that was not."""
    person = {**OTHER, "student_no": "1", "subject:甲": scores[0], "subject:乙": scores[1]}
    people = [{"student_no": "1", "eligible": verdict[0], "reason": verdict[1]}]
    lists = rolls(people, subject_scores=[person, OTHER])
    assert expected == findings(people, context(lists, policy=policy(average=AVERAGE)))


def test_where_not_every_course_must_be_passed_nothing_is_said(findings):
    """The policy decides."""
    passing = {**AVERAGE["passing"], "every_course": False}
    lenient = policy(average={**AVERAGE, "passing": passing})
    people = [{"student_no": "2", "eligible": "是"}]
    lists = rolls(people, subject_scores=[{**OTHER, "subject:甲": "1"}])
    assert [] == findings(people, context(lists, policy=lenient))
