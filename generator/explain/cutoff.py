"""Who is within the cut-off."""

from __future__ import annotations

from typing import Any

from generator.config.base import in_words
from generator.explain import Case, Explained
from generator.explain._clause import clause
from generator.explain._groups import complete, ranked

PLACE = 3
RANK_WORDS = "排名"
"""A reason that speaks of the rank."""


def explain(case: Case) -> Explained:
    """Where ranks are shown."""
    rule = case.unit.policy.cutoff
    if rule is None or ranked(case) is None:
        return Explained()
    bases = [rule.basis, *([rule.boundary.basis] if rule.boundary else [])]
    number = rule.top.rstrip("%")
    sentence = (
        f"前{rule.top}：名次 × 100 不大于 {number} × 参加排名人数的，在前 {rule.top} 之内；"
        f"正好在界上的算在内，末位并列的一并算在内{clause(*bases)}"
    )
    facts: dict[str, Any] = {"top": rule.top, "of": rule.of, "basis": in_words(rule.basis)}
    if complete(case) and case.shows("eligible"):
        facts["verdict"] = {"yes": "是", "no": "否", "rank_reasons": _reasons(case)}
    return Explained({"cutoff": facts}, (sentence,), ("cutoff",))


def _reasons(case: Case) -> list[str]:
    """The published reasons that speak of the rank."""
    columns = [column for column in case.unit.kind.columns if column.field == "reason"]
    values = {value for column in columns for value in column.words().values()}
    return sorted(value for value in values if RANK_WORDS in value)
