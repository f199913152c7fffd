"""A folder -> its files, as gates look at them and as findings name them."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generator.model import Place
from generator.rooms import PACKAGE

_NUMBER = re.compile(r"\d[\d\s_-]{5,}\d|\d{7,}")
_MAIL = re.compile(r"[^/@]*@[^/]*")


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Path relative to `folder`, with forward slashes, and bytes of each file, in order."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def foreign_to_theme(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Files of the site that are not, byte for byte, files of the installed theme.

    The theme is locked by hash and was there before any person's data; its bundles are
    full of long numbers.
    """
    for name, data in files(folder):
        if not of_theme(name, data):
            yield name, data


def of_theme(name: str, data: bytes) -> bool:
    """Whether the installed theme holds this very file at this very path."""
    theme = _theme()
    if theme is None or not name.startswith("assets/"):
        return False
    original = theme / name
    return original.is_file() and original.read_bytes() == data


def place(name: str) -> Place:
    """Place of a file, whose name itself may hold what nobody may read."""
    return Place(file=shown(name))


def shown(name: str) -> str:
    """A path with long numbers and mail addresses left out."""
    return _MAIL.sub("⋯", _NUMBER.sub("⋯", name))


def templates() -> tuple[Path, ...]:
    """Folders of the templates that pages are made of: the installed theme's, and ours."""
    theme = _theme()
    return tuple(filter(None, (theme, PACKAGE / "theme")))


@cache
def _theme() -> Path | None:
    spec = importlib.util.find_spec("material")
    return Path(spec.origin).parent / "templates" if spec and spec.origin else None
