"""A notice comes after what the policy demands before it, and begins in good time.

`requires: {recommendation: [application closed]}`: all of the round's application
notices have ended the day before.  `schedule`: a period that ends by the stage's last
day, counted backwards, begins by a certain day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator import periods
from generator.check import Context
from generator.config.project import Unit
from generator.config.round import NoticeSpec, PartSpec, days
from generator.errors import CalendarError
from generator.model import Finding, Place, Severity, Source

CODE = "stages-in-order"


def check(source: Source, context: Context) -> Iterator[Finding]:
    """Yield an error for each stage that comes too soon, a warning for one out of time."""
    unit = context.unit
    try:
        for rule in unit.policy.requires.get(unit.kind_name, ()):
            kind, _, state = rule.rpartition(" ")
            yield from _required(context, kind, state)
        yield from _late(context)
    except CalendarError as error:
        yield _finding(unit, "error", str(error), unit.policy.requires_basis)


def _required(context: Context, kind: str, state: str) -> Iterator[Finding]:
    unit = context.unit
    basis = unit.policy.requires_basis
    notices = [notice for notice in unit.round.notices if notice.kind == kind]
    if not notices:
        message = f"细则要求先有“{kind}”公示，本轮没有；请补上，或确认已另行公示"
        yield _finding(unit, "warning", message, basis)
    for notice in notices:
        for own in notice.parts or (notice,):
            ready = _ready(context, notice, own, state)
            if ready is not None and unit.publish_on < ready:
                name = f"{notice.id} {own.part}" if isinstance(own, PartSpec) else notice.id
                word = "公示期满" if state == "closed" else "公示"
                message = (
                    f"须在 {name} {word}之后公示；publish_on {unit.publish_on} 太早，"
                    f"请改为 {ready} 或以后"
                )
                yield _finding(unit, "error", message, basis)


def _ready(
    context: Context, notice: NoticeSpec, own: NoticeSpec | PartSpec, state: str
) -> date | None:
    """The first day on which the other notice is published, or closed; None: not known."""
    begins, until = days(own)
    if begins is None or state == "published":
        return own.publish_on
    rule = context.unit.policy.publicity.get(notice.kind)
    if until is None and rule is None:
        return None
    if until is None and rule is not None:
        first = context.unit.policy.first_day_counts.value
        until = periods.last_day(begins, rule.at_least, rule.unit, first, context.calendar)
    return until + timedelta(days=1) if until else None


def _late(context: Context) -> Iterator[Finding]:
    unit, stage = context.unit, context.unit.policy.schedule.get(context.unit.kind_name)
    anew = any(each.publish_on for each in unit.corrections)
    if stage is None or unit.supplements or anew:  # they wait for what comes later
        return
    if stage.starts and unit.publish_on < stage.starts:
        message = f"细则规定 {stage.starts} 起公示，publish_on {unit.publish_on} 较早，请确认"
        yield _finding(unit, "warning", message, stage.basis)
    if stage.ends_by is None:
        return
    rule, first = unit.publicity, unit.policy.first_day_counts.value
    latest = periods.latest_first_day(
        stage.ends_by, rule.at_least, rule.unit, first, context.calendar
    )
    if unit.publish_on > latest:  # who begins in time may leave the list up for longer
        message = (
            f"细则要求最迟 {stage.ends_by} 公示期满，须在 {latest} 或以前开始公示，"
            f"publish_on {unit.publish_on} 太晚；请改早，或确认日程已变更"
        )
        yield _finding(unit, "warning", message, stage.basis)


def _finding(unit: Unit, severity: Severity, message: str, basis: str) -> Finding:
    place = Place(file=f"site_config/rounds/{unit.round_name}.yml")
    return Finding(CODE, severity, message, place, basis, college=unit.part)
