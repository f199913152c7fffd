"""What was published -> every address that a visit asks for, and what is due there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath
from urllib.parse import quote

from generator.ledger import Ledger
from generator.model import Group
from generator.notice import ROWS, Notice

UNSERVED = frozenset({".htaccess", "web.config", ".nojekyll", "CNAME"})
"""Files of a site that a server keeps to itself."""
NOBODY = "notices/0-no-such-notice/"
"""Where no notice ever stands: what a server answers there, it may answer anywhere."""


@dataclass(frozen=True)
class Look:
    """One address, and what is due there."""

    path: str
    """Below `site/`, such as `notices/x/index.html`."""
    folder: str = ""
    """Of the notice or part that it belongs to; empty: the site's own."""
    gone: bool = False
    """Its rows must not be there any more."""

    @property
    def address(self) -> str:
        """Relative to the site's address."""
        path = self.path.removesuffix("index.html") if self._own else self.path
        return quote(path)

    @property
    def _own(self) -> bool:
        return PurePosixPath(self.path).name == "index.html"


@dataclass(frozen=True)
class Published:
    """Everything that ought to be on line, and the day it is."""

    files: Mapping[str, str]
    """Path below `site/` -> SHA-256."""
    notices: tuple[Notice, ...]
    today: date
    ledger: Ledger = field(default_factory=Ledger)
    headers: Mapping[str, str] = field(default_factory=dict)
    """What the rules in `server/` add to every answer."""
    listed: str = ""
    """`X-Robots-Tag` of what lies below a notice of people."""
    kept: tuple[str, ...] = ()
    """Folders of the site whose files a browser may keep for a while."""
    documents: frozenset[str] = frozenset()
    """Ids of notices that name nobody."""
    former: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Folder -> paths below `site/` that stood there once, as far as they are known."""

    @cached_property
    def by_folder(self) -> Mapping[str, Notice]:
        """Folder -> the notice or part."""
        return {notice.folder: notice for notice in self.notices}

    @cached_property
    def ended(self) -> frozenset[str]:
        """Folders whose rows must not be on line today."""
        own = self.by_folder.keys()
        told = [f for f in self.ledger.folders() if self._over(f, known=f in own)]
        expired = [n.folder for n in self.notices if n.retain_until < self.today]
        return frozenset([*told, *expired])

    @cached_property
    def pages(self) -> Mapping[str, tuple[Notice, Group]]:
        """Path of each page with rows -> whose they are."""
        return {
            f"notices/{'/'.join(filter(None, (notice.folder, group.slug)))}/index.html": (
                notice,
                group,
            )
            for notice in self.notices
            for group in notice.masked.groups
        }

    def _over(self, folder: str, *, known: bool) -> bool:
        """By the ledger; a period that was prolonged is known by the notice alone."""
        shown = self.ledger.shown(folder)
        until = shown.facts.get("retain_until", "") if shown and not known else ""
        return shown is None or bool(until and date.fromisoformat(until) < self.today)


def plan(published: Published) -> tuple[Look, ...]:
    """Every address once: what must be there, and what must not."""
    looks = {look.path: look for look in _ended(published)}
    for path in sorted(published.files):
        if path.rsplit("/", 1)[-1] not in UNSERVED:
            folder = _folder(path, published)
            looks[path] = Look(path, folder, gone=folder in published.ended)
    return tuple(looks[path] for path in sorted(looks))


def _ended(published: Published) -> Iterator[Look]:
    for folder in sorted(published.ended):
        own = {f"notices/{folder}/{name}" for name in ("index.html", ROWS)}
        for path in sorted(own | published.former.get(folder, frozenset())):
            yield Look(path, folder, gone=True)


def _folder(path: str, published: Published) -> str:
    """The notice or part whose folder holds the file; the deepest, where parts have folders.

    The page over all parts goes with the last of them.
    """
    pieces = path.split("/")
    if pieces[0] != "notices":
        return ""
    known = published.by_folder.keys() | set(published.ledger.folders())
    for length in (3, 2):
        folder = "/".join(pieces[1:length])
        if len(pieces) > length and folder in known:
            return folder
    parts = {folder for folder in known if folder.startswith(f"{pieces[1]}/")}
    return min(parts) if parts and parts <= published.ended else ""
