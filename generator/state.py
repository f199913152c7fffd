"""Where a notice or part stands in its life, and who has not approved it yet.

In: its dates, today, its approvals.  Out: a state, offices, a number of days.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from generator.model import Approval

LEAST_OFFICES = 2
"""No office publishes on its own consent alone."""
SECOND_OFFICE = "另一部门（至少两个不同部门审核）"

NO_RESULT = "结果待公布"


class State(Enum):
    """The value is what readers see."""

    DRAFT = "草稿"
    SCHEDULED = "待公示"
    OPEN = "公示中"
    CLOSED = "公示期满"
    RETIRED = "已到期"
    WITHDRAWN = "已撤回"

    @property
    def public(self) -> bool:
        """Whether its rows may be on the site."""
        return self in {State.OPEN, State.CLOSED}


@dataclass(frozen=True)
class Life:
    """What the ledger and the round tell of one notice or part beyond its own dates."""

    published: date | None = None
    """First day on line of the revision that stands."""
    result: str = ""
    """`无异议` or `异议已处理`; empty until somebody has said so."""
    closed: date | None = None
    withdrawn: date | None = None
    retired: date | None = None
    reason: str = ""
    """Why it was withdrawn."""
    corrected: bool = False
    supplemented: bool = False

    @property
    def over(self) -> bool:
        """Whether its rows were taken away, before their time or at its end."""
        return bool(self.withdrawn or self.retired)


def state(
    first: date,
    last: date,
    retain_until: date,
    today: date,
    *,
    approved: bool,
    life: Life | None = None,
) -> State:
    """The state on `today`; every date is a whole day, to 24:00."""
    if life and life.withdrawn and life.withdrawn <= today:
        return State.WITHDRAWN
    if today > retain_until or (life and life.retired and life.retired <= today):
        return State.RETIRED
    if not approved:
        return State.DRAFT
    if today < first:
        return State.SCHEDULED
    return State.OPEN if today <= last else State.CLOSED


def remarks(stands: State, life: Life) -> tuple[str, ...]:
    """What is said beside a state: the result of a period that is over, and changes."""
    said = {
        life.result or NO_RESULT: stands is State.CLOSED,
        "有更正": life.corrected and stands.public,
        "有补充": life.supplemented and stands.public,
    }
    return tuple(words for words, true in said.items() if true)


def days_left(last: date, today: date) -> int:
    """Days until the period ends, the last day included: 1 on the last day, 0 after it."""
    return max((last - today).days + 1, 0)


def missing_approvals(
    chain: Sequence[str], approvals: Iterable[Approval], fingerprint: str
) -> tuple[str, ...]:
    """Offices of the chain that have not approved exactly this content, in order.

    Empty only when at least two different offices have: a chain that names fewer
    ends in a plea for another one.
    """
    consenting = {
        approval.by
        for approval in approvals
        if approval.fingerprint and fingerprint.startswith(approval.fingerprint)
    }
    missing = tuple(office for office in dict.fromkeys(chain) if office not in consenting)
    lacking = LEAST_OFFICES - len(consenting | set(missing))
    return missing + (SECOND_OFFICE,) * min(max(lacking, 0), 1)
