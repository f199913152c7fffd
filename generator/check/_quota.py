"""Places: who has how many people, how many of them may be recommended."""

from __future__ import annotations

import pandas as pd

from generator.check import Context, Roll, _people
from generator.config.rules.choice import Quota

COUNTS = ("headcount", "major_total")
"""Field of the number of people; workbooks call it by either header."""


def people(roll: Roll, fields: tuple[str, ...]) -> pd.Series | None:
    """Group -> number of people by the headcount file; None where it has no numbers."""
    name = next((name for name in COUNTS if name in roll.table), None)
    if name is None:
        return None
    numbers = _people.number(roll.table, name)
    return numbers.groupby(_people.label(roll.table, fields)).sum()


def base(context: Context, rule: Quota) -> Roll | None:
    """The list that the share is taken of."""
    return context.rolls.get("headcount" if rule.base == "headcount" else "ranking")


def heads(roll: Roll, rule: Quota, fields: tuple[str, ...]) -> pd.Series | None:
    """Group -> number of people that the share is taken of."""
    if rule.base == "headcount":
        return people(roll, fields)
    return sizes(roll.table, fields)


def sizes(table: pd.DataFrame, fields: tuple[str, ...]) -> pd.Series:
    """Group -> number of rows."""
    return table.groupby(_people.label(table, fields)).size()
