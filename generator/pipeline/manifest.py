"""The SHA-256 of every file of `site/`, kept in `records/`: what was built is what stands there.

Before a new site takes its place its list is written as due, and becomes the list once it
stands there: whichever site a kill leaves, one of the two is its own.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from generator import disk, manifest

FOLDER, NAME, DUE = "records", "site.sha256", "site.due.sha256"


def announce(root: Path, aside: Path) -> None:
    """Write the list of the site that is about to take its place."""
    disk.write(root / FOLDER / DUE, manifest.text(manifest.of(aside)))


def settle(root: Path) -> None:
    """The announced site stands: its list is the list."""
    due = root / FOLDER / DUE
    if due.is_file():
        os.replace(due, root / FOLDER / NAME)


def expected(root: Path, site: Path) -> Mapping[str, str] | None:
    """What `site` ought to hold; None for a folder that is not the project's own site."""
    if site.resolve() != (root / "site").resolve():
        return None
    due = _read(root / FOLDER / DUE)
    return due if due and due == manifest.of(site) else _read(root / FOLDER / NAME)


def _read(file: Path) -> dict[str, str] | None:
    if not file.is_file():
        return None
    return manifest.parse(file.read_bytes())
