"""Text made plain for the patterns, character for character.

Nothing changes its place: a disguised digit becomes the digit, an invisible character
or an inline tag becomes FILLER, any other tag becomes line breaks.  So a place in the
plain text is a place in the text given.
"""

from __future__ import annotations

import html
import re
import unicodedata
from functools import cache

FILLER = "\u200b"
"""Stands for what the eye does not see; patterns pass over it."""
INVISIBLE = frozenset("\u115f\u1160\u3164\uffa0\u034f\u2800")
"""Blank letters that Unicode does not count among format characters."""
DASHES = frozenset("\u2212\u2043\u30fb\u00b7\u2027\u2022")
INLINE = (
    "a|abbr|b|bdi|bdo|big|cite|code|del|em|font|i|ins|kbd|mark|q|s|small|span|strong|sub|sup"
    "|tt|u|wbr"
)
TAG = re.compile(rf"<(?:(/?(?:{INLINE})\b)|[/!?a-zA-Z])[^<>]*>")
ESCAPE = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|commat|period|hyphen|nbsp|ensp|emsp|thinsp|shy)"
    r"(?:;|(?![0-9a-zA-Z]))|\\u[0-9a-fA-F]{4}|%[2-5][0-9a-fA-F]"
)
"""How HTML, JSON and addresses write a character."""


def plain(text: str) -> str:
    """Digits of any script as ASCII, spaces and dashes as one kind, the invisible as FILLER."""
    if not text.isascii():
        # One pass for each odd character: there are few, and `translate` is slow.
        for char in sorted(set(text)):
            if char > "~" and _plain(char) != char:
                text = text.replace(char, _plain(char))
    return text.replace("\t", " ")


def visible(text: str) -> str:
    """What a reader of the page sees: escapes resolved, tags gone, every place kept."""
    return plain(ESCAPE.sub(_unescape, TAG.sub(_blank, text)))


@cache
def _plain(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Cf" or char in INVISIBLE or "\ufe00" <= char <= "\ufe0f":
        return FILLER
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(digit)
    if category == "Pd" or char in DASHES:
        return "-"
    if category == "Zs":
        return " "
    folded = unicodedata.normalize("NFKC", char)
    return folded if len(folded) == 1 else char


def _blank(tag: re.Match[str]) -> str:
    return (FILLER if tag[1] else "\n") * len(tag[0])


def _unescape(escape: re.Match[str]) -> str:
    text = escape[0]
    if text[0] == "&":
        char = html.unescape(text if text[-1] == ";" else f"{text};")
    else:
        char = chr(int(text.lstrip("\\u%"), 16))
    return char[:1].ljust(len(text), FILLER) if char else FILLER * len(text)
