"""Where a notice stands, and who has not approved it yet."""

from __future__ import annotations

from datetime import date

import pytest

from generator.model import Approval
from generator.state import (
    SECOND_OFFICE,
    Life,
    State,
    days_left,
    missing_approvals,
    remarks,
    state,
)

FIRST, LAST, KEPT = date(2024, 3, 19), date(2024, 3, 22), date(2024, 12, 31)
PRINT = "9f2c41d0" + "0" * 56


@pytest.mark.parametrize(
    ("today", "approved", "expected"),
    [
        (date(2024, 3, 18), True, State.SCHEDULED),
        (FIRST, True, State.OPEN),
        (LAST, True, State.OPEN),
        (date(2024, 3, 23), True, State.CLOSED),
        (KEPT, True, State.CLOSED),
        (date(2025, 1, 1), True, State.RETIRED),
        (FIRST, False, State.DRAFT),
        (date(2024, 3, 18), False, State.DRAFT),
        (date(2025, 1, 1), False, State.RETIRED),
    ],
)
def test_state_follows_the_dates(today: date, approved: bool, expected: State) -> None:
    """Each border belongs to the day it names, to 24:00."""
    assert state(FIRST, LAST, KEPT, today, approved=approved) is expected


@pytest.mark.parametrize(
    ("life", "today", "expected"),
    [
        (Life(withdrawn=FIRST), FIRST, State.WITHDRAWN),
        (Life(withdrawn=LAST), FIRST, State.OPEN),
        (Life(withdrawn=FIRST), date(2025, 1, 1), State.WITHDRAWN),
        (Life(retired=LAST), LAST, State.RETIRED),
        (Life(retired=LAST), FIRST, State.OPEN),
        (Life(published=FIRST, closed=LAST, result="无异议"), KEPT, State.CLOSED),
    ],
    ids=str,
)
def test_state_follows_the_ledger(life: Life, today: date, expected: State) -> None:
    """What was taken back stays taken back; before its day nothing has happened yet."""
    assert state(FIRST, LAST, KEPT, today, approved=True, life=life) is expected


@pytest.mark.parametrize(
    ("stands", "life", "said"),
    [
        (State.OPEN, Life(), ()),
        (State.CLOSED, Life(), ("结果待公布",)),
        (State.CLOSED, Life(result="无异议"), ("无异议",)),
        (State.OPEN, Life(corrected=True, supplemented=True), ("有更正", "有补充")),
        (State.CLOSED, Life(result="异议已处理", corrected=True), ("异议已处理", "有更正")),
        (State.RETIRED, Life(corrected=True), ()),
    ],
    ids=str,
)
def test_what_is_said_beside_a_state(stands: State, life: Life, said: tuple[str, ...]) -> None:
    """A result belongs to a period that is over, a change to what can be read."""
    assert remarks(stands, life) == said


def test_only_open_and_closed_are_public() -> None:
    """No other state may have rows on the site."""
    assert [each.value for each in State if each.public] == ["公示中", "公示期满"]


@pytest.mark.parametrize(
    ("today", "left"),
    [(date(2024, 3, 18), 5), (FIRST, 4), (LAST, 1), (date(2024, 3, 23), 0), (KEPT, 0)],
)
def test_days_left_counts_the_last_day(today: date, left: int) -> None:
    """On the last day one day is left."""
    assert days_left(LAST, today) == left


def consent(by: str, fingerprint: str = "9f2c41d0") -> Approval:
    """One office's consent."""
    return Approval("approved", by, date(2024, 3, 18), fingerprint)


CHAIN = ("教务处", "综合审查组")


@pytest.mark.parametrize(
    ("chain", "approvals", "missing"),
    [
        (CHAIN, [], CHAIN),
        (CHAIN, [consent("教务处")], ("综合审查组",)),
        (CHAIN, [consent("教务处"), consent("综合审查组")], ()),
        (CHAIN, [consent("综合审查组", PRINT), consent("教务处")], ()),
        (CHAIN, [consent("教务处"), consent("综合审查组", "9f2c41d1")], ("综合审查组",)),
        (CHAIN, [consent("教务处"), consent("督察组")], ("综合审查组",)),
        (CHAIN, [consent("教务处", ""), consent("综合审查组")], ("教务处",)),
        (("教务处",), [consent("教务处")], (SECOND_OFFICE,)),
        (("教务处",), [consent("教务处"), consent("督察组")], ()),
        (("教务处", "教务处"), [consent("教务处")], (SECOND_OFFICE,)),
        ((), [], (SECOND_OFFICE,)),
    ],
    ids=str,
)
def test_missing_approvals(
    chain: tuple[str, ...], approvals: list[Approval], missing: tuple[str, ...]
) -> None:
    """An office counts once, for this content alone, and one office is never enough."""
    assert missing_approvals(chain, approvals, PRINT) == missing
