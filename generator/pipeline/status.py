"""Every unit of every round: where it stands today, and what it waits for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from generator import ledger, notice
from generator.config.project import Project, Unit
from generator.errors import CalendarError
from generator.notice import Notice
from generator.periods import count
from generator.pipeline import life, record, stored
from generator.pipeline.waiting import outstanding
from generator.state import NO_RESULT, Life, State, days_left, remarks, state


@dataclass(frozen=True)
class Line:
    """One row of `gongshi status`."""

    id: str
    part: str
    title: str
    state: State
    first: date
    last: date | None
    """None where a working day of an unknown year would be needed."""
    retain_until: date | None
    days_left: int
    """Days until the period ends, its last day included; 0 while it is not open."""
    working_days_left: int | None
    """The same in working days; None where nobody knows those of the year."""
    people: int | None
    """None for what has none, and where nothing has been generated."""
    entries: int | None
    """Rows of a table without people."""
    fingerprint: str
    """First eight digits; empty where nothing has been generated."""
    missing: tuple[str, ...]
    """What it still waits for before it may go on line."""
    altered: bool = False
    """What stands on disk was changed by hand; `build` refuses it."""
    remarks: tuple[str, ...] = ()
    """Result of a period that is over, corrections, also those to come, supplements, why it
    was withdrawn."""
    revision: int = 0
    """0 where nothing has been generated."""
    planned_last: date | None = None
    """Last day as it was approved, where later events moved it."""


def lines(project: Project, today: date) -> Iterator[Line]:
    """One line for each unit, in the order of the rounds.

    Raises:
        LedgerError: the ledger is damaged.
    """
    recorded = ledger.read(record.path(project.root))
    lived = life.lived(project, recorded)
    for unit in project.units():
        folders = [project.root / room / unit.folder for room in ("content/notices", "drafts")]
        there = [folder for folder in folders if (folder / notice.ROWS).exists()]
        made = stored(there[0]) if there else None
        online = there[:1] == folders[:1]
        if made and online:
            made = lived(made)
        told = recorded.life(unit.id, unit.slug)
        line = _line(unit, project, made, online, today, told)
        if made and online and unit.corrections:
            line = _mending(line, unit, made, project)
        yield replace(line, altered=bool(there) and made is None)


def _line(
    unit: Unit, project: Project, made: Notice | None, online: bool, today: date, told: Life
) -> Line:
    first = made.period.first if made else unit.publish_on
    last = made.period.last if made else _last(unit, project)
    fingerprint = made.fingerprint if made else ""
    gone = bool(told.withdrawn or told.retired)
    missing = () if online or gone else outstanding(unit, fingerprint, project)
    retain = made.retain_until if made else None
    approved = online or (made is not None and not missing)
    stands = state(first, last or first, retain or date.max, today, approved=approved, life=told)
    left = days_left(last, today) if last and stands is State.OPEN else 0
    return Line(
        id=unit.id,
        part=unit.part,
        title=unit.title,
        state=stands,
        first=first,
        last=last,
        retain_until=retain,
        days_left=left,
        working_days_left=_working(today, last, project) if left and last else 0,
        people=len(made.masked.rows) if made and made.form == "people" else None,
        entries=len(made.masked.rows) if made and made.form == "table" else None,
        fingerprint=fingerprint[:8],
        missing=missing,
        remarks=_remarks(stands, told, made),
        revision=made.revision if made else 0,
        planned_last=made.later.planned.last if made and made.later.planned else None,
    )


def _mending(line: Line, unit: Unit, made: Notice, project: Project) -> Line:
    """With what is known of a correction that is not on line yet."""
    coming = unit.corrections[-1].revision
    if coming <= made.revision:
        return line
    draft = stored(project.root / "drafts" / unit.folder)
    if draft is None or draft.revision != coming:
        return replace(line, remarks=(*line.remarks, f"第 {coming} 版更正待生成"))
    missing = outstanding(unit, draft.fingerprint, project)
    waits = "待审批" if missing else f" {draft.due} 起公示"
    remarks = (*line.remarks, f"第 {coming} 版更正{waits}")
    return replace(line, remarks=remarks, missing=missing)


def _remarks(stands: State, told: Life, made: Notice | None) -> tuple[str, ...]:
    """A document that was only made known has no result."""
    if stands is State.WITHDRAWN:
        return (told.reason,)
    said = remarks(stands, told)
    if stands is State.CLOSED and made and not made.lasts:
        return tuple(words for words in said if words != NO_RESULT)
    return said


def _working(today: date, last: date, project: Project) -> int | None:
    try:
        return count(today, last, "working-days", True, project.calendar)
    except CalendarError:
        return None


def _last(unit: Unit, project: Project) -> date | None:
    try:
        return unit.period(project.calendar).last
    except CalendarError:
        return None
