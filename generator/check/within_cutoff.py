"""Who is chosen, or applies, is within the cut-off and eligible in the ranking.

The people of the rank group are counted in the ranking, not in the list that is checked:
rank × 100 <= 60 × people.  Veterans have a rule of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from generator.check import Context, _people
from generator.model import Finding, Source

CODE = "within-cutoff"
NEEDS = ("ranking", "direct-admission")
WAY_OUT = "不得列入；请移出，确有错误的先更正排名公示"


def check(source: Source, context: Context) -> Iterator[Finding]:
    """Yield an error for each person whom the ranking rules out."""
    roll, rule = context.rolls.get("ranking"), context.unit.policy.cutoff
    if roll is None or rule is None or "rank" not in roll.table:
        return
    judged = _judged(source, context)
    pairs = _people.pairs(roll)
    pairs = pairs[pairs["own"].isin(judged)]
    rows = _people.standing(roll, context.unit.policy).loc[pairs["theirs"]]
    rows = rows.assign(own=pairs["own"].to_numpy())
    rows["refused"] = False
    if "eligible" in roll.table:
        rows["refused"] = (roll.table["eligible"] == "否").loc[pairs["theirs"]].to_numpy()
    rows["good"] = rows["inside"] & ~rows["refused"]
    good = rows.groupby("own")["good"].transform("any")
    name = "rank" if "rank" in source.table else "student_no"
    for row in rows[~good].drop_duplicates("own").to_dict("records"):
        message = f"{_fault(row, rule.top)}{_people.by(roll)}，{WAY_OUT}"
        yield source.finding(CODE, row["own"], name, message, basis=rule.basis)


def _judged(source: Source, context: Context) -> pd.Index:
    """Everybody but veterans and those whom the policy frees from the cut-off."""
    free = _people.veterans(source, context)
    direct = context.unit.policy.direct
    if direct and not direct.within_cutoff.value:
        free |= _people.outside_quota(source, context)
    return source.table.index[~free]


def _fault(row: Mapping[Any, Any], top: str) -> str:
    if row["refused"] and row["inside"]:
        return "排名名单中“是否符合要求”为“否”"
    if pd.isna(row["rank"]):
        return "排名名单中没有名次"
    return f"排名名单中为第 {row['rank']} 名，共 {row['people']} 人，不在前 {top}"
