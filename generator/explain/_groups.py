"""The groups of people who are compared with each other, and how many each has."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from generator.config.rules.scores import Rank
from generator.explain import Case

COMPLETE = "rank-follows-average"
"""A list of a kind with this rule holds everybody who was ranked."""


def ranked(case: Case) -> Rank | None:
    """The rule that the ranks of this list follow; None where it shows no such ranks."""
    policy = case.unit.policy
    if policy.rank is None or case.unit.kind_name in policy.admission:
        return None
    return policy.rank if case.shows("rank") and case.shows(policy.rank.by) else None


def complete(case: Case) -> bool:
    """Whether the list is the ranking itself, not a selection from one."""
    return COMPLETE in case.unit.kind.checks and not case.unit.supplements


def present(table: pd.DataFrame, names: Iterable[str]) -> list[str]:
    """Those of the fields that the table has, in order."""
    return [name for name in names if name in table]


def occurring(table: pd.DataFrame, case: Case, names: tuple[str, ...]) -> pd.DataFrame:
    """The rows of another list whose groups the explained list has people of."""
    own = case.source.table
    by = [name for name in present(table, names) if name in own]
    if not by:
        return table
    there = pd.MultiIndex.from_frame(own[by].drop_duplicates())
    return table[pd.MultiIndex.from_frame(table[by]).isin(there)]


def dividing(table: pd.DataFrame, names: Iterable[str]) -> list[str]:
    """The fields that part these people into groups; what all of them share does not."""
    return [name for name in present(table, names) if table[name].nunique() > 1]


def counted(table: pd.DataFrame, keys: list[str], numbers: pd.DataFrame) -> list[dict[str, Any]]:
    """One entry a group, in order: its keys, and the sum of each column of whole `numbers`."""
    if not keys:
        sums = {str(name): int(column.sum()) for name, column in numbers.items()}
        return [{"keys": {}, **sums}] if len(table) else []
    totals = numbers.groupby([table[key] for key in keys], sort=True).sum().astype(int)
    columns = [str(name) for name in totals]
    named = totals.index.to_frame(index=False).astype(str).to_numpy().tolist()
    return [
        {"keys": dict(zip(keys, place, strict=True)), **dict(zip(columns, values, strict=True))}
        for place, values in zip(named, totals.to_numpy().tolist(), strict=True)
    ]
