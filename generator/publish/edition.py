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

    def address(self, notice: Notice) -> str:
        """Permanent address of a notice or part."""
        return f"{self.site_url}notices/{notice.folder}/"

    def begin(self, day: date) -> datetime:
        """The first second of a day in the school's zone."""
        return datetime.combine(day, time(), ZoneInfo(self.zone))

    def end(self, day: date) -> datetime:
        """24:00 of a day in the school's zone: the first second after it."""
        return self.begin(day + timedelta(days=1))


def title(notice: Notice) -> str:
    """Title with the college of a part."""
    return f"{notice.title}（{notice.part}）" if notice.part else notice.title


def summary(notice: Notice) -> str:
    """Period and retention in words; nobody is named."""
    rule = f"（{notice.period.rule}）" if notice.period.rule else ""
    return (
        f"公示期 {notice.period.first} 至 {notice.period.last} 24:00{rule}；"
        f"网上保留至 {notice.retain_until} 24:00"
    )


def changed(notice: Notice, today: date) -> date:
    """The last day on which what a reader is told changed: published, or period over."""
    over = notice.period.last + timedelta(days=1)
    return over if notice.published < over <= today else notice.published


def state(notice: Notice, today: date) -> str:
    """Where a notice stands, by its dates alone."""
    if today < notice.period.first:
        return "即将公示"
    return "公示中" if today <= notice.period.last else "公示期满"
