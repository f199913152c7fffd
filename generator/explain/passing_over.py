"""Who may be passed over, and who follows."""

from __future__ import annotations

from generator.config.rules.choice import GROUNDS
from generator.explain import Case, Explained
from generator.explain._clause import clause

PLACE = 5
CHECK = "nobody-passed-over"


def explain(case: Case) -> Explained:
    """On the list of the recommended."""
    policy = case.unit.policy
    rule = policy.passing_over
    if rule is None or CHECK not in case.unit.kind.checks:
        return Explained()
    grounds = "、".join(GROUNDS[name] for name in rule.allowed_when)
    where = clause(policy, "passing_over", rule.basis)
    return Explained(
        explanation=(
            f"递补：在前面的学生先得名额；只有{grounds}的，才由后面的学生依次递补{where}；"
            "各人的具体情形不公布",
        )
    )
