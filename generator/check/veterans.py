"""A veteran who chooses direct recommendation is within the cut-off.

With a merit citation (三等功) the documents leave open whether the cut-off holds too:
that is a warning which the office must settle, not a refusal.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from generator.check import Context, _people
from generator.config.rules.choice import Merit
from generator.model import Finding, Source

CODE = "veterans"
NEEDS = ("ranking", "direct-admission")


def check(source: Source, context: Context) -> Iterator[Finding]:
    """Yield a finding for each veteran beyond the cut-off, or without a rank."""
    rule, roll = context.unit.policy.veterans, context.rolls.get("ranking")
    if rule is None or roll is None or not rule.direct_within_cutoff.value:
        return
    here = _people.veterans(source, context)
    pairs = _people.pairs(roll)
    rows = _people.standing(roll, context.unit.policy).loc[pairs["theirs"]]
    within = pairs["own"][rows["inside"].to_numpy()]
    cited = _cited(source, context, rule.merit)
    top = context.unit.policy.cutoff.top if context.unit.policy.cutoff else ""
    name = "award_level" if "award_level" in source.table else "category"
    for index in source.table.index[here & ~source.table.index.isin(within)]:
        if rule.merit and cited[index]:
            message = f"凭立功选拔，成绩排名不在前 {top}；细则没有写明是否仍须前 {top}，请确认"
            severity, basis = rule.merit.without_cutoff, rule.merit.basis
        else:
            message = f"退役大学生士兵直接选拔须排名在前 {top}，此人不在；请移出或更正排名公示"
            severity, basis = "error", rule.direct_within_cutoff.basis
        message += _people.by(roll)
        yield source.finding(CODE, index, name, message, severity=severity, basis=basis)


def _cited(source: Source, context: Context, merit: Merit | None) -> pd.Series:
    """Whose award is one of the merits, here or in the list of direct admissions."""
    found = pd.Series(False, index=source.table.index)
    levels = "|".join(merit.levels) if merit else ""
    if not levels:
        return found
    for name in _people.common(source.table, of=("award_level", "award")):
        found |= source.table[name].str.contains(levels)
    roll = context.rolls.get("direct-admission")
    if roll is not None:
        pairs = _people.pairs(roll)
        for name in _people.common(roll.table, of=("award_level", "award")):
            those = roll.table.index[roll.table[name].str.contains(levels)]
            found |= found.index.isin(pairs["own"][pairs["theirs"].isin(those)])
    return found
