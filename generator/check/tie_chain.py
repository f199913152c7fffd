"""The order of an admission list follows the policy's chain, field by field.

The first field decides, the next among equals, and so on.  Who is equal in all of them
shares a rank, or a recorded decision (input `decisions`) tells who goes first.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from generator import ranking
from generator.check import Context, _people
from generator.config.rules.admission import Order
from generator.model import Finding, Source

CODE = "tie-chain"
USES = ("decisions",)
DECIMALS = 6
"""Finer than any score is given."""


def check(source: Source, context: Context) -> Iterator[Finding]:
    """Yield an error for each rank that the chain contradicts."""
    rule = context.unit.policy.admission.get(context.unit.kind_name)
    if rule is None or "rank" not in source.table or rule.order.by[0] not in source.table:
        return
    order = rule.order
    ranks = _people.number(source.table, "rank")
    due, size = _due(source.table, order)
    last = due + size - 1
    decided = _decided(source, context)
    wrong = ranks.notna() & due.notna() & (ranks != due)
    among = wrong & (ranks > due) & (ranks <= last)
    for index in ranks.index[wrong & ~(among & decided)]:
        message = _message(int(due[index]), int(size[index]), bool(among[index]), order, context)
        yield source.finding(CODE, index, "rank", message, basis=order.basis)


def _due(table: pd.DataFrame, order: Order) -> tuple[pd.Series, pd.Series]:
    """Rank by the chain, and how many share it; missing where the first field is."""
    keys = {}
    for name in _people.common(table, of=order.by):
        scores = ranking.scaled(table[name], DECIMALS).astype("Float64")
        worst = np.inf if name in order.lower_first else -np.inf
        values = scores.fillna(worst)
        keys[name] = values if name in order.lower_first else -values
    chain = pd.DataFrame(keys)
    group = _people.label(table, order.within)
    # One whole number a step of the chain: the place among all different values.
    step = chain.sort_values(list(keys)).drop_duplicates()
    step = step.assign(step=range(len(step)))
    place = chain.merge(step, on=list(keys), how="left")["step"].set_axis(table.index)
    place = place.where(ranking.scaled(table[order.by[0]], DECIMALS).notna())
    due = place.groupby(group).rank(method="min").astype("Int64")
    return due, place.groupby([group, place]).transform("size").astype("Int64")


def _decided(source: Source, context: Context) -> pd.Series:
    roll = context.rolls.get("decisions")
    return _people.listed(roll, source) if roll else pd.Series(False, index=source.table.index)


def _message(due: int, size: int, among: bool, order: Order, context: Context) -> str:
    chain = "、".join(context.fields.title(name) for name in order.by)
    if among:
        return (
            f"名次应为 {due}（{size} 人各级成绩都相同，应并列）；"
            "确需分先后的，请登记到决定名单（inputs 的 decisions）"
        )
    tie = f"（并列 {size} 人）" if size > 1 else ""
    return f"名次应为 {due}{tie}：依次比较{chain}，请核对"
