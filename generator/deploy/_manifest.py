"""A folder -> its manifest, as text and back; the text is that of `sha256sum`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.errors import DiskError

Manifest = Mapping[str, str]
"""Path below `site/`, with forward slashes -> SHA-256 of the file."""


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


def fingerprint(files: Manifest) -> str:
    """SHA-256 of the manifest's text."""
    return digest_of(text(files))


def refuse_difference(wanted: Manifest, found: Manifest) -> None:
    """See that what was written is what was meant.

    Raises:
        DiskError: a file is missing, altered or one too many.
    """
    wrong = sorted(path for path in {*wanted, *found} if wanted.get(path) != found.get(path))
    if wrong:
        raise DiskError(
            f"写到目标上的文件与 site/ 不一致（{listed(wrong)}）；网站没有更新，"
            "请检查磁盘，并在没有别的 gongshi 命令运行时再试"
        )


def listed(names: Iterable[str], most: int = 3) -> str:
    """The first few names, and how many there are in all."""
    names = list(names)
    more = f" 等 {len(names)} 个" if len(names) > most else ""
    return "、".join(names[:most]) + more


def size(amount: int) -> str:
    """`7.7 MB`."""
    return f"{amount / 1e6:.1f} MB"
