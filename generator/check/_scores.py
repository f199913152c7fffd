"""What the subject scores of a list come to, counted as the policy says."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import pandas as pd

from generator import averages
from generator.check import Context, _people
from generator.config.rules.scores import Average
from generator.model import Source

SUBJECT = "subject:"
PASS = Decimal(60)
LEFT_OUT = "completed-only"


def titles(table: pd.DataFrame, source: Source | None) -> dict[str, str]:
    """Column -> header of the subjects of a table; published rows know only the column."""
    names = [str(name) for name in table.columns if str(name).startswith(SUBJECT)]
    known = source.titles if source else {}
    return {name: known.get(name, name.removeprefix(SUBJECT)) for name in names}


@dataclass(frozen=True)
class Scores:
    """What the courses of each person come to; a course without a score may or may not count."""

    tally: averages.Tally
    """Courses without a score left out, or counted as `table` says whose enrolment changed."""
    ways: tuple[tuple[pd.Series, pd.Series], ...]
    """Sum and number of courses, by each way of counting that is possible."""
    strange: pd.Series
    """Who has a score in words that nobody gave points."""


def scores(
    table: pd.DataFrame, subjects: dict[str, str], rule: Average, context: Context
) -> Scores:
    """Add up the subjects of each person as the rule says."""
    counted = averages.choose(subjects, rule.of, averages.entered(table)).counted
    groups = _people.rank_groups(table, context.unit.policy.rank)
    slots = _slots(table, counted, groups)
    points = rule.grades.value if rule.grades else {}
    mark = rule.passing.mark if rule.passing else PASS
    known = averages.CHANGED in table
    changed = averages.changed(table) if known else pd.Series(True, index=table.index)
    rules = rule.missing_course.unchanged, rule.missing_course.changed
    missing = averages.instead(changed, *(rules if known else (LEFT_OUT, LEFT_OUT)))
    named = {str(name): str(name) for name in slots}
    tally = averages.tally(slots, named, groups, missing, points, mark, changed)
    ways = [(tally.total, tally.count)]
    if not known:
        ways = [_counting(tally, instead) for instead in dict.fromkeys(rules)]
    strange = pd.Series(False, index=table.index)
    for cells in tally.strange.values():
        strange |= cells
    return Scores(tally, tuple(ways), strange)


def _counting(tally: averages.Tally, instead: int | str) -> tuple[pd.Series, pd.Series]:
    """Sum and number of courses where each one without a score counts so many points."""
    if isinstance(instead, str):
        return tally.total, tally.count
    points = instead * 10**tally.places
    return tally.total + tally.missing * points, tally.count + tally.missing


def _slots(table: pd.DataFrame, names: tuple[str, ...], groups: pd.Series) -> pd.DataFrame:
    """The same scores with the n-th course of each group in column n.

    Fifty majors have hundreds of courses, of which each has thirty: most cells are empty.
    """
    group, labels = pd.factorize(groups)
    columns = {name: table[name].to_numpy(dtype=object) for name in names}
    filled = {name: np.flatnonzero(values != "") for name, values in columns.items()}
    used = np.zeros(len(labels), dtype=np.int64)
    slots: list[np.ndarray] = []
    for name, rows in filled.items():
        here = np.zeros(len(labels), dtype=bool)
        here[group[rows]] = True
        for number in np.unique(used[here]).tolist():
            if number == len(slots):
                slots.append(np.full(len(table), "", dtype=object))
            those = rows[used[group[rows]] == number]
            slots[number][those] = columns[name][those]
        used += here
    data = {str(number): values for number, values in enumerate(slots)}
    return pd.DataFrame(data, index=table.index, dtype="str")
