"""site/ -> findings.  One gate, one file; a gate is `gate(site)` and yields what is wrong.

A gate works on the built folder alone, knows nothing of how it was made, and never
prints a value: not in a message, not in the name of a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator import rooms
from generator.ledger import Ledger
from generator.model import Finding
from generator.notice import Notice
from generator.signature import Signer
from generator.stone import Stone


@dataclass(frozen=True)
class Site:
    """A built folder, and what it ought to hold."""

    folder: Path
    notices: tuple[Notice, ...]
    """Every notice and part below `content/notices/`."""
    contacts: frozenset[str]
    """Phones, e-mails and addresses of the school's own offices; they are no leaks."""
    secrets: frozenset[str] | None
    """Raw values of the sources; None where the sources are gone.  Only in memory."""
    today: date
    stones: tuple[Stone, ...] = ()
    """What stays of notices and parts whose rows are gone."""
    server: Mapping[str, bytes] = field(default_factory=dict)
    """Rules for web servers, by path below `server/`; empty where there are none."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """What the published rows give, by path below the site."""
    site_url: str = ""
    """Where the site stands, with a slash at the end."""
    ledger: Ledger | None = None
    """What was recorded of the notices, the acts of this build included; None where no
    ledger can be read."""
    remembered: tuple[int, str] = (0, "")
    """Serial and head of the longest ledger ever seen in this project."""
    manifest: Mapping[str, str] | None = None
    """Path -> SHA-256 of every file as it was built; None where that is not known."""
    signer: Signer | None = None
    """Whose signature the ledger carries; None where the school signs nothing."""

    @property
    def standing(self) -> tuple[Notice, ...]:
        """Notices whose rows may be on line today."""
        return tuple(n for n in self.notices if n.retain_until >= self.today)


def run(site: Site) -> list[Finding]:
    """The findings of all gates, in the order of their names."""
    names = rooms.names("verify")
    return [finding for name in names for finding in rooms.load("verify", name).gate(site)]


def texts(
    files: Mapping[str, bytes],
    *,
    secrets: frozenset[str] | None,
    contacts: frozenset[str],
    reviewed: frozenset[str] = frozenset(),
) -> Iterator[Finding]:
    """Leaks in files (path -> bytes) that are not on disk yet; errors only.

    `reviewed` holds the SHA-256 of scans that somebody has read.
    """
    # A gate imports `Site` from here, so it cannot be imported above.
    from generator.verify import leaks
    from generator.verify import secrets as literals

    yield from leaks.search(files.items(), contacts, reviewed)
    if secrets:
        yield from literals.search(files.items(), secrets, contacts)
