"""site/ and server/ -> where the public reads them.  One kind of target, one file.

A kind has `NEEDS` and `TAKES` (the options of `targets.yml` that are for it) and a class
`Host(name, target, root)`, as below.  Planning is pure: it looks, and says in steps what is to
be done.  A step names a method of the host and its arguments; applying it is dull.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from generator.deploy._gone import rows
from generator.deploy._live import faults
from generator.deploy._manifest import fingerprint, listed, size
from generator.errors import DiskError
from generator.manifest import Manifest
from generator.manifest import of as manifest

__all__ = [
    "Cargo", "Host", "Manifest", "Plan", "ReloadError", "Step", "Steps", "apply", "faults",
    "fingerprint", "listed", "manifest", "rows", "size",
]  # fmt: skip


@dataclass(frozen=True)
class Cargo:
    """What is to be on line."""

    name: str
    """Of the release: `<utc>-<first 12 hex digits of its manifest's SHA-256>`."""
    site: Path
    files: Manifest
    size: int
    """Bytes of all files."""
    rules: Mapping[str, bytes]
    """Rules for web servers, by path below `server/`."""
    standing: frozenset[str]
    """Folders below `notices/` whose rows the public may read today; rows of all others
    are taken out of every release."""
    over: frozenset[str] = frozenset()
    """Folders below `notices/` for which the server's rules already answer 410: those of a
    sample project, which lives in the past."""


@dataclass(frozen=True)
class Step:
    """One thing to do."""

    do: str
    """Name of the host's method."""
    words: str
    """The same in Chinese, for `--dry-run` and as progress."""
    args: tuple[Any, ...] = field(default=(), repr=False)


Steps = tuple[Step, ...]


@dataclass(frozen=True)
class Plan:
    """What a deployment does, in order."""

    before: Steps = ()
    """Nobody sees anything of it but stricter server rules."""
    switch: Steps = ()
    """From here on the public reads the new site."""
    changed: Manifest = field(default_factory=dict)
    """What is different from what was last found in order, or everything: to be compared."""
    absent: Manifest = field(default_factory=dict)
    """Paths that must give no rows any more -> SHA-256 of what stood there, or empty."""
    after: Steps = ()
    """Once all is found in order."""
    back: Steps = ()
    """Otherwise; empty where there is nothing to go back to."""
    gone: Steps = ()
    """In the end, however it went: rows that nobody may read leave what was on line."""
    undo: Steps = ()
    """Where the server refuses its new rules."""
    back_to: str = ""
    """Name of the release that `back` brings back."""
    room: int = 0
    """Bytes that must be free before anything is written."""


class ReloadError(DiskError):
    """The web server did not take its new rules."""


class Host(Protocol):
    """A place of some kind; every method may raise `DiskError`."""

    def lock(self) -> AbstractContextManager[object]:
        """Held while one deployment works; a second one is refused."""

    def plan(self, cargo: Cargo) -> Plan:
        """Look, and say what would bring the cargo on line."""

    def rollback(self, cargo: Cargo, wanted: str) -> Plan:
        """What would bring a former release back; the cargo says what may be public.

        Raises:
            Refused: there is none, or it still has rows that nobody may read.
        """

    def free(self) -> int | None:
        """Bytes that can still be written; None where nobody knows."""

    def stand(self, paths: Iterable[str]) -> Manifest:
        """What stands at these paths, at least, where a visitor is served from."""


def apply(host: object, steps: Iterable[Step], say: Callable[[str], None]) -> None:
    """Do one step after the other.

    Raises:
        DiskError: a step could not be done; those after it were not begun.
    """
    for step in steps:
        say(step.words)
        try:
            getattr(host, step.do)(*step.args)
        except OSError as error:
            why = os.strerror(error.errno or 0)
            raise DiskError(f"{step.words}：没有成功（{why}）；请检查磁盘空间和权限") from error
