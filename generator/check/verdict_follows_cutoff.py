"""是否符合 agrees with the cut-off and with the reason given.

Eligible is only who ranks within the policy's cut-off; who does and is not eligible
needs another reason than the rank.  A list without ranks is not judged.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from generator import ranking
from generator.check import Context, _people
from generator.model import Finding, Source

CODE = "verdict-follows-cutoff"
RANK_WORDS = "排名"
"""A reason that speaks of the rank; all other reasons are failures."""


def check(source: Source, context: Context) -> Iterator[Finding]:
    """Yield an error for each verdict that the rank or the reason contradicts."""
    rule, rank_rule = context.unit.policy.cutoff, context.unit.policy.rank
    table = source.table
    if rule is None or rank_rule is None or not {"rank", "eligible"} <= set(table.columns):
        return
    groups = _people.rank_groups(table, rank_rule)
    ranks = pd.to_numeric(table["rank"], errors="coerce").astype("Int64")
    people = ranks.groupby(groups).transform("count").astype("Int64")
    inside = ranking.within_cutoff(ranks, people, rule.percent).fillna(False).astype(bool)
    reason = table["reason"] if "reason" in table else pd.Series("", index=table.index)
    yes, no = table["eligible"] == "是", table["eligible"] == "否"
    by_rank = reason.str.contains(RANK_WORDS, regex=False)

    for wrong, name, message in (
        (yes & ~inside, "eligible", f"名次不在前 {rule.top}，不应为“是”"),
        (no & inside & by_rank, "reason", f"名次在前 {rule.top} 之内，原因不应是排名"),
        (yes & (reason != ""), "reason", "符合要求的学生不应填写不符合原因"),
        (~(yes | no) & (table["eligible"] != ""), "eligible", "只能填“是”或“否”"),
    ):
        for index in table.index[wrong]:
            count = f"（第 {ranks[index]} 名，共 {people[index]} 人）" if name == "eligible" else ""
            text = f"{message}{count if inside.any() else ''}，请核对"
            yield source.finding(CODE, index, name, text, basis=rule.basis)
