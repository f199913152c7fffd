"""Published notices -> pictures of them: static SVG, one kind of picture one file.

A picture is a pure function of what is published, and shows no number below
`aggregate.FEW`.  It is ink on a white card, told apart by patterns and labels rather
than by colour, and speaks for itself: title, description, labels.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

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
    modules = [rooms.load("pictures", name) for name in rooms.names("pictures")]
    drawn = (pair for module in modules for pair in module.draw(given))
    return {path: svg.encode() for path, svg in drawn}
