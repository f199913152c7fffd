"""Nobody is listed who must not be chosen.

The ground stands in the college's own files; the message never names it.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import Context, _people
from generator.config.policy import Policy
from generator.model import Finding, Source

CODE = "not-excluded"
NEEDS = ("excluded",)


def check(source: Source, context: Context) -> Iterator[Finding]:
    """Yield an error for each person in the list of those who must not be chosen."""
    roll = context.rolls.get("excluded")
    if roll is None:
        return
    name, basis = _people.naming(source), _basis(context.unit.policy)
    here = _people.listed(roll, source)
    for index in here.index[here]:
        message = f"此人在不予选拔的名单（{roll.origin}）中，不得列入；请移出，或核对该名单"
        yield source.finding(CODE, index, name, message, basis=basis)


def _basis(policy: Policy) -> str:
    clauses = dict.fromkeys(each.basis for each in policy.exclusions.values())
    passing = policy.passing_over.basis if policy.passing_over else ""
    return "，".join(clauses) or passing
