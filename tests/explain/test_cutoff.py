"""`explain.cutoff`: who passes, and what a machine needs to judge the verdicts."""

from __future__ import annotations

from generator.explain import cutoff
from tests.explain.cases import case

SENTENCE = (
    "前60%：名次 × 100 不大于 60 × 参加排名人数的，在前 60% 之内；"
    "正好在界上的算在内，末位并列的一并算在内（依据：二(一)2）"
)
FACTS = {"top": "60%", "of": "ranked", "basis": "二(一)2"}
REASONS = {"reason": ["排名未进入前60%", "有课程不合格"]}


def test_the_ranking_names_the_reasons_that_speak_of_the_rank() -> None:
    """With them a verdict can be judged from the page alone."""
    found = cutoff.explain(
        case("rank average eligible reason", checks=["rank-follows-average"], choices=REASONS)
    )
    assert found.explanation == (SENTENCE,)
    assert found.rule == {
        "cutoff": {
            **FACTS,
            "verdict": {"yes": "是", "no": "否", "rank_reasons": ["排名未进入前60%"]},
        }
    }


def test_a_selection_has_no_verdicts() -> None:
    """Whoever stands there has passed."""
    assert cutoff.explain(case("rank average")).rule == {"cutoff": FACTS}


def test_lists_without_ranks_and_policies_without_a_cutoff() -> None:
    """Nothing is said."""
    assert cutoff.explain(case("rank")).explanation == ()
    assert cutoff.explain(case("rank average", cutoff=None)).explanation == ()
