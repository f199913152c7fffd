"""Names that are not known -> one sentence with the likely one and all known ones."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def unknown(what: str, name: str, known: Iterable[str]) -> str:
    """Such as `没有脱敏方式“tial”；是否想写“tail”？可用：keep、name、tail`."""
    names = tuple(known)
    return f"没有{what}“{name}”；{hint(name, names)}"


def hint(name: str, known: tuple[str, ...]) -> str:
    """The closest of the known names, and all of them."""
    close = difflib.get_close_matches(name, known, n=1)
    guess = f"是否想写“{close[0]}”？" if close else ""
    return f"{guess}可用：{'、'.join(known) or '（还没有）'}"
