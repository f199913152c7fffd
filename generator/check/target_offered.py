"""School and major that take a person are offered (附件16), and their places are kept.

Who is recommended outside the quota takes none of the offered places.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from generator.check import Context, Roll, _people
from generator.config.policy import Policy
from generator.model import Finding, Source

CODE = "target-offered"
NEEDS = ("offers", "direct-admission")
TARGET = ("target_school", "target_major")
FROM = ("college", "major")
"""Offers may be for people of one college or major; empty cells mean everybody."""


def check(source: Source, context: Context) -> Iterator[Finding]:
    """Yield an error for each target that nobody offers, and for each place too many."""
    roll = context.rolls.get("offers")
    by = _people.common(source.table, roll.table, of=TARGET) if roll else ()
    if roll is None or TARGET[0] not in by:
        return
    basis = _basis(context.unit.policy)
    offer = _offers(source.table, roll, by)
    filled = (source.table[list(by)] != "").all(axis=1)
    title = "、".join(context.fields.title(name) for name in by)
    for index in source.table.index[filled & offer.isna()]:
        message = (
            f"{roll.origin} 中没有这一“{title}”{_people.by(roll)}；请核对写法，或先更正对口招录计划"
        )
        yield source.finding(CODE, index, by[-1], message, basis=basis)
    yield from _too_many(source, context, roll, offer, basis)


def _offers(table: pd.DataFrame, roll: Roll, by: tuple[str, ...]) -> pd.Series:
    """Row of the offers that each person's target is, the narrowest first; <NA>: none."""
    found = pd.Series(pd.NA, index=table.index, dtype="Int64")
    narrow = _people.common(table, roll.table, of=FROM)
    for count in range(len(narrow), -1, -1):
        # With fewer fields, only offers that leave the others open.
        used, left = narrow[len(narrow) - count :], narrow[: len(narrow) - count]
        open_ = (roll.table[list(left)] == "").all(axis=1) & (roll.table[list(used)] != "").all(
            axis=1
        )
        rows = roll.table[open_]
        labels = _people.label(rows, (*by, *used)).drop_duplicates()
        to = pd.Series(labels.index, index=labels.to_numpy(), dtype="Int64")
        found = found.fillna(_people.label(table, (*by, *used)).map(to).astype("Int64"))
    return found


def _too_many(
    source: Source, context: Context, roll: Roll, offer: pd.Series, basis: str
) -> Iterator[Finding]:
    places = _people.number(roll.table, "places")
    counted = offer[offer.notna() & ~_people.outside_quota(source, context)]
    for row, indexes in counted.groupby(counted).groups.items():
        offered = int(str(row))
        limit = places[offered]
        if pd.isna(limit) or len(indexes) <= limit:
            continue
        order = _people.number(source.table.loc[indexes], "rank").argsort(kind="stable")
        index = int(indexes[order.iloc[int(limit)]])
        place = _people.at(roll, offered, "places") if roll.source else roll.origin
        message = (
            f"推荐到这里的占指标学生有 {len(indexes)} 人，{place} 的计划为 {limit} 人；"
            f"请按名次和志愿调整 {len(indexes) - int(limit)} 人"
        )
        yield source.finding(CODE, index, TARGET[1], message, basis=basis)


def _basis(policy: Policy) -> str:
    stage = policy.schedule.get("partners")
    if stage:
        return stage.basis
    return policy.passing_over.basis if policy.passing_over else ""
