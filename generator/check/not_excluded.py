"""Nobody is listed who must not be chosen, or who has given up.

The ground stands in the college's own files; the message never names it.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import Context, _people
from generator.config.policy import Policy
from generator.model import Finding, Source

CODE = "not-excluded"
NEEDS = ("excluded", "declined")
WORDS = {
    "excluded": "在不予选拔的名单中，不得列入；请移出，或核对该名单",
    "declined": "已放弃升本，不得列入；请移出，撤回放弃的先更正该名单",
}


def check(source: Source, context: Context) -> Iterator[Finding]:
    """Yield an error for each person in one of both lists."""
    name = _people.naming(source)
    for roll_name, words in WORDS.items():
        roll = context.rolls.get(roll_name)
        if roll is None:
            continue
        here = _people.listed(roll, source)
        for index in here.index[here]:
            message = f"此人{words}（{roll.origin}）"
            basis = _basis(context.unit.policy, roll_name)
            yield source.finding(CODE, index, name, message, basis=basis)


def _basis(policy: Policy, name: str) -> str:
    if name == "declined":
        waiver = policy.waiver
        return waiver.written.basis if waiver else _passing(policy)
    clauses = dict.fromkeys(each.basis for each in policy.exclusions.values())
    return "，".join(clauses) or _passing(policy)


def _passing(policy: Policy) -> str:
    return policy.passing_over.basis if policy.passing_over else ""
