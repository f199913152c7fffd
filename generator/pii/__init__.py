r"""Finds ID numbers, telephones, e-mails, bank cards and addresses; text in, places out.

Three doors: `find` for one text, `hits` for a column of cells, `scan` for a whole file.
Covered disguises: spaces, hyphens, full-width and foreign digits, invisible characters;
in files also numeric entities, `\\u` and `%` escapes, inline tags within a number.  Not
covered: Chinese numerals, reversed or encoded numbers, text in pictures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.pii import _patterns as patterns
from generator.pii._spots import windows
from generator.pii._text import plain, visible

KEEP = "surrogateescape"
"""Bytes that are no UTF-8 keep their length."""
FINDERS: dict[str, tuple[Callable[[str], Iterator[patterns.Span]], str]] = {
    # In order of trust: of two hits on the same place the first stays.  The second is
    # what a text must have one of, so that most texts need no pattern.
    "id18": (patterns.id18, "0123456789"),
    "id15": (patterns.id15, "0123456789"),
    "bank_card": (patterns.bank_card, "0123456789"),
    "phone": (patterns.phone, "0123456789"),
    "email": (patterns.email, "@"),
    "qq": (patterns.qq, "qQ"),
    "birth_date": (patterns.birth_date, "生"),
    "address": (patterns.address, "村屯寨号栋幢座室元组队"),
}


BASIS = "六(三) 不得发布身份证号、家庭住址、电话号码等敏感信息"
"""Why none of it is published, in the words of 广西工程 and 柳州 2024."""
LABELS = {
    "id18": "身份证号",
    "id15": "身份证号",
    "bank_card": "银行卡号",
    "phone": "电话号码",
    "email": "电子邮箱",
    "qq": "QQ 号",
    "birth_date": "出生日期",
    "address": "详细地址",
}
"""What each kind is called in a message."""


@dataclass(frozen=True, order=True)
class Hit:
    """A place in a text; never the text itself."""

    start: int
    """0-based, in characters of a `str`, in bytes of `bytes`."""
    end: int
    kind: str
    """`id18`, `id15`, `phone`, `bank_card`, `email`, `qq`, `birth_date`, `address`."""

    def overlaps(self, other: Hit) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


def find(text: str, allowed: Iterable[str] = ()) -> tuple[Hit, ...]:
    """Hits in one text, in order; `allowed` are texts that may be shown (school contacts)."""
    allowed = tuple(allowed)
    return _found(plain(_without(text, allowed)).replace("\n", " "), _keys(allowed))


def hits(values: Sequence[str], allowed: Iterable[str] = ()) -> list[tuple[int, str]]:
    """(position, kind) for each value that holds something, in order; one pass over all."""
    allowed = tuple(allowed)
    cells = tuple(dict.fromkeys(values))
    text = plain(_without("\0".join(cells).replace("\n", " ").replace("\0", "\n"), allowed))
    raw, keys = text.encode("utf-8", "replace"), _keys(allowed)
    kinds: dict[str, set[str]] = {}
    line, counted = 0, 0
    for hit in _in_windows(raw, plain, (), keys):
        line, counted = line + raw.count(b"\n", counted, hit.start), hit.start
        kinds.setdefault(cells[line], set()).add(hit.kind)
    if not kinds:
        return []
    return sorted((at, kind) for at, value in enumerate(values) for kind in kinds.get(value, ()))


def scan(data: bytes | str, allowed: Iterable[str] = ()) -> tuple[Hit, ...]:
    """Hits in a file of text, HTML or JSON; looks closely only where something is odd."""
    raw = data if isinstance(data, bytes) else data.encode("utf-8", "replace")
    allowed = tuple(allowed)
    found = _in_windows(raw, visible, allowed, _keys(allowed))
    if isinstance(data, bytes):
        return tuple(found)
    return tuple(_in_characters(hit, raw) for hit in found)


def _in_windows(
    raw: bytes, reveal: Callable[[str], str], allowed: Iterable[str], keys: str
) -> Iterator[Hit]:
    """Hits in order, with places in bytes."""
    for start, end in windows(raw):
        text = raw[start:end].decode("utf-8", KEEP)
        text = _without(text, allowed)
        shown = _found(reveal(text), keys)
        # Once more as it stands, for what a tag holds in an attribute.
        inside = _found(plain(text), keys) if reveal is visible and "<" in text else ()
        extra = (hit for hit in inside if not any(hit.overlaps(each) for each in shown))
        for hit in sorted((*shown, *extra)):
            first = start + len(text[: hit.start].encode("utf-8", KEEP))
            yield Hit(first, first + len(text[hit.start : hit.end].encode("utf-8", KEEP)), hit.kind)


def _found(text: str, keys: str) -> tuple[Hit, ...]:
    """Hits in plain text; of overlapping ones the most trusted."""
    taken: list[Hit] = []
    for kind, (finder, signs) in FINDERS.items():
        if not any(sign in text for sign in signs):
            continue
        for start, end in finder(text):
            hit = Hit(start, end, kind)
            if not any(map(hit.overlaps, taken)) and _key(text[start:end]) not in keys:
                taken.append(hit)
    return tuple(sorted(taken))


def _without(text: str, allowed: Iterable[str]) -> str:
    """The text with what is allowed blanked, every place kept."""
    for each in allowed:
        if len(each) > 4:
            text = text.replace(each, "\n" * len(each))
    return text


@lru_cache(maxsize=8)
def _keys(allowed: tuple[str, ...]) -> str:
    return "\n".join(_key(plain(each)) for each in allowed)


def _key(text: str) -> str:
    """What remains of a number or address however it is spaced."""
    return "".join(char for char in text if char.isalnum() or char in "@.")


def _in_characters(hit: Hit, raw: bytes) -> Hit:
    start = len(raw[: hit.start].decode("utf-8", KEEP))
    return Hit(start, start + len(raw[hit.start : hit.end].decode("utf-8", KEEP)), hit.kind)
