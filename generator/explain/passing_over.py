"""Who may be passed over, and who follows."""

from __future__ import annotations

from generator.config.rules.choice import GROUNDS
from generator.explain import Case, Explained
from generator.explain._clause import clause

PLACE = 5
CHECK = "nobody-passed-over"


def explain(case: Case) -> Explained:
    """On the list of the recommended."""
    rule = case.unit.policy.passing_over
    if rule is None or CHECK not in case.unit.kind.checks:
        return Explained()
    grounds = "；".join(GROUNDS[name] for name in rule.allowed_when)
    sentence = (
        "递补：按名次先后推荐；排在前面的学生只有在下列情形才由后面的学生依次递补："
        f"{grounds}（各人的情形不公布）{clause(rule.basis)}"
    )
    return Explained({}, (sentence,), ("passing_over",))
