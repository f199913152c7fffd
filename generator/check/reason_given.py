"""Who is not eligible is told why."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import Context
from generator.model import Finding, Source


def check(source: Source, context: Context) -> Iterator[Finding]:
    """Yield an error for each person with 否 and no reason."""
    if not {"eligible", "reason"} <= set(source.table.columns):
        return
    rule = context.unit.policy.cutoff
    missing = (source.table["eligible"] == "否") & (source.table["reason"] == "")
    for index in source.table.index[missing]:
        message = "不符合要求的学生须写明原因，请从固定选项中选填"
        yield source.finding(
            "reason-given", index, "reason", message, basis=rule.basis if rule else ""
        )
