"""A site -> one zip; the same site gives the same bytes."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.deploy._local import sync

SINCE = (1980, 1, 1, 0, 0, 0)
"""The first day a zip knows; the day of packing would change the bytes."""
UNIX, MODE = 3, 0o100644 << 16


def zipped(path: Path, site: Path, names: Sequence[str], extra: Mapping[str, bytes]) -> None:
    """Write the files of those names, in that order; `extra` are not files of the site."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.new")
    with zipfile.ZipFile(aside, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in names:
            entry = zipfile.ZipInfo(name, SINCE)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, MODE
            entry.create_system = UNIX
            packed.writestr(entry, extra[name] if name in extra else (site / name).read_bytes())
    sync(aside)
    os.replace(aside, path)
    sync(path.parent)
