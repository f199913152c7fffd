"""content/ -> the lines that the ledger still lacks, and what it says must be there.

A publication is recorded when its page has passed every gate; whatever was killed in
between is recorded by the next command, because the lines follow from what stands in
content/.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from generator import disk, ledger
from generator.canonical import canonical
from generator.config.project import Project, Unit
from generator.ledger import Act, Ledger
from generator.notice import Notice
from generator.pipeline.waiting import outstanding
from generator.publish.edition import title
from generator.verify.ledger import frozen

OPENS = time(9)
"""When the sample school's notices went on line, on their first day."""


def path(root: Path) -> Path:
    """Where the project's ledger is."""
    return root / "content" / ledger.NAME


def moment(project: Project, today: date) -> str:
    """The time of an act: by the real clock, except in a sample, whose day is pinned."""
    zone = ZoneInfo(project.school.time_zone)
    if project.school.sample is None:
        return datetime.now(zone).isoformat(timespec="seconds")
    return datetime.combine(today, OPENS, zone).isoformat(timespec="seconds")


def due(
    project: Project, online: Sequence[Notice], recorded: Ledger, today: date
) -> tuple[Act, ...]:
    """Acts for every approved revision on line that the ledger lacks, the earliest first.

    What came into content/ in another way than by approval is not recorded; a gate names it.
    """
    known = {(e.notice, e.part, e.revision) for e in recorded.entries if e.act != "supplemented"}
    new = [made for made in online if (made.id, made.slug, made.revision) not in known]
    units = {unit.folder: unit for unit in project.units()}
    new = [made for made in new if _approved(made, units.get(made.folder), project)]
    acts = [
        act
        for made in sorted(new, key=lambda one: (one.due, one.folder))
        for act in _acts(made, units, online, _time(project, made, recorded, today))
    ]
    return tuple(acts)


def _approved(made: Notice, unit: Unit | None, project: Project) -> bool:
    return unit is not None and not outstanding(unit, made.fingerprint, project)


def append(root: Path, acts: Sequence[Act]) -> Ledger:
    """Record acts, and remember how far the ledger reaches, apart from it."""
    after = ledger.append(path(root), acts)
    seen = {"serial": after.serial, "head": after.head}
    if after.serial > remembered(root)[0]:
        disk.write(root / "records" / "head.json", canonical(seen))
    return after


def remembered(root: Path) -> tuple[int, str]:
    """Serial and head of the longest ledger ever seen here; (0, "") where none was.

    The copy on the built site remembers, too.
    """
    file, copy = root / "records" / "head.json", root / "site" / ledger.NAME
    serial, head = 0, ""
    if file.exists():
        seen = json.loads(file.read_bytes())
        serial, head = int(seen["serial"]), str(seen["head"])
    text = copy.read_bytes() if copy.is_file() else b""
    shown = len(text.splitlines())
    return (shown, ledger.head(text)) if shown > serial else (serial, head)


def _time(project: Project, made: Notice, recorded: Ledger, today: date) -> str:
    """A sample tells its whole round at once: each notice went on line on its own day."""
    if project.school.sample is None:
        return moment(project, today)
    told = moment(project, min(made.due, today))
    return max(told, recorded.entries[-1].time) if recorded.entries else told


def _acts(
    made: Notice, units: Mapping[str, Unit], online: Sequence[Notice], time: str
) -> Iterator[Act]:
    yield _appeared(made, _offices(made, units.get(made.folder)), time)
    added, first = made.added, made.revision == 1
    earlier = [each for each in online if first and each.id == made.supplements]
    for one in [each for each in earlier if each.slug == made.slug] or earlier[:1]:
        yield Act(
            time=time,
            act="supplemented",
            notice=one.id,
            part=one.slug,
            revision=one.revision,
            fingerprint=one.fingerprint,
            reason=added.reason if added else "",
            offices=(added.office,) if added else (),
            facts={"title": title(one), "by": made.id},
        )


def _appeared(made: Notice, offices: tuple[str, ...], time: str) -> Act:
    """A first revision was published; a later one mends the one before it."""
    mended = made.corrections[-1] if made.corrections else None
    told = {"change": mended.change} if mended else {}
    told |= {"restarted": mended.basis or "是"} if mended and mended.restarted else {}
    return Act(
        time=time,
        act="amended" if mended else "published",
        notice=made.id,
        part=made.slug,
        revision=made.revision,
        fingerprint=made.fingerprint,
        reason=mended.reason if mended else "",
        offices=offices,
        facts={
            "title": title(made),
            "from": made.period.first.isoformat(),
            "to": made.period.last.isoformat(),
            "retain_until": made.retain_until.isoformat(),
            "page": frozen(made),
            **told,
        },
    )


def _offices(made: Notice, unit: Unit | None) -> tuple[str, ...]:
    """Who consented to exactly this content."""
    approvals = unit.approvals if unit else ()
    return tuple(each.by for each in approvals if made.fingerprint.startswith(each.fingerprint))
