"""The verdict is recomputed from the rank."""

import pytest


def row(rank, eligible, reason=""):
    """One person of one major."""
    return {"rank": str(rank), "eligible": eligible, "reason": reason, "major": "机电"}


def five(*verdicts):
    """People ranked 1, 2, 3, … with their verdicts."""
    return [row(rank, *verdict) for rank, verdict in enumerate(verdicts, start=1)]


YES, LOW, FAILED = ("是",), ("否", "排名未进入前60%"), ("否", "有课程不合格")


@pytest.mark.parametrize(
    "people",
    [
        five(YES, YES, YES, LOW, LOW),  # rank 3 of 5 is exactly 60%
        five(YES, FAILED, YES, LOW, FAILED),
        [row(1, *YES), row(2, *YES), row(2, *YES), row(4, *LOW)],
        [row(1, *YES), row(2, *YES), row(3, *YES), row(3, *YES), row(5, *LOW)],  # tie on 60%
        five(LOW),  # one person: the first of one is not in the top 60%
    ],
)
def test_right_verdicts_pass(findings, people):
    """Exactly 60% passes, a tie on the boundary passes whole."""
    assert [] == findings(people)


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        (
            five(YES, YES, YES, YES, LOW),
            ["E B5 名次不在前 60%，不应为“是”（第 4 名，共 5 人），请核对"],
        ),
        (five(LOW, YES, YES, LOW, LOW), ["E C2 名次在前 60% 之内，原因不应是排名，请核对"]),
        (
            five(("是", "有课程不合格"), YES, YES, LOW, LOW),
            ["E C2 符合要求的学生不应填写不符合原因，请核对"],
        ),
        (
            five(("待定",), YES, YES, LOW, LOW),
            ["E B2 只能填“是”或“否”（第 1 名，共 5 人），请核对"],
        ),
    ],
)
def test_wrong_verdicts_are_named(findings, people, expected):
    """The message names the cell that contradicts the rank."""
    assert expected == findings(people)
