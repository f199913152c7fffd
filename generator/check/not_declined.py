"""Nobody is chosen who has given up; who applied may still do so later."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import Context, _people
from generator.model import Finding, Source

CODE = "not-declined"
NEEDS = ("declined",)


def check(source: Source, context: Context) -> Iterator[Finding]:
    """Yield an error for each person who has signed a waiver."""
    roll, waiver = context.rolls.get("declined"), context.unit.policy.waiver
    if roll is None:
        return
    passing = context.unit.policy.passing_over
    basis = waiver.written.basis if waiver else passing.basis if passing else ""
    here = _people.listed(roll, source)
    for index in here.index[here]:
        message = f"此人已放弃升本（{roll.origin}），不得列入；请移出，撤回放弃的先更正该名单"
        yield source.finding(CODE, index, _people.naming(source), message, basis=basis)
