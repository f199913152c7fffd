"""Who is admitted meets the conditions of the charter."""

import pytest

from tests.check.conftest import context, policy

RULES = policy(
    admission={
        "admission": {
            "order": {"by": ["total"], "basis": "十三"},
            "sums": {"total": {"of": ["culture", "skill"], "basis": "十三五①"}},
            "not_zero": {"fields": ["total"], "basis": "十三二"},
            "lowest": {"field": "total", "value": "200", "basis": "十三二"},
            "passed": {"fields": ["academic_test"], "basis": "十三四(二)"},
            "full_marks": {
                "field": "skill", "mark": "exempt", "value": "是", "full": "300",
                "basis": "十四一",
            },
        }
    }
)  # fmt: skip
GOOD = {"total": "200", "culture": "120.5", "skill": "79.5", "exempt": "否", "academic_test": "是"}


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ({}, []),  # exactly on the line
        ({"culture": "120"}, ["E A2 “总分”应等于 文化成绩 + skill，请核对"]),
        (
            {"total": "199.5", "culture": "120"},
            ["E A2 “总分”低于最低控制线 200，不予录取，请核对"],
        ),
        (
            {"total": "0", "culture": "0", "skill": "0"},
            [
                "E A2 “总分”缺考或为零分的不予录取，请核对",
                "E A2 “总分”低于最低控制线 200，不予录取，请核对",
            ],
        ),
        ({"total": "缺考"}, ["E A2 “总分”缺考或为零分的不予录取，请核对"]),
        (
            {"academic_test": "否"},
            ["E E2 “academic_test”须为“是”：有缺科或不合格的不予录取，请核对"],
        ),
        ({"exempt": "是"}, ["E C2 免试生的“skill”按满分 300 计，请更正"]),
        ({"exempt": "是", "skill": "300", "total": "420.5"}, []),
    ],
)
def test_conditions(findings, person, expected):
    """Each names the cell that must be looked at."""
    at = context(policy=RULES, kind_name="admission")
    assert expected == findings([{**GOOD, **person}], at)


def test_columns_that_a_list_lacks_are_not_judged(findings):
    """The round decides what the workbook holds."""
    assert [] == findings([{"total": "200"}], context(policy=RULES, kind_name="admission"))
