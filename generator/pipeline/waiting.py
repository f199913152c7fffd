"""What a unit that has been generated still waits for before it may go on line."""

from __future__ import annotations

from generator.config.project import Project, Unit
from generator.state import missing_approvals


def outstanding(unit: Unit, fingerprint: str, project: Project) -> tuple[str, ...]:
    """Who has to act yet: offices of the chain, and the school where its policy is in doubt.

    What a document does not say in so many words is `inferred` or `assumed` in its YAML;
    a school answers for it (`confirmed`) before it publishes for real.
    """
    missing = missing_approvals(unit.chain, unit.approvals, fingerprint)
    doubts = _doubts(unit, project) if project.school.sample is None else ()
    if doubts:
        name = f"site_config/policies/{unit.round.policy}.yml"
        missing += (f"学校确认推断的规定（{'、'.join(doubts)}，写在 {name} 的 confirmed）",)
    return missing


def _doubts(unit: Unit, project: Project) -> tuple[str, ...]:
    """Unconfirmed rules, without those for other kinds, or for corrections where there are none."""
    others = set(project.kinds) - {unit.kind_name, unit.kind.publicity}
    found = (name for name in unit.policy.unconfirmed() if name.partition(".")[2] not in others)
    return tuple(name for name in found if unit.corrections or name != "corrections")
