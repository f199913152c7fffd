"""`explain.admission`: the chain by which equals are put in order."""

from __future__ import annotations

from generator.explain import admission
from tests.explain.cases import case

RULE = {
    "order": {
        "by": ["total", "test", "position"],
        "lower_first": ["position"],
        "within": ["major"],
        "basis": "第十三条四",
    },
    "sums": {"test": {"of": ["culture", "skill"], "basis": "第十三条四①"}},
    "full_marks": {"field": "skill", "mark": "exempt", "value": "是", "basis": "第十四条一"},
}


def test_the_chain_in_words_and_for_machines() -> None:
    """What decides, what decides among equals, and what the scores are made of."""
    found = admission.explain(
        case("rank total", [{"rank": "1", "major": "软件技术"}], admission={"some": RULE})
    )
    assert found.explanation == (
        "名次：按总成绩排列；相同的，依次比较测试成绩、位次（小的在前）；"
        "只与专业都相同的考生一起排名；全部相同的，名次相同（依据：第十三条四）",
        "测试成绩：文化素质 + 职业技能（依据：第十三条四①）",
        "按满分计：免试为“是”的，职业技能按满分计（依据：第十四条一）",
    )
    assert found.rule == {
        "order": {
            "by": ["total", "test", "position"],
            "lower_first": ["position"],
            "within": ["major"],
            "basis": "第十三条四",
        }
    }
    assert found.rests_on == ("admission.some",)


def test_a_single_score_and_other_lists() -> None:
    """One step has no equals to speak of; other kinds have no such order."""
    order = {"by": ["total"], "basis": "第十三条"}
    told = admission.explain(case("rank", admission={"some": {"order": order}})).explanation
    assert told == ("名次：按总成绩排列；全部相同的，名次相同（依据：第十三条）",)
    assert admission.explain(case("rank", admission={"else": RULE})).explanation == ()
    assert admission.explain(case("name", admission={"some": RULE})).explanation == ()
