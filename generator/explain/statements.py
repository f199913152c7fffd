"""What the rule document wants to be read on the page, in its own words."""

from __future__ import annotations

from generator.explain import Case, Explained
from generator.explain._clause import clause

PLACE = 20


def explain(case: Case) -> Explained:
    """On the lists of the kinds that the statement is for."""
    said = case.unit.policy.said(case.unit.kind_name)
    return Explained(
        {}, tuple(f"说明：{each.text.rstrip('。')}{clause(each.basis)}" for each in said)
    )
