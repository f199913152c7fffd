"""records/observations-*.jsonl -> of each notice: seen since when, how often, how steadily."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from generator import ledger, observe
from generator.config.project import Project
from generator.notice import Notice
from generator.observe import Continuity, Observation, Window, journal
from generator.pipeline import record
from generator.pipeline.refresh import published


@dataclass(frozen=True)
class Line:
    """One row of `gongshi status --continuity`."""

    site: str
    """Address as it was asked."""
    folder: str
    title: str
    whole: Continuity
    """In all observations."""
    period: Continuity | None
    """Within its period, from its begin to its end or now; None where that is not known."""


def lines(project: Project, now: datetime) -> Iterator[Line]:
    """One line for each site and notice or part, in the order of publication.

    Raises:
        JournalError: observations were changed.
    """
    online, _ = published(project.root / "content")
    notices = {made.folder: made for made in online}
    titles = {
        entry.folder: entry.facts.get("title", "")
        for entry in ledger.read(record.path(project.root)).entries
    }
    for file in sorted((project.root / journal.FOLDER).glob("observations-*.jsonl")):
        seen = journal.read(file)
        told = {folder for one in seen for folder in (*one.seen, *one.faults) if folder}
        for folder in [f for f in titles if f in told] + sorted(told - titles.keys()):
            yield _line(seen, folder, titles.get(folder, ""), notices.get(folder), project, now)


def _line(
    seen: tuple[Observation, ...],
    folder: str,
    title: str,
    notice: Notice | None,
    project: Project,
    now: datetime,
) -> Line:
    window = _window(notice, project, now) if notice else None
    within = observe.continuity(seen, folder, window) if window else None
    return Line(seen[0].site, folder, title, observe.continuity(seen, folder), within)


def _window(notice: Notice, project: Project, now: datetime) -> Window | None:
    """From the hour at which a page must be up to the end of the period, or to now."""
    zone = ZoneInfo(project.school.time_zone)
    opens = time.fromisoformat(project.school.opens_by)
    begin = datetime.combine(notice.period.first, opens, zone)
    end = datetime.combine(notice.period.last + timedelta(days=1), time(), zone)
    return Window(begin, min(end, now)) if notice.lasts and begin < now else None
