"""What must hold between the files of `site_config/`.  One file for each of theirs.

`problems(parts)` yields what does not; it looks only at files that are sound by
themselves, and takes a name for known when its file exists.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator import rooms
from generator.config.document import Problem
from generator.config.parts import Parts


def problems(parts: Parts) -> Iterator[Problem]:
    """Everything that does not fit together."""
    for name in rooms.names("config.sound"):
        yield from rooms.load("config.sound", name).problems(parts)


def repeated(names: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Position and name of each one that stood there before."""
    seen: set[str] = set()
    for at, name in enumerate(names):
        if name in seen:
            yield at, name
        seen.add(name)
