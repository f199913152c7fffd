"""What was meant for a target and what stands there -> in words, or refused."""

from __future__ import annotations

from collections.abc import Iterable

from generator.errors import DiskError
from generator.manifest import Manifest, digest_of, text


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
