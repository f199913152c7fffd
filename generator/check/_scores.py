"""What the subject scores of a list come to, counted as the policy says."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pandas as pd

from generator import averages
from generator.check import Context, _people
from generator.config.rules.scores import Average
from generator.model import Source

SUBJECT = "subject:"
PASS = Decimal(60)


def titles(table: pd.DataFrame, source: Source | None) -> dict[str, str]:
    """Column -> header of the subjects of a table; published rows know only the column."""
    names = [str(name) for name in table.columns if str(name).startswith(SUBJECT)]
    known = source.titles if source else {}
    return {name: known.get(name, name.removeprefix(SUBJECT)) for name in names}


def tallies(
    table: pd.DataFrame, subjects: dict[str, str], rule: Average, context: Context
) -> Iterator[averages.Tally]:
    """One result for each way in which courses without a score may count."""
    counted = averages.choose(subjects, rule.of, averages.entered(table)).counted
    chosen = {name: subjects[name] for name in counted}
    rules = rule.missing_course.unchanged, rule.missing_course.changed
    points = rule.grades.value if rule.grades else {}
    mark = rule.passing.mark if rule.passing else PASS
    groups = _people.rank_groups(table, context.unit.policy.rank)
    for changed in _statuses(table, rule):
        missing = averages.instead(changed, *rules)
        yield averages.tally(table, chosen, groups, missing, points, mark, changed)


def _statuses(table: pd.DataFrame, rule: Average) -> Iterator[pd.Series]:
    """Whose enrolment changed: as the table says, or else nobody's and everybody's."""
    if averages.CHANGED in table:
        yield averages.changed(table)
        return
    yield pd.Series(False, index=table.index)
    if rule.missing_course.changed != rule.missing_course.unchanged:
        yield pd.Series(True, index=table.index)
