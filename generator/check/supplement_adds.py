"""Nobody stands both in a supplementary list and in the list that it adds to.

A supplement has people of its own and a full period of its own; who was published
already would get a second one.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import Context
from generator.model import Finding, Severity, Source

CODE = "supplement-adds"
BASIS = "五(五)"


def check(source: Source, context: Context) -> Iterator[Finding]:
    """Yield a finding for each person of both lists; a doubt where only masks are left."""
    roll = context.rolls.get("supplemented")
    if roll is None or roll.own.empty:
        return
    name = next((name for name in ("student_no", "exam_no") if name in source.table), "name")
    severity: Severity = "warning" if roll.masked else "error"
    sure = "看起来已在" if roll.masked else "已在"
    message = f"{sure}原公示（{roll.origin}）中；补充公示只写新增的人，请删去此行"
    known = roll.own[roll.own.isin(set(roll.keys)) & (roll.own != "")]
    for index in known.index:
        yield source.finding(CODE, index, name, message, severity=severity, basis=BASIS)
