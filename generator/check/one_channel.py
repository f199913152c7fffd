"""Everybody is chosen by one way, and the list of that way agrees.

In a list with categories, who stands in the list of direct admissions is not counted
as recommended by rank, and who is said to be direct stands there.  In a list without,
nobody stands in the list of another way.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from generator.check import Context, Roll, _people
from generator.config.rules.choice import WAYS
from generator.model import Finding, Source

CODE = "one-channel"
NEEDS = ("direct-admission",)
USES = ("exemption",)
"""Welcome where the round has them; their absence is no news."""


def check(source: Source, context: Context) -> Iterator[Finding]:
    """Yield an error for each person who stands in two ways, or in none."""
    rolls = [context.rolls[name] for name in (*NEEDS, *USES) if name in context.rolls]
    said = _people.published(source, context, "category")
    if said is not None and context.unit.kind_name not in (*NEEDS, *USES):
        yield from _by_category(source, context, rolls, said)
        return
    for roll in rolls:
        here = _people.listed(roll, source)
        for index in here.index[here]:
            message = f"此人已在 {roll.origin} 中{_people.by(roll)}，同一人只能由一种方式选拔"
            yield source.finding(
                CODE,
                index,
                _people.naming(source),
                f"{message}；请移出其中一份",
                basis=_basis(context),
            )


def _by_category(
    source: Source, context: Context, rolls: list[Roll], said: pd.Series
) -> Iterator[Finding]:
    outside = _said_outside(context, said)
    nowhere = outside.copy()
    for roll in rolls:
        here = _people.listed(roll, source)
        nowhere &= _people.missing(roll, source)
        for index in here.index[here & ~outside & (said != "")]:
            title = context.fields.title("category")
            message = (
                f"此人在 {roll.origin} 中{_people.by(roll)}，“{title}”却是按名次推荐；"
                "请改为不占指标，或先更正该名单"
            )
            yield source.finding(CODE, index, "category", message, basis=_basis(context))
    for index in nowhere.index[nowhere] if rolls else ():
        names = "、".join(roll.origin for roll in rolls)
        message = f"此人列为不占指标，{names} 中却没有；请改为按名次推荐，或先补充公示该名单"
        yield source.finding(CODE, index, "category", message, basis=_basis(context))


def _said_outside(context: Context, said: pd.Series) -> pd.Series:
    quota = context.unit.policy.quota
    found = pd.Series(False, index=said.index)
    for name in quota.not_counted.value if quota else ():
        found |= said.str.contains(WAYS.get(name, name), regex=False)
    return found


def _basis(context: Context) -> str:
    quota = context.unit.policy.quota
    return quota.not_counted.basis if quota else ""
