r"""A text -> the same text as a reader, a search engine or a curious person would see it.

    plain     escapes undone (&#52; \u0034 %34), full-width folded, invisible dropped
    tagless   of a plain text: words that markup tears apart whole, cells apart
    parted    of a tagless text: long numbers that blanks or dashes part, without these
    unseen    of a plain text: what stands within tags and comments
    squeezed  of a tagless text: no blank and no separator at all
    decoded   what base64 and hexadecimal runs of a plain text say

An escape is undone by one `replace` for each different one: a page has few.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import chain

CUT = "\0"
"""Stands where a cell or a paragraph ends; no view joins across it."""

_ENTITY = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?")
_UNIT = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([nrt/\"\\]))")
_ONE = r"\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[nrt/\"\\])"
# The first of a run stands outside the group: `re` is fast with a fixed beginning.
_ESCAPE = re.compile(rf"{_ONE}(?:{_ONE})*")
_BLANKS = "nrt"
_PERCENT = re.compile(r"%[0-9a-fA-F]{2}(?:%[0-9a-fA-F]{2})*")
_CSS_ESCAPE = re.compile(r"\\0{0,4}[0-9a-fA-F]{2}\s?")
# Apart from the others: `re` is slow with a class that reaches beyond U+FFFF.
_ASTRAL = re.compile("[\U0001d400-\U0001fbff\U000e0000-\U000e01ef]")
_ALIKE = (
    (0x80, 0x3400),
    (0xA000, 0xAC00),
    (0xF900, 0x10000),
    (0x1D400, 0x1D800),
    (0x1E000, 0x1FC00),
    (0xE0000, 0xE01F0),
)
"""Blocks with digits, letters and signs that look like those of ASCII."""
_MANY = 60
_ROUNDS = 3

_INLINE = (
    "a|abbr|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|rp|rt|ruby|s|samp|"
    "small|span|strike|strong|sub|sup|time|tt|u|var|wbr"
)
_BLOCKS = "p|c|h|si|is|tc|tr|row|cell|table-cell|table-row|table|comment|author"
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
# Letters in both cases, spelled out: five times as fast as `re.IGNORECASE`.
_EITHER = re.sub("[a-z]", lambda found: f"[{found[0]}{found[0].upper()}]", _INLINE)
_INLINE_TAG = re.compile(rf"</?(?:{_EITHER})(?=[\s/>])[^<>]*>")
_BREAK = re.compile(r"<br\s*/?>")
_TAG = re.compile(r"<[A-Za-z/!?][^<>]*>")
_INNER = re.compile(r"<([^<>]+)>")
_DRAWN = re.compile(r"\b(?:d|points|viewBox|transform|values)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_BLOCK_TAG = re.compile(rf"<(?:/(?:\w+:)?(?:{_BLOCKS})\s*|(?:\w+:)?(?:{_BLOCKS})[^<>]*/)>")
_PARTED = re.compile(r"[0-9](?:[\s\u2010-\u2015\u2212_-]{0,4}[0-9Xx]){10,}")
_SEPARATOR = re.compile(r"[^\S\0]+|[\u2010-\u2015\u2212_./,;:，、。；：()（）+·-]+")

_RUN = re.compile(r"[A-Za-z0-9+/_-]{15,}+")
_HEX = re.compile(r"[0-9a-fA-F]{22,}+")
_TELLING = re.compile(r"[0-9]{7}|@|[\u4e00-\u9fff]{3}")
_INVISIBLE = "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u3164\ufeff\uffa0"


def plain(text: str) -> str:
    """Escapes undone, up to three layers of them; tags stay."""
    for _ in range(_ROUNDS):
        before = text
        if "&" in text:
            text = _swap(text, _ENTITY, html.unescape)
        if "\\" in text:
            text = _swap(text, _ESCAPE, _unescape)
            text = _swap(text, _CSS_ESCAPE, _from_css)
        if "%" in text:
            text = _swap(text, _PERCENT, _unpercent)
        if text == before:
            break
    fold, odd = _folding()
    text = _swap(text, odd, fold.__getitem__)
    if len(text.encode("utf-16-le", "replace")) > 2 * len(text):
        text = _swap(text, _ASTRAL, lambda char: fold.get(char, char))
    return text


def tagless(text: str, *, office: bool = False) -> str:
    """Words that markup tears apart are whole again; cells and paragraphs stay apart."""
    if "<" in text:
        text = _COMMENT.sub("", text)
        if office:
            text = _TAG.sub("", _BLOCK_TAG.sub(CUT, text))
        else:
            text = text.replace("</td>\n<td>", CUT)  # most tags of a page, at once
            text = _BREAK.sub(" ", text) if "<br" in text else text
            text = _TAG.sub(CUT, _INLINE_TAG.sub("", text))
    return text


def parted(text: str) -> str:
    """The numbers of eleven and more digits, each without its separators."""
    return CUT.join(map(squeezed, _PARTED.findall(text)))


def unseen(text: str) -> str:
    """Attributes and comments; the numbers of a drawing stay apart."""
    tags = dict.fromkeys(_INNER.findall(text))
    return _DRAWN.sub(_apart, CUT.join(tag for tag in tags if "=" in tag or "!" in tag))


def squeezed(text: str) -> str:
    """No blank and no separator; `CUT` stays."""
    return _SEPARATOR.sub("", text)


def runs(text: str) -> set[str]:
    """Unbroken runs of at least 15 characters that could be base64 or hexadecimal."""
    return set(_RUN.findall(text))


def decoded(found: set[str]) -> str:
    """What the runs say, where it could be of a person."""
    return CUT.join(filter(None, map(_decoded, sorted(found))))


def _apart(drawn: re.Match[str]) -> str:
    return re.sub(r"[\s,-]", CUT, drawn[0])


def _swap(text: str, pattern: re.Pattern[str], new: Callable[[str], str]) -> str:
    found = set(pattern.findall(text))
    if len(found) > _MANY:
        return pattern.sub(lambda match: new(match[0]), text)
    for token in sorted(found, key=len, reverse=True):
        text = text.replace(token, new(token))
    return text


def _unescape(token: str) -> str:
    r"""`\u` and `\x` escapes, surrogate pairs included; other escapes are one blank."""

    def unit(found: re.Match[str]) -> str:
        if found[3]:
            return " " if found[3] in _BLANKS else found[3]
        return chr(int(found[1] or found[2], 16))

    return _UNIT.sub(unit, token).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _from_css(token: str) -> str:
    return chr(int(token[1:].strip(), 16))


def _unpercent(token: str) -> str:
    return bytes.fromhex(token.replace("%", "")).decode("utf-8", "replace")


@cache
def _folding() -> tuple[dict[str, str], re.Pattern[str]]:
    """Character that looks like ASCII -> that; invisible character -> nothing."""
    fold = dict.fromkeys(_INVISIBLE, "")
    for code in chain.from_iterable(range(*span) for span in _ALIKE):
        char = chr(code)
        if unicodedata.category(char) == "Cf" or 0xFE00 <= code <= 0xFE0F:
            fold[char] = ""
            continue
        digit = unicodedata.digit(char, None)
        alike = str(digit) if digit is not None else unicodedata.normalize("NFKC", char)
        if alike != char and alike.isascii() and (alike.isalnum() or alike in "@.-_+ "):
            fold[char] = alike
    low = "".join(re.escape(char) for char in fold if char <= "\uffff")
    return fold, re.compile(f"[{low}]")


@lru_cache(maxsize=100_000)
def _decoded(run: str) -> str:
    texts = [_from_base64(run[start:]) for start in range(4)]
    for match in _HEX.findall(run):
        texts += [_from_hex(match[start:]) for start in range(2)]
    return CUT.join(text for text in texts if _TELLING.search(text))


def _from_base64(run: str) -> str:
    whole = run[: len(run) // 4 * 4]
    rest = run[len(whole) :]
    padded = whole + (rest + "=" * (4 - len(rest)) if len(rest) > 1 else "")
    try:
        return base64.b64decode(padded.translate(_URL_SAFE)).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""


def _from_hex(run: str) -> str:
    return bytes.fromhex(run[: len(run) // 2 * 2]).decode("utf-8", "replace")


_URL_SAFE = str.maketrans("-_", "+/")
