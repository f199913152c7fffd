"""Who is still to come, in a notice of its own, when a document is there."""

from __future__ import annotations

from generator.explain import Case, Explained
from generator.explain._clause import clause

PLACE = 7
CHECK = "award-counts"


def explain(case: Case) -> Explained:
    """On the first list of direct admissions; a supplement is what was waited for."""
    direct = case.unit.policy.direct
    if direct is None or CHECK not in case.unit.kind.checks or case.unit.supplements:
        return Explained()
    waiting = {name: rule for name, rule in direct.categories.items() if rule.waits_for}
    return Explained(
        {},
        tuple(
            f"待补充：{name}中须等{rule.waits_for}才能确定的，届时另行补充公示，公示期重新计算"
            f"{clause(rule.basis or direct.basis)}"
            for name, rule in waiting.items()
        ),
        ("direct",) if waiting else (),
    )
