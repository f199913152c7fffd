"""Observations -> since when, how often and how steadily each notice could be read.

A notice was seen when its rows, page and files were all there as published.  Between two
observations nobody looked: the longest such gap is told, never filled.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from generator.observe import journal
from generator.observe.journal import Observation


@dataclass(frozen=True)
class Window:
    """A time to look at: a period, up to now where it is not over."""

    begin: datetime
    end: datetime


@dataclass(frozen=True)
class Failure:
    """A visit that did not see the notice as published."""

    time: datetime
    codes: tuple[str, ...]
    """`live-unreachable` where nothing was learned."""


@dataclass(frozen=True)
class Continuity:
    """What the observations prove of one notice or part."""

    folder: str
    first: datetime | None
    last: datetime | None
    seen: int
    """Observations that saw it as published."""
    longest: timedelta | None
    """Longest time between two of them; within a window also from its begin and to its end."""
    since: datetime | None
    """Where that gap begins."""
    failures: tuple[Failure, ...]

    @property
    def unbroken(self) -> bool:
        """Whether every visit saw it."""
        return self.seen > 0 and not self.failures


def continuity(
    observations: Iterable[Observation], folder: str, window: Window | None = None
) -> Continuity:
    """Of one notice or part, in all or within a window.

    Visits before the first that saw it prove nothing: it was not due yet.  Inside a
    window it was.
    """
    visits = [(datetime.fromisoformat(one.time), one) for one in observations]
    if window:
        visits = [(at, one) for at, one in visits if window.begin <= at <= window.end]
    good = [at for at, one in visits if folder in one.seen]
    failures = tuple(
        Failure(at, codes)
        for at, one in visits
        if (codes := _codes(one, folder)) and (window or (good and at > good[0]))
    )
    edges = [window.begin, *good, window.end] if window else good
    longest, since = _longest(edges)
    return Continuity(
        folder,
        good[0] if good else None,
        good[-1] if good else None,
        len(good),
        longest,
        since,
        failures,
    )


def first_seen(path: Path, folder: str) -> date | None:
    """The first day on which the notice or part was seen on line as published.

    Raises:
        JournalError: the observations were changed.
    """
    found = continuity(journal.read(path), folder).first
    return found.date() if found else None


def _codes(one: Observation, folder: str) -> tuple[str, ...]:
    if one.outcome == "unreachable":
        return ("live-unreachable",)
    return () if folder in one.seen else one.faults.get(folder, ())


def _longest(moments: Sequence[datetime]) -> tuple[timedelta | None, datetime | None]:
    gaps = [(later - earlier, earlier) for earlier, later in pairwise(moments)]
    return max(gaps, key=lambda gap: gap[0], default=(None, None))
