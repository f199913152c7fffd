"""Who is chosen is within the cut-off of the ranking, and eligible there."""

import pytest

from tests.check.conftest import context, policy, rolls


def ranked(*eligible, ranks=None):
    """People 1, 2, 3, … of one major with their verdicts."""
    ranks = ranks or range(1, len(eligible) + 1)
    return [
        {
            "rank": str(rank), "name": "张三", "student_no": f"2021010{number}", "major": "机电",
            "eligible": verdict,
        }
        for number, (rank, verdict) in enumerate(zip(ranks, eligible, strict=True), start=1)
    ]  # fmt: skip


def chosen(number, **more):
    """The person with that number, as somebody recommends them."""
    return {"name": "张三", "student_no": f"2021010{number}", "rank": "1", **more}


@pytest.mark.parametrize(
    ("number", "people", "expected"),
    [
        (3, ranked(*"是是是否否"), []),  # exactly 60%
        (4, ranked(*"是是是是否", ranks=[1, 2, 3, 3, 5]), []),  # a tie on the boundary
        (
            4,
            ranked(*"是是是是否"),
            ["E C2 排名名单中为第 4 名，共 5 人，不在前 60%，不得列入；请移出，确有错误的先更正排名公示"],
        ),
        (
            2,
            ranked(*"是否是否否"),
            ["E C2 排名名单中“是否符合要求”为“否”，不得列入；请移出，确有错误的先更正排名公示"],
        ),
        (
            1,
            ranked("是"),  # the first of one is not in the first 60%
            ["E C2 排名名单中为第 1 名，共 1 人，不在前 60%，不得列入；请移出，确有错误的先更正排名公示"],
        ),
        (
            1,
            ranked("是", "是", ranks=["", 1]),
            ["E C2 排名名单中没有名次，不得列入；请移出，确有错误的先更正排名公示"],
        ),
        (9, ranked("是"), []),  # not there: the business of stands-in-ranking
    ],
)  # fmt: skip
def test_the_rank_in_the_ranking_decides(findings, number, people, expected):
    """The rank group is counted in the ranking, not in the list that is checked."""
    person = [chosen(number)]
    assert expected == findings(person, context(rolls(person, ranking=people)))


@pytest.mark.parametrize(("number", "refused"), [(3, False), (4, True)])
def test_published_rows_decide_where_the_workbook_is_gone(findings, number, refused):
    """The finding says that it rests on what was published."""
    person = [chosen(number)]
    at = context(rolls(person, ["ranking"], ranking=ranked(*"是是是是否")))
    assert refused == bool(findings(person, at))
    assert all("以已公示的名单 为准" in text for text in findings(person, at))


VETERANS = {
    "category": "退役大学生士兵",
    "direct_within_cutoff": {"value": True, "basis": "三(二)"},
}


def test_veterans_have_a_rule_of_their_own(findings):
    """A merit citation may stand in for the cut-off; `veterans` judges that."""
    person = [chosen(4)]
    direct = [{**person[0], "category": "退役大学生士兵"}]
    lists = rolls(person, ranking=ranked(*"是是是是否"), direct_admission=direct)
    assert [] == findings(person, context(lists, policy=policy(veterans=VETERANS)))
    assert 1 == len(findings(person, context(lists)))
