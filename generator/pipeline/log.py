"""The ledger -> what the public sees of it: its page, the file to download, the signature."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator import disk, ledger, render
from generator.config.project import Project
from generator.ledger import Ledger
from generator.notice import Notice
from generator.signature import SIGNED, SIGNERS, Signer, holds, sign

PAGE = "log.md"


def signer(project: Project) -> Signer | None:
    """Who signs the school's ledger; None where nobody does."""
    chosen = project.school.signature
    if chosen is None:
        return None
    return Signer(project.root / Path(chosen.key).expanduser(), chosen.identity)


def refresh(project: Project, recorded: Ledger, online: Sequence[Notice]) -> None:
    """Write `content/log.md` anew; a notice is linked while its pages are there."""
    standing = frozenset(made.folder for made in online)
    sample = project.school.sample is not None
    page = render.log_page(recorded, standing, signer(project), sample=sample)
    disk.write(project.root / "content" / PAGE, page.encode())


def stand_beside(project: Project, recorded: Ledger, folder: Path) -> None:
    """Put the ledger on a built site, signed where the school signs.

    Raises:
        ConfigError: the key cannot be used.
    """
    disk.write(folder / ledger.NAME, recorded.text)
    who = signer(project)
    if who is not None:
        disk.write(folder / SIGNERS, who.allowed)
        disk.write(folder / SIGNED, _signature(project, recorded, who))


def _signature(project: Project, recorded: Ledger, who: Signer) -> bytes:
    """The one that stands on the former site, where it holds: some keys never sign alike."""
    former = project.root / "site" / SIGNED
    if former.is_file():
        data = former.read_bytes()
        if holds(recorded.text, data, who.allowed, who.identity):
            return data
    return sign(recorded.text, who)
