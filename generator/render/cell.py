"""Text of people and offices -> text that is inert in Markdown and in HTML alike.

Everything outside a small safe set becomes a numeric entity, once, here: the result
stands as it is in a Markdown table, in Markdown prose and in finished HTML, and every
engine shows the same characters for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

IDEOGRAPHS = "\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af"
MARKS = "＊·%，。、（）：《》“”"
SAFE = f"0-9A-Za-z{IDEOGRAPHS}{MARKS}"
"""Inside a character class: what stands for itself wherever it stands."""

# A dot or a hyphen is plain text inside a number or a date; anywhere else some engine
# makes a link (`www.`), an ellipsis (`...`), a dash (`--`) or a list of it.
_ODD = re.compile(rf"[^{SAFE}.\-\x1f]|(?<![0-9])\.|\.(?![0-9])|(?<![0-9A-Za-z])-|-(?![0-9A-Za-z])")
_BETWEEN = "\x1f"
_UNSHOWABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

ENCODED = rf"[{SAFE}.\-]*(?:&#[0-9]+;[{SAFE}.\-]*)*"
"""A pattern that every encoded text matches, and that lets no markup through."""


def encode(text: str) -> str:
    """`text` with a numeric entity for every character that is not surely inert.

    Raises:
        ValueError: a control character or half a surrogate pair: no HTML page can show
            it, and `ingest` has refused it before.
    """
    _refuse_unshowable(text)
    return _ODD.sub(_entity, text)


def prose(text: str) -> str:
    """As `encode`, with white space between words as one plain space."""
    return " ".join(encode(word) for word in text.split())


def encode_all(texts: Sequence[str]) -> list[str]:
    """`encode` of each text, by one pass over all of them joined."""
    if not texts:
        return []
    joined = _BETWEEN.join(texts)
    _refuse_unshowable(joined.replace(_BETWEEN, "", len(texts) - 1))
    return _ODD.sub(_entity, joined).split(_BETWEEN)


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def _refuse_unshowable(text: str) -> None:
    if _UNSHOWABLE.search(text):
        raise ValueError("a control character or half a surrogate pair cannot be published")
