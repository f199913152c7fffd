"""Every unit of every round: where it stands today, and what it waits for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from generator import notice
from generator.config.project import Project, Unit
from generator.errors import CalendarError
from generator.notice import Notice
from generator.pipeline import stored
from generator.pipeline.waiting import outstanding
from generator.state import State, days_left, state


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


def lines(project: Project, today: date) -> Iterator[Line]:
    """One line for each unit, in the order of the rounds."""
    for unit in project.units():
        folders = [project.root / room / unit.folder for room in ("content/notices", "drafts")]
        there = [folder for folder in folders if (folder / notice.ROWS).exists()]
        made = stored(there[0]) if there else None
        line = _line(unit, project, made, there[:1] == folders[:1], today)
        yield replace(line, altered=bool(there) and made is None)


def _line(unit: Unit, project: Project, made: Notice | None, online: bool, today: date) -> Line:
    first, last = unit.publish_on, made.period.last if made else _last(unit, project)
    fingerprint = made.fingerprint if made else ""
    missing = () if online else outstanding(unit, fingerprint, project)
    retain = made.retain_until if made else None
    approved = online or (made is not None and not missing)
    stands = state(first, last or first, retain or date.max, today, approved=approved)
    return Line(
        id=unit.id,
        part=unit.part,
        title=unit.title,
        state=stands,
        first=first,
        last=last,
        retain_until=retain,
        days_left=days_left(last, today) if last and stands is State.OPEN else 0,
        people=len(made.masked.rows) if made and made.form == "people" else None,
        entries=len(made.masked.rows) if made and made.form == "table" else None,
        fingerprint=fingerprint[:8],
        missing=missing,
    )


def _last(unit: Unit, project: Project) -> date | None:
    try:
        return unit.period(project.calendar).last
    except CalendarError:
        return None
