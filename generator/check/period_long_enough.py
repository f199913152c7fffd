"""The publicity period is as long as the policy demands, by working days or days.

The first day counts where the policy says so.  A period that passes only because of
that draws a warning with the end date of the strict count (民法典 201), as long as this
reading of the document is inferred and the school has not confirmed it.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator import periods
from generator.check import Context
from generator.config.base import in_words
from generator.config.project import Unit
from generator.errors import CalendarError
from generator.model import Finding, Place, Severity, Source

CODE = "period-long-enough"


def check(source: Source, context: Context) -> Iterator[Finding]:
    """Yield an error for a period that is too short, a warning for a doubtful one."""
    unit = context.unit
    try:
        yield from _period(unit, context.calendar)
    except CalendarError as error:
        yield _finding(unit, "error", str(error))


def _period(unit: Unit, calendar: periods.Calendar) -> Iterator[Finding]:
    rule, counts = unit.publicity, unit.policy.first_day_counts
    due = [
        periods.last_day(unit.publish_on, rule.at_least, rule.unit, first, calendar)
        for first in (counts.value, False)
    ]
    last = unit.until or due[0]
    text = periods.rule_text(rule.at_least, rule.unit, counts.value)
    if last < due[0]:
        message = (
            f"公示期 {unit.publish_on} 至 {last} 太短：{text}，"
            f"最早应到 {due[0]}；请改 until，或提前 publish_on"
        )
        yield _finding(unit, "error", message)
    elif last < due[1] and rule.at_least > 1:  # made known on one day: nothing to count
        message = (
            f"公示期到 {last}，只有首日计入才满足要求（{in_words(counts.basis)}）；"
            f"如首日不计入（民法典 201），应到 {due[1]}。请确认，或把 until 改为 {due[1]}"
        )
        yield _finding(unit, "warning", message)


def _finding(unit: Unit, severity: Severity, message: str) -> Finding:
    place = Place(file=f"site_config/rounds/{unit.round_name}.yml")
    return Finding(CODE, severity, message, place, unit.publicity.basis, college=unit.part)
