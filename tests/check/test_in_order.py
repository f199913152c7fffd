"""序号 and ranks run on from row to row."""

import pytest

from tests.check.conftest import context, policy


def rows(*pairs):
    """Rows of 序号 and rank in one major."""
    return [{"seq": seq, "rank": rank, "major": "机电"} for seq, rank in pairs]


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        (rows(("1", "1"), ("2", "2"), ("3", "2")), []),
        (rows(("1", "1"), ("2", "2"), ("1", "5")), []),  # begins again with a group
        (rows(("", "1"), ("", "2")), []),
        (
            rows(("1", "1"), ("3", "2"), ("4", "3")),
            ["W A3 序号应为 2：序号不连续，请核对是否有漏行、重复或被移动的行"],
        ),
        (
            rows(("2", "1")),
            ["W A2 序号应为 1：序号不连续，请核对是否有漏行、重复或被移动的行"],
        ),
        (
            rows(("1", "1"), ("2", "2"), ("3", "5"), ("4", "3"), ("5", "4"), ("6", "6")),
            ["W B5 没有按名次排列：名次比上一行靠前，请核对是否错行"],
        ),
        (rows(("1", "3"), ("2", "1"), ("3", "4"), ("4", "2")), []),  # in another order
    ],
)
def test_the_first_fault_is_a_warning(findings, people, expected):
    """One pasted row must not draw a finding for each row below it."""
    assert expected == findings(people)


def test_another_major_begins_anew(findings):
    """Ranks are compared within their group, in rows that may alternate."""
    first, second = rows(("1", "5"), ("2", "6"))
    assert [] == findings([first, {**second, "rank": "1", "major": "艺术"}])


def test_an_admission_list_has_groups_of_its_own(findings):
    """Where the policy ranks nobody, each list of its admission begins anew."""
    order = {"by": ["total_score"], "within": ["major"], "basis": "十三(四)"}
    charter = policy(rank=None, admission={"admission-single": {"order": order}})
    at = context(policy=charter, kind_name="admission-single")
    first, second, third, last = rows(("1", "1"), ("2", "2"), ("3", "3"), ("4", "4"))
    other = {"major": "艺术"}
    people = [first, second, third, {**last, "rank": "1", **other}]
    assert [] == findings([*people, {**last, "seq": "5", "rank": "2", **other}], at)
