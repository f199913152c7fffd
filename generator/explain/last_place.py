"""Who goes first when people with one rank compete for the last place."""

from __future__ import annotations

from generator.explain import Case, Explained
from generator.explain._clause import clause

PLACE = 6
CHECK = "last-place"


def explain(case: Case) -> Explained:
    """On the list of the recommended."""
    policy = case.unit.policy
    rule = policy.last_place
    if rule is None or CHECK not in case.unit.kind.checks:
        return Explained()
    steps = [f"有{case.fields.title(name)}的在前" for name in rule.by]
    if rule.otherwise == "decision":
        steps.append(f"{'仍相同的' if steps else ''}由{rule.decided_by or '学校'}决定并存档")
    else:
        steps.append("不能分出先后的都不推荐")
    where = clause(rule.basis)
    sentence = f"末位并列：最后的名额有几人名次相同、不够分的，{'，'.join(steps)}{where}"
    return Explained(explanation=(sentence,), rests_on=("last_place",))
