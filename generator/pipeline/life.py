"""What the ledger and the round tell of a notice on line -> the notice as it stands now.

The period begins with the latest of the planned first day, the first day on line and the
day on the wall, and is prolonged by what was lost; retention follows its end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from generator import periods
from generator.config.project import Project, Unit
from generator.later import Later, Result
from generator.ledger import Entry, Ledger
from generator.model import Finding, Period
from generator.notice import Notice
from generator.pipeline.rolls import place
from generator.wording import chinese, span

Lived = Callable[[Notice], Notice]


@dataclass(frozen=True)
class Began:
    """When a period really began."""

    first: date
    whole: bool
    """Whether that day counts as a whole one."""
    why: tuple[str, ...]
    """What made it other than planned, a sentence each."""


def lived(project: Project, recorded: Ledger) -> Lived:
    """Notice as it was written -> notice with what happened to it since."""
    units = {unit.folder: unit for unit in project.units()}
    return lambda made: _lived(made, units.get(made.folder), recorded, project)


def findings(project: Project, recorded: Ledger, made: Notice, today: date) -> Iterator[Finding]:
    """Doubts about a period that still runs; `made` is as it stands now."""
    if not made.lasts or today > made.period.last:
        return
    unit = next((unit for unit in project.units((made.id,)) if unit.slug == made.slug), None)
    if unit is None:
        return
    began = _began(made, unit, recorded, project)
    if not began.whole:
        message = f"{began.why[-1]}；公示期到 {made.period.last} 为止"
        yield Finding("first-day-late", "warning", message, place(unit)).of(unit.id, unit.part)
    if unit.posted and unit.posted.last < made.period.last:
        message = (
            f"现场张贴只到 {unit.posted.last}，早于公示期的最后一天 {made.period.last}；"
            "请继续张贴，并改 posted 的 to"
        )
        yield Finding("posted-too-short", "warning", message, place(unit)).of(unit.id, unit.part)


def _lived(made: Notice, unit: Unit | None, recorded: Ledger, project: Project) -> Notice:
    life = recorded.life(made.id, made.slug)
    later = replace(made.later, result=_result(recorded.of(made.id, made.slug), life.result))
    if unit is None:  # no round names it any more: its days stay as they are
        return replace(made, later=later)
    approved = made.later.planned or made.period
    period, moved = _period(approved, made, unit, recorded, project)
    return replace(
        made,
        period=period,
        retain_until=_retained(made, period, approved, unit, recorded),
        later=Later(
            planned=None if period == approved else approved,
            moved=moved if period != approved else (),
            posted=_posted(unit),
            result=later.result,
        ),
    )


def _result(entries: tuple[Entry, ...], value: str) -> Result | None:
    closed = [entry for entry in entries if entry.act == "closed"]
    if not value or not closed:
        return None
    last = closed[-1]
    return Result(value, date.fromisoformat(last.time[:10]), last.offices[0], last.reason)


def _period(
    approved: Period, made: Notice, unit: Unit, recorded: Ledger, project: Project
) -> tuple[Period, tuple[str, ...]]:
    """The period in force, and what moved it."""
    if not made.lasts:
        return approved, ()
    began = _began(made, unit, recorded, project)
    broken = [each for each in unit.interruptions if each.last >= began.first]
    if began.first == approved.first and began.whole and not broken:
        return approved, ()
    lost = {
        each.first + timedelta(days=step)
        for each in broken
        for step in range((each.last - each.first).days + 1)
    }
    counts = unit.policy.first_day_counts.value and began.whole
    rule = unit.publicity
    last = periods.in_force(
        approved.last, began.first, lost, rule.at_least, rule.unit, counts, project.calendar
    )
    told = (
        f"{span([each.first, each.last])}中断：{each.reason}"
        for each in broken
        if each.first <= last
    )
    return replace(approved, first=began.first, last=last), (*began.why, *told)


def _began(made: Notice, unit: Unit, recorded: Ledger, project: Project) -> Began:
    """The latest of plan, page and wall; a sample's pages are on line on their days."""
    planned = (made.later.planned or made.period).first
    entry = _appeared(made, recorded) if project.school.sample is None else None
    online = date.fromisoformat(entry.time[:10]) if entry else planned
    posted = unit.posted.first if unit.posted else planned
    first = max(planned, online, posted)
    why = []
    if online > planned:
        why.append(f"网页于 {chinese(online)}上网")
    if unit.posted and posted > planned:
        why.append(f"{chinese(posted)}起在{unit.posted.where}张贴")
    hour = entry.time[11:16] if entry and online == first else ""
    late = unit.policy.first_day_counts.value and hour > project.school.opens_by
    if late:
        why.append(f"首日 {hour} 才上网，晚于 {project.school.opens_by}，首日不计入")
    return Began(first, not late, tuple(why))


def _appeared(made: Notice, recorded: Ledger) -> Entry | None:
    """The act that began the period in force: publication, or a correction that says so."""
    anew = [each.revision for each in made.corrections if each.restarted]
    revision = max(anew, default=1)
    for entry in recorded.of(made.id, made.slug):
        if entry.act in {"published", "amended"} and entry.revision == revision:
            return entry
    return None


def _retained(made: Notice, period: Period, approved: Period, unit: Unit, recorded: Ledger) -> date:
    """Never shorter than was said at publication."""
    entry = _appeared(made, recorded)
    said = entry.facts.get("retain_until") if entry else None
    least = date.fromisoformat(said) if said else made.retain_until
    if period == approved:
        return least
    until = unit.policy.retained(unit.kind_name).until
    return max(least, periods.retained_until(period.last, until))


def _posted(unit: Unit) -> str:
    posted = unit.posted
    return f"{posted.where}，{span([posted.first, posted.last])}，{posted.by}张贴" if posted else ""
