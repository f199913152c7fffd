"""A veteran who is recommended directly is within the cut-off, or has a merit citation."""

import pytest

from tests.check.conftest import context, policy, rolls

RULES = policy(
    veterans={
        "direct_within_cutoff": {"value": True, "basis": "三(二)"},
        "merit": {"levels": ["三等功"], "basis": "三(二)末"},
    }
)
RANKED = [{"rank": str(n), "student_no": str(n), "major": "机电"} for n in range(1, 6)]
BEYOND = "成绩排名不在前 60%；细则没有写明是否仍须前 60%，请确认"


def veteran(number, level=""):
    """One line of the list of direct admissions."""
    return {"student_no": str(number), "category": "退役大学生士兵", "award_level": level}


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (veteran(3), []),  # exactly 60%
        (veteran(3, "三等功及以上"), []),
        (veteran(4, "三等功及以上"), [f"W C2 凭立功选拔，{BEYOND}"]),
        (veteran(9, "荣立三等功"), [f"W C2 凭立功选拔，{BEYOND}"]),  # not even ranked
        (
            veteran(4),
            ["E C2 退役大学生士兵直接选拔须排名在前 60%，此人不在；请移出或更正排名公示"],
        ),
        ({**veteran(4), "category": "职业技能竞赛"}, []),
    ],
)
def test_veterans_and_the_cutoff(findings, person, expected):
    """A merit citation beyond the cut-off is for the office to settle."""
    at = context(rolls([person], ranking=RANKED), policy=RULES)
    assert expected == findings([person], at)


def test_the_recommendation_knows_veterans_by_the_list_of_direct_admissions(findings):
    """Its own category only says 不占指标."""
    rows = [{"student_no": "4", "category": "不占指标"}]
    lists = rolls(rows, ranking=RANKED, direct_admission=[veteran(4, "三等功及以上")])
    assert [f"W B2 凭立功选拔，{BEYOND}"] == findings(rows, context(lists, policy=RULES))


def test_a_policy_without_veterans_asks_nothing(findings):
    """The rule comes from the document."""
    assert [] == findings([veteran(4)], context(rolls([veteran(4)], ranking=RANKED)))
