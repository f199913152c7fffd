"""A unit whose table is counted from the lists of its round -> a `Reading`, as of a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from generator import statistics, stone
from generator.config.project import Project, Unit
from generator.errors import CalendarError
from generator.model import Finding, Reading, Source
from generator.pipeline import stored
from generator.pipeline.rolls import Material, as_source, place
from generator.state import state
from generator.statistics import EVERY, Given, Listed

NEVER_ON_TIME = "未按期公示"


def table(
    unit: Unit,
    lists: Mapping[str, Material],
    pairs: Sequence[tuple[Unit, Reading | None]],
    project: Project,
) -> Reading:
    """The table, or what it cannot be made without."""
    there = {name: as_source(material) for name, material in lists.items()}
    given = Given(
        unit=unit,
        school=project.school,
        lists={name: source for name, source in there.items() if source is not None},
        notices=tuple(_listed(unit, pairs, project)),
    )
    if not given.lists and not given.notices:
        return Reading(None, (_nothing(unit, project),))
    source = statistics.table(given)
    lacking = tuple(_lacking(unit, source, project))
    return Reading(None if lacking else source, lacking)


def _listed(
    unit: Unit, pairs: Sequence[tuple[Unit, Reading | None]], project: Project
) -> Iterator[Listed]:
    """The other notices of the round, as planned, or as they stand on line."""
    if EVERY not in statistics.needs_of(unit.kind.made_by):
        return
    readings = {each.folder: reading for each, reading in pairs}
    for other in project.units():
        if other.round_name == unit.round_name and other.id != unit.id:
            reading = readings.get(other.folder)
            people = reading.source if reading else None
            listed = _one(other, unit, people, project)
            if listed:
                yield listed


def _one(other: Unit, unit: Unit, source: Source | None, project: Project) -> Listed | None:
    folder = project.root / "content" / "notices" / other.folder
    online, gone = stored(folder), stone.read(folder / "index.md")
    public = online or gone
    try:
        period = public.period if public else other.period(project.calendar)
    except CalendarError:  # the notice's own check says so
        return None
    late = public is None and period.first < unit.publish_on and project.school.sample is None
    kept = online.retain_until if online else date.max
    stands = state(period.first, period.last, kept, unit.publish_on, approved=True)
    people = len(online.masked.rows) if online else len(source.table) if source else None
    return Listed(
        title=other.title,
        college=other.part,
        page=f"{project.school.site_url}notices/{other.folder}/",
        period=period,
        state=gone.said if gone else NEVER_ON_TIME if late else stands.value,
        people=people if other.kind.form == "people" else None,
        file=place(other).file,
    )


def _lacking(unit: Unit, source: Source, project: Project) -> Iterator[Finding]:
    for spec in unit.kind.columns:
        if not spec.optional and spec.field not in source.table:
            title = project.fields.title(spec.field)
            message = f"本轮的名单还不足以统计“{title}”；请先补上相应的名单或 inputs"
            yield Finding("statistics-missing", "error", message, place(unit))


def _nothing(unit: Unit, project: Project) -> Finding:
    names = statistics.needs_of(unit.kind.made_by)
    titles = [project.kinds[name].title if name in project.kinds else name for name in names]
    message = f"本轮没有可以统计的名单（{'、'.join(titles)}）；请先补上名单，或删去这条公示"
    return Finding("statistics-missing", "error", message, place(unit))
