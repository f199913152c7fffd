"""The rank follows from the average, within the groups that the policy names.

Averages are rounded half up to the policy's decimals before they are compared, since
students can check only what is printed; equal averages share a rank (1, 2, 2, 4).
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from generator import ranking
from generator.check import Context, _people
from generator.model import Finding, Source

CODE = "rank-follows-average"


def check(source: Source, context: Context) -> Iterator[Finding]:
    """Yield an error for each average that is no number and each rank that differs."""
    rule = context.unit.policy.rank
    if rule is None or not {rule.by, "rank"} <= set(source.table.columns):
        return
    scores = ranking.scaled(source.table[rule.by], rule.decimals)
    for index in scores.index[scores.isna() & (source.table[rule.by] != "")]:
        message = "平均成绩应为数字，请更正"
        yield source.finding(CODE, index, rule.by, message, basis=rule.basis)
    groups = _people.rank_groups(source.table, rule)
    due = ranking.competition(scores, groups)
    stated = pd.to_numeric(source.table["rank"], errors="coerce").astype("Int64")
    wrong = due.notna() & (source.table["rank"] != "") & (stated != due).fillna(True)
    if wrong.any():
        shared = ranking.sharing(scores, groups)
        for index in wrong.index[wrong]:
            yield _wrong(source, index, int(due[index]), int(shared[index]), rule.basis)


def _wrong(source: Source, index: int, due: int, shared: int, basis: str) -> Finding:
    tie = f"（并列 {shared} 人）" if shared > 1 else ""
    message = f"名次应为 {due}{tie}，请核对平均成绩和名次"
    return source.finding(CODE, index, "rank", message, basis=basis)
