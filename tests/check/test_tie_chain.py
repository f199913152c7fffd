"""The order of an admission list follows from the policy's chain."""

import pytest

from tests.check.conftest import context, policy, rolls

CHAIN = policy(
    admission={
        "admission": {
            "order": {
                "by": ["total", "culture", "wish"],
                "lower_first": ["wish"],
                "within": ["major"],
                "basis": "十三(四)",
            }
        }
    }
)


def rows(*people, major="机电"):
    """Rank, total, culture and wish."""
    names = ("rank", "total", "culture", "wish")
    return [
        {**dict(zip(names, person.split(), strict=True)), "student_no": str(n), "major": major}
        for n, person in enumerate(people)
    ]


def found(findings, people, **lists):
    """What is said of an admission list."""
    at = context(rolls(people, **lists), policy=CHAIN, kind_name="admission")
    return findings(people, at)


@pytest.mark.parametrize(
    "people",
    [
        rows("1 500 200 1", "2 500 199.5 1", "3 480 300 1"),
        rows("1 500 200 1", "2 500 200 2"),  # the earlier wish goes first
        rows("1 500 200 1", "1 500 200 1", "3 480 200 1"),  # equal in all levels: shared
        rows("2 480 1 1", "1 500.50 1 1"),
        rows("1 90 1 1", "1 缺考 1 1"),  # no number: not judged
        rows("1 90 1 1") + rows("1 80 1 1", major="艺术"),
    ],
)
def test_lists_by_the_chain_pass(findings, people):
    """The next field decides among equals."""
    assert [] == found(findings, people)


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        (
            rows("1 500 199 1", "2 500 200 1"),
            [
                "E A2 名次应为 2：依次比较总分、文化成绩、志愿顺序，请核对",
                "E A3 名次应为 1：依次比较总分、文化成绩、志愿顺序，请核对",
            ],
        ),
        (
            rows("1 500 200 1", "2 500 200 1", "3 480 1 1"),
            [
                "E A3 名次应为 1（2 人各级成绩都相同，应并列）；"
                "确需分先后的，请登记到决定名单（inputs 的 decisions）"
            ],
        ),
    ],
)
def test_other_orders_are_errors(findings, people, expected):
    """The message names the chain."""
    assert expected == found(findings, people)


def test_a_recorded_decision_orders_people_who_are_equal_in_all_levels(findings):
    """Without it they share the rank."""
    people = rows("1 500 200 1", "2 500 200 1", "3 480 1 1")
    assert [] == found(findings, people, decisions=[{"student_no": "1"}])


def test_fields_that_the_list_lacks_decide_nothing(findings):
    """A list that does not show the wishes is judged by the levels that it has."""
    people = [{k: v for k, v in row.items() if k != "wish"} for row in rows("1 5 2 1", "1 5 2 2")]
    assert [] == found(findings, people)
