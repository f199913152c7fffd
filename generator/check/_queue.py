"""Who stands in the ranking before those recommended, without a place and without a ground.

Grounds are those that the policy allows: given up, not applied, must not be chosen, or
a recorded decision (wishes full, requirement of the partner school).  Who is recommended
outside the quota waits for no place.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from generator.check import Context, Roll, _people
from generator.config.rules.choice import PassingOver
from generator.model import Source

NEEDS = ("ranking", "application", "declined", "excluded", "direct-admission")
USES = ("decisions",)
"""Welcome where the round has them; their absence is no news."""


@dataclass(frozen=True)
class Queue:
    """The ranking as the recommendation leaves it."""

    roll: Roll
    rows: pd.DataFrame
    """Index of the ranking; `group`, `rank`, `people`, `inside`, `taken` (recommended by
    rank), `waiting` (eligible, not recommended, no ground), `last` (lowest rank taken)."""
    own: pd.Series
    """Row of the ranking -> row of the checked list, for those taken."""
    sure: bool
    """False: it is not known who applied."""
    rule: PassingOver


def queue(source: Source, context: Context) -> Queue | None:
    """None where there is no ranking, or no rule about passing over."""
    roll, rule = context.rolls.get("ranking"), context.unit.policy.passing_over
    if roll is None or rule is None or "rank" not in roll.table:
        return None
    pairs = _people.pairs(roll)
    counted = ~_people.outside_quota(source, context)
    by_rank = pairs[counted.loc[pairs["own"]].to_numpy()]
    rows = _people.standing(roll, context.unit.policy)
    index = rows.index
    rows["taken"] = index.isin(by_rank["theirs"])
    rows["waiting"] = _eligible(roll, rows, context) & ~index.isin(pairs["theirs"])
    rows["waiting"] &= ~_grounds(roll, rule, context)
    rows["last"] = rows["rank"].where(rows["taken"]).groupby(rows["group"]).transform("max")
    own = by_rank.drop_duplicates("theirs").set_index("theirs")["own"]
    sure = "not-applied" not in rule.allowed_when or "application" in context.rolls
    return Queue(roll, rows, own, sure, rule)


def _eligible(roll: Roll, rows: pd.DataFrame, context: Context) -> pd.Series:
    table = roll.table
    able = table["eligible"] == "是" if "eligible" in table else rows["inside"]
    if context.unit.part and "college" in table:
        able = able & (table["college"] == context.unit.part)
    return able


def _grounds(roll: Roll, rule: PassingOver, context: Context) -> pd.Series:
    found = pd.Series(False, index=roll.table.index)
    for ground, name in (("declined", "declined"), ("excluded", "excluded")):
        if ground in rule.allowed_when and name in context.rolls:
            found |= _people.same(roll, context.rolls[name], context)
    for name in ("direct-admission", "decisions", _people.SUPPLEMENTED):
        if name in context.rolls:
            found |= _people.same(roll, context.rolls[name], context)
    if "not-applied" in rule.allowed_when and "application" in context.rolls:
        found |= ~_people.same(roll, context.rolls["application"], context)
    return found
