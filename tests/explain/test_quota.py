"""`explain.quota`: how many places, of whom, and who takes none."""

from __future__ import annotations

from generator.explain import quota
from tests.explain.cases import RULES, case

HEADS = [
    {"college": "甲", "major": "软件技术", "track": "普通", "headcount": "22"},
    {"college": "甲", "major": "软件技术", "track": "扩招", "headcount": "3"},
    {"college": "乙", "major": "环境艺术", "track": "普通", "headcount": "40"},
]
ROWS = [{"college": "甲", "major": "软件技术", "category": "按比例推荐"}]
CATEGORIES = {"category": ["按比例推荐", "不占指标"]}


def test_places_of_each_group_that_the_list_has_people_of() -> None:
    """Share of the headcount, rounded down: 6.6 is 6, 0.9 is none."""
    found = quota.explain(
        case(
            "rank category",
            ROWS,
            checks=["quota-kept"],
            rolls={"headcount": HEADS},
            choices=CATEGORIES,
        )
    )
    assert found.explanation == (
        "名额：学院、专业、培养类型都相同的学生为一组，每组最多推荐毕业班总人数 × 30%，"
        "不是整数的舍去小数（依据：三(一)2；由 三(一)2 不超过 推断）",
        "不占名额：不占指标直接升本的学生不占按比例推荐的名额（依据：二(一)3）",
    )
    assert found.rule["quota"] == {
        "share": "30%",
        "rounding": "floor",
        "of": ["college", "major", "track"],
        "base": "headcount",
        "not_counted": ["不占指标"],
        "basis": "三(一)2",
        "groups": [
            {"keys": {"track": "扩招"}, "people": 3, "places": 0},
            {"keys": {"track": "普通"}, "people": 22, "places": 6},
        ],
    }


def test_places_of_the_people_who_were_ranked() -> None:
    """Where the policy takes the share of the ranking."""
    rule = {**RULES["quota"], "base": "ranked", "of": ["major"]}
    rolls = {"ranking": [{"major": "软件技术"}] * 10}
    found = quota.explain(case("rank", ROWS, checks=["quota-kept"], rolls=rolls, quota=rule))
    assert found.rule["quota"]["groups"] == [{"keys": {}, "people": 10, "places": 3}]
    assert "每组最多推荐参加排名人数 × 30%" in found.explanation[0]


def test_without_the_headcount_only_words() -> None:
    """Nothing is guessed."""
    assert "groups" not in quota.explain(case("rank", ROWS, checks=["quota-kept"])).rule["quota"]


def test_places_that_are_not_for_others() -> None:
    """Part-time expansion students' places stay theirs."""
    rule = {**RULES["quota"], "not_transferable": {"values": ["扩招"], "basis": "三(一)2"}}
    told = quota.explain(case("rank", ROWS, checks=["quota-kept"], quota=rule)).explanation
    assert told[2] == "不得调剂：扩招的名额不给其他学生使用（依据：三(一)2）"


def test_who_takes_no_place_is_told_where_they_are_listed() -> None:
    """One sentence on their own list; none on lists that have nothing to do with places."""
    found = quota.explain(case("name", ROWS, kind="direct-admission"))
    assert (len(found.explanation), found.rule) == (1, {})
    direct = {
        "categories": {"竞赛": {}},
        "within_cutoff": {"value": True, "basis": "二(一)3"},
        "ranked_together": {"value": True, "basis": "二(一)3"},
        "basis": "二(一)3",
    }
    told = quota.explain(case("name", ROWS, kind="direct-admission", direct=direct)).explanation
    assert "不占指标直接升本的学生也参加排名，但不占按比例" in told[0]
    assert quota.explain(case("rank", ROWS)).explanation == ()
    assert quota.explain(case("rank", ROWS, checks=["quota-kept"], quota=None)).rule == {}


def test_the_ranking_tells_how_many_will_be_chosen() -> None:
    """Of every group of the headcount file that it has people of; nothing without that file."""
    told = {"checks": ["rank-follows-average"], "rolls": {"headcount": HEADS}}
    found = quota.explain(case("rank average", ROWS, **told))
    assert found.rule["intended"]["groups"] == [
        {"keys": {"track": "扩招"}, "people": 3, "places": 0},
        {"keys": {"track": "普通"}, "people": 22, "places": 6},
    ]
    assert len(found.explanation) == 1
    assert found.explanation[0].startswith("名额：")
    assert quota.explain(case("rank average", ROWS, checks=["rank-follows-average"])).rule == {}


def test_a_share_of_the_ranking_itself() -> None:
    """Where the policy takes the share of the ranked, they are counted in the list."""
    rule = {**RULES["quota"], "base": "ranked", "of": ["major"]}
    ranked = case("rank average", ROWS * 10, checks=["rank-follows-average"], quota=rule)
    groups = quota.explain(ranked).rule["intended"]["groups"]
    assert groups == [{"keys": {}, "people": 10, "places": 3}]
