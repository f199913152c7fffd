"""Notice -> what the public sees of its revisions: number, days, change in words, fingerprint.

`r<n>.md` stands at the address that was printed for revision n.  It holds no row; it says
whether that revision still stands, and leads to the notice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.details import Correction
from generator.front_matter import with_front_matter
from generator.model import Period
from generator.notice import Notice
from generator.render.words import render
from generator.wording import chinese, entitled

TEMPLATE = "notice.html"


@dataclass(frozen=True)
class Revision:
    """One revision, as its readers may know it."""

    number: int
    period: Period
    fingerprint: str
    current: bool
    mended: Correction | None
    """What it mended of the one before; None for the first."""

    @property
    def said(self) -> str:
        """When, by whom, what and why it mended, and what became of the period."""
        one = self.mended
        if one is None:
            return ""
        last = chinese(self.period.last)
        period = f"公示期没有变，到 {last}"
        if one.restarted:
            basis = f"（{one.basis}）" if one.basis else ""
            period = f"公示期从 {chinese(self.period.first)} 起重新计算，到 {last}{basis}"
        return f"{chinese(one.on)} {one.office}更正，{one.change}；原因：{one.reason}；{period}"


def revisions(notice: Notice) -> tuple[Revision, ...]:
    """All revisions, the one that stands first."""
    return tuple(reversed([*_revisions(notice)]))


def pages(notice: Notice) -> dict[str, str]:
    """`r1.md`, `r2.md`, … -> the page."""
    every = revisions(notice)
    return {f"r{one.number}.md": _page(notice, one, every) for one in every}


def _revisions(notice: Notice) -> Iterator[Revision]:
    mended: Correction | None = None
    for over in notice.corrections:
        period = Period(over.first, over.last, "", "")
        yield Revision(over.revision - 1, period, over.fingerprint, False, mended)
        mended = over
    yield Revision(notice.revision, notice.period, notice.fingerprint, True, mended)


def _page(notice: Notice, one: Revision, every: tuple[Revision, ...]) -> str:
    title = entitled(notice.title, notice.part)
    front: dict[str, Any] = {
        "id": notice.id,
        "view": "revision",
        "title": f"{title}（第 {one.number} 版）",
        "school": notice.school,
        "publicity": {"from": notice.period.first, "to": notice.period.last},
        "retain_until": notice.retain_until,
        "revision": one.number,
        "current": one.current,
        "template": TEMPLATE,
        "search": {"exclude": True},
        **({"sample": True} if notice.sample else {}),
    }
    later = [each for each in every if each.number > one.number]
    body = render("revision", notice=notice, title=title, one=one, later=later)
    return with_front_matter(front, body)
