"""`explain.rank`: among whom, how ties stand, and the people of each group."""

from __future__ import annotations

from generator.explain import rank
from tests.explain.cases import case, people

ROWS = [
    *people(3, grade="2021级", major="软件技术", track="普通"),
    *people(1, grade="2021级", major="软件技术", track="扩招"),
    *people(2, grade="2021级", major="环境艺术", track="普通"),
    {"rank": "", "grade": "2021级", "major": "环境艺术", "track": "普通"},
]
GROUPS = [
    {"keys": {"major": "环境艺术", "track": "普通"}, "people": 2},
    {"keys": {"major": "软件技术", "track": "扩招"}, "people": 1},
    {"keys": {"major": "软件技术", "track": "普通"}, "people": 3},
]
FACTS = {
    "by": "average",
    "decimals": 2,
    "rounding": "half-up",
    "ties": "competition",
    "within": ["grade", "major", "track"],
    "basis": "二(一)2",
}


def test_the_ranking_itself() -> None:
    """Words for people; for machines every group with its people."""
    found = rank.explain(case("rank average", ROWS, checks=["rank-follows-average"]))
    assert found.explanation == (
        "名次：平均成绩四舍五入保留两位小数后从高到低排列，"
        "只与年级、专业、培养类型都相同的学生一起排名（依据：二(一)2）",
        "并列：名单上的平均成绩相同，名次就相同，后面的名次相应空出，例如 1、2、2、4",
    )
    assert found.rule == {"rank": {**FACTS, "complete": True, "groups": GROUPS}}


def test_a_selection_counts_the_people_of_the_ranking() -> None:
    """Only groups that the selection has people of, counted in the ranking."""
    chosen = [{"rank": "1", "major": "软件技术"}]
    found = rank.explain(case("rank average", chosen, rolls={"ranking": ROWS})).rule["rank"]
    assert found == {
        **FACTS,
        "complete": False,
        "groups": [
            {"keys": {"track": "扩招"}, "people": 1},
            {"keys": {"track": "普通"}, "people": 3},
        ],
    }


def test_one_group_has_no_keys() -> None:
    """What everybody shares divides nobody."""
    found = rank.explain(case("rank average", ROWS[:3], checks=["rank-follows-average"]))
    assert found.rule["rank"]["groups"] == [{"keys": {}, "people": 3}]


def test_a_selection_without_the_ranking_has_no_numbers() -> None:
    """Nothing is guessed."""
    assert "groups" not in rank.explain(case("rank average", ROWS)).rule["rank"]


def test_ranks_of_another_kind_are_not_explained_so() -> None:
    """A list that shows no averages, or that has an order of its own."""
    assert rank.explain(case("rank", ROWS)).explanation == ()
    own = {"some": {"order": {"by": ["total"], "basis": "第十三条"}}}
    assert rank.explain(case("rank average", ROWS, admission=own)).explanation == ()


def test_class_types_with_and_without_a_plan() -> None:
    """Whole grades, and classes that rank apart only where a plan is approved."""
    apart = {"values": ["订单班"], "basis": "二(一)2"}
    rule = {"decimals": 0, "within": ["major"], "basis": "二(一)2", "apart_with_plan": apart}
    told = rank.explain(case("rank average", ROWS, rank=rule)).explanation
    assert told[0].startswith("名次：平均成绩四舍五入取整数后从高到低排列，只与专业都相同")
    assert told[2] == "班级类型：订单班没有经批准的方案，与同专业学生一起排名（依据：二(一)2）"
    plan = {
        "college": "甲学院",
        "major": "软件技术",
        "by": "教务处",
        "on": "2024-03-01",
        "document": "某号",
    }
    rule = {**rule, "apart_with_plan": {**apart, "approved": [plan]}}
    found = rank.explain(case("rank average", ROWS, rank=rule, checks=["rank-follows-average"]))
    assert found.explanation[2] == (
        "班级类型：软件技术专业的订单班按经批准的方案单独排名（依据：二(一)2）"
    )
    assert "groups" not in found.rule["rank"]
