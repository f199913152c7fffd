"""序号 run 1, 2, 3, … and people stand in the order of their ranks.

Neither harms a page, which is numbered and sorted anew; but both show that rows were
pasted, lost or moved.  Numbers may begin again with each group.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from generator.check import Context, _people
from generator.model import Finding, Source

CODE = "in-order"
MANY = 4
"""Where more than every fourth person stands before a better one, the sheet is not meant
to be in the order of ranks (but of classes, or numbers)."""


def check(source: Source, context: Context) -> Iterator[Finding]:
    """Yield a warning at the first fault of each sheet and each group."""
    sheets = source.origin["sheet"]
    if "seq" in source.table:
        yield from _numbers(source, sheets)
    if "rank" in source.table:
        yield from _ranks(source, context, sheets)


def _numbers(source: Source, sheets: pd.Series) -> Iterator[Finding]:
    numbers = _people.number(source.table, "seq")
    due = numbers.groupby(sheets).shift().fillna(0) + 1
    wrong = (source.table["seq"] != "") & ~((numbers == due) | (numbers == 1)).fillna(False)
    for index in sheets[wrong].drop_duplicates().index:
        message = f"序号应为 {due[index]}：序号不连续，请核对是否有漏行、重复或被移动的行"
        yield source.finding(CODE, index, "seq", message, severity="warning")


def _ranks(source: Source, context: Context, sheets: pd.Series) -> Iterator[Finding]:
    policy = context.unit.policy
    admission = policy.admission.get(context.unit.kind_name)
    rule = admission.order if admission else policy.rank
    if admission:
        within = _people.label(source.table, admission.order.within)
    else:
        within = _people.rank_groups(source.table, policy.rank)
    groups = [sheets, within]
    ranks = _people.number(source.table, "rank")
    before = ranks.groupby(groups).shift()
    wrong = (ranks < before).fillna(False).astype(bool)
    meant = wrong.groupby(sheets).transform("sum") * MANY <= before.groupby(sheets).transform(
        "count"
    )
    wrong &= meant
    first = pd.DataFrame({"sheet": sheets, "group": within})[wrong].drop_duplicates().index
    for index in first:
        message = "没有按名次排列：名次比上一行靠前，请核对是否错行"
        basis = rule.basis if rule else ""
        yield source.finding(CODE, index, "rank", message, severity="warning", basis=basis)
