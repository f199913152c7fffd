"""A folder -> the SHA-256 of every file in it, as text and back; the text is `sha256sum`'s."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

Manifest = Mapping[str, str]
"""Path below a folder, with forward slashes -> SHA-256 of the file."""


def of(folder: Path) -> dict[str, str]:
    """The manifest of all files below `folder`, in order of their paths."""
    paths = sorted(path for path in folder.rglob("*") if not path.is_dir())
    return {path.relative_to(folder).as_posix(): digest(path) for path in paths}


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digest_of(data: bytes) -> str:
    """SHA-256 of what is in memory."""
    return hashlib.sha256(data).hexdigest()


def text(files: Manifest) -> bytes:
    """One line a file: hash, two spaces, path; `sha256sum -c` reads it."""
    return "".join(f"{files[path]}  {path}\n" for path in sorted(files)).encode()


def parse(data: bytes) -> dict[str, str]:
    """What `text` wrote, or `sha256sum` printed; empty where it is not whole."""
    found: dict[str, str] = {}
    lines = data.decode("utf-8", "surrogateescape").split("\n")
    for line in lines[:-1]:
        hashed, _, path = line.partition("  ")
        if len(hashed) != 64 or not path:
            return {}
        found[path.removeprefix("./")] = hashed
    return found if lines[-1] == "" else {}
