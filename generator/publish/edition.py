"""Everything that the files beside the notices are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from generator.ledger import Ledger
from generator.notice import Notice
from generator.state import State
from generator.state import state as state_on
from generator.stone import Stone
from generator.wording import entitled

Told = Notice | Stone
SOON = "即将公示"
"""To readers nothing is a draft, or scheduled."""


@dataclass(frozen=True)
class Edition:
    """The public notices on one day, and where they stand."""

    notices: tuple[Notice, ...]
    """Every notice and part below `content/notices/`."""
    site_name: str
    site_url: str
    """Ends with a slash."""
    zone: str
    """The school's, as `zoneinfo` names it."""
    today: date
    ledger: Ledger = field(default_factory=Ledger)
    """What was recorded of the notices up to this day."""
    stones: tuple[Stone, ...] = ()
    """What stays of notices and parts whose rows are gone."""
    preview: bool = False
    """Whether some of it is not published; every paper says so."""
    emblem: str = ""
    """Path of the school's emblem below `site/`; empty: papers go without."""

    @property
    def prefix(self) -> str:
        """Path of the site on its host: `/`, or `/zsb/`."""
        return urlsplit(self.site_url).path

    @property
    def host(self) -> str:
        """Host of the site, without a port."""
        return urlsplit(self.site_url).hostname or "localhost"

    @cached_property
    def by_id(self) -> Mapping[str, tuple[Notice, ...]]:
        """Id -> the notice, or its parts by slug."""
        found: dict[str, list[Notice]] = {}
        for notice in sorted(self.notices, key=lambda notice: (notice.id, notice.slug)):
            found.setdefault(notice.id, []).append(notice)
        return {id_: tuple(parts) for id_, parts in found.items()}

    @property
    def standing(self) -> tuple[Notice, ...]:
        """What may be told of today, the latest first."""
        kept = [notice for notice in self.notices if notice.retain_until >= self.today]
        return tuple(sorted(kept, key=lambda n: (-n.published.toordinal(), n.id, n.slug)))

    @property
    def told(self) -> tuple[Told, ...]:
        """What feeds tell of today: `standing`, and what was withdrawn before its time."""
        withdrawn = [
            stone
            for stone in self.stones
            if stone.act == "withdrawn" and stone.retain_until >= self.today
        ]
        found: list[Told] = [*self.standing, *withdrawn]
        return tuple(sorted(found, key=lambda n: (-published(n).toordinal(), n.id, n.slug)))

    def address(self, notice: Told) -> str:
        """Permanent address of a notice or part."""
        return f"{self.site_url}notices/{notice.folder}/"

    def begin(self, day: date) -> datetime:
        """The first second of a day in the school's zone."""
        return datetime.combine(day, time(), ZoneInfo(self.zone))

    def end(self, day: date) -> datetime:
        """24:00 of a day in the school's zone: the first second after it."""
        return self.begin(day + timedelta(days=1))


def published(told: Told) -> date:
    """First day on line."""
    return told.period.first if isinstance(told, Stone) else told.published


def title(notice: Told) -> str:
    """Title with the college of a part."""
    return entitled(notice.title, notice.part)


def summary(notice: Told) -> str:
    """Period, retention and what came of it in words; nobody is named."""
    if isinstance(notice, Stone):
        return f"{notice.on} 由{notice.by}撤回：{notice.reason}"
    rule = f"（{notice.period.rule}）" if notice.period.rule else ""
    result = notice.later.result
    mended = notice.corrections[-1] if notice.corrections else None
    return (
        f"公示期 {notice.period.first} 至 {notice.period.last} 24:00{rule}；"
        f"网上保留至 {notice.retain_until} 24:00"
        + (f"；第 {mended.revision} 版（{mended.on}）：{mended.change}" if mended else "")
        + (f"；公示结果：{result.value}" if result else "")
    )


def changed(notice: Told, today: date) -> date:
    """The last day on which what a reader is told changed.

    Published, corrected, period over, its result told, or withdrawn.
    """
    if isinstance(notice, Stone):
        return notice.on
    later = [notice.due, notice.period.last + timedelta(days=1)]
    later += [notice.later.result.on] if notice.later.result else []
    return max([notice.published, *(day for day in later if day <= today)])


def state(notice: Told, edition: Edition) -> str:
    """Where a notice stands, in a word."""
    if isinstance(notice, Stone):
        return notice.said
    stands = state_on(
        notice.period.first,
        notice.period.last,
        notice.retain_until,
        edition.today,
        approved=True,
        life=edition.ledger.life(notice.id, notice.slug),
    )
    return SOON if stands is State.SCHEDULED else stands.value
