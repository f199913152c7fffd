"""A result is told once the period in force is over, and not before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from generator.acts.close import close
from generator.errors import ConfigError
from generator.later import Later
from generator.ledger import Act
from generator.model import Period
from generator.state import Life
from tests.factories import notice

MADE = notice(groups=0)
UP = Life(published=date(2024, 3, 19))
LONGER = replace(
    MADE,
    period=Period(date(2024, 3, 19), date(2024, 3, 25), "", ""),
    later=Later(planned=MADE.period),
)


def closed(made=MADE, life=UP, today=date(2024, 3, 23)):
    """The act of an office that found nothing."""
    return close(
        made, life, result="无异议", office="督察组", note="无人来信", time="T", today=today
    )


def test_the_act():
    """The line of the ledger, with the revision that it is about."""
    assert closed() == Act(
        time="T",
        act="closed",
        notice=MADE.id,
        part="",
        revision=1,
        fingerprint=MADE.fingerprint,
        reason="无人来信",
        offices=("督察组",),
        facts={"title": MADE.title, "result": "无异议"},
    )


@pytest.mark.parametrize(
    ("made", "life", "today", "said"),
    [
        (MADE, UP, date(2024, 3, 18), "公示期 2024-03-19 才开始"),
        (MADE, UP, date(2024, 3, 22), "公示期到 2024-03-22 24:00 才结束"),
        (LONGER, UP, date(2024, 3, 23), "公示期到 2024-03-25 24:00 才结束"),
        (MADE, UP, date(2025, 1, 1), "已到期"),
        (MADE, replace(UP, withdrawn=date(2024, 3, 23)), date(2024, 3, 23), "已撤回"),
        (MADE, Life(), date(2024, 3, 23), "请先运行 gongshi build"),
    ],
    ids=str,
)
def test_not_before_and_not_after(made, life, today, said):
    """The message says why, and until when."""
    with pytest.raises(ConfigError, match=said):
        closed(made, life, today)
