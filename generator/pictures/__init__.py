"""Published notices -> pictures of them: static SVG, one kind of picture one file.

A picture is a pure function of what is published, and shows no number below
`aggregate.FEW`.  It is ink on a white card, told apart by patterns and labels rather
than by colour, and speaks for itself: title, description, labels.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator import rooms
from generator.notice import Notice

FOLDER = "pictures"
"""Below a notice's own folder, so that retirement takes it along; and below the site's."""


@dataclass(frozen=True)
class Given:
    """What pictures are made from."""

    notices: tuple[Notice, ...]
    """All that are public, those past their last day included."""
    today: date

    def stands(self, notice: Notice) -> bool:
        """Whether its rows may be on line."""
        return notice.retain_until >= self.today


def pictures(notices: Iterable[Notice], today: date) -> dict[str, bytes]:
    """Path below `site/` -> content, for every kind of picture; retired notices have none."""
    given = Given(tuple(notices), today)
    return _drawn(given, rooms.names("pictures"))


def due(notices: Iterable[Notice], today: date, site: Path) -> dict[str, bytes]:
    """The same for a site that may have been built on an earlier day, which its pictures tell."""
    given = Given(tuple(notices), today)
    names = rooms.names("pictures")
    dated = [name for name in names if hasattr(rooms.load("pictures", name), "built")]
    expected = _drawn(given, [name for name in names if name not in dated])
    for name in dated:
        day = rooms.load("pictures", name).built(site) or today
        expected |= _drawn(replace(given, today=min(day, today)), [name])
    return expected


def _drawn(given: Given, names: Iterable[str]) -> dict[str, bytes]:
    modules = [rooms.load("pictures", name) for name in names]
    drawn = (pair for module in modules for pair in module.draw(given))
    return {path: svg.encode() for path, svg in drawn}
