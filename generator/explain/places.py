"""Where the list is to be read besides this page."""

from __future__ import annotations

from generator.explain import Case, Explained
from generator.explain._clause import clause

PLACE = 19


def explain(case: Case) -> Explained:
    """On every list of which the rule document names the places."""
    kind = case.unit.kind_name
    shown = case.unit.policy.shown_at(kind)
    if shown is None:
        return Explained()
    alike = "，各处内容完全相同" if shown.alike else ""
    text = f"公示地点：{'、'.join(shown.value)}{alike}{clause(shown.basis)}"
    name = kind if kind in case.unit.policy.places else "default"
    return Explained({}, (text,), (f"places.{name}",))
