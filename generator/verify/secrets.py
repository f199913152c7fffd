"""No raw value of the sources stands in any file, plain or in disguise.

The values are known here, so nothing is guessed: each is searched as it is, with
separators, without them, reversed, in base64 and hexadecimal, and as a plain hash.
A note says how many were searched, or that the sources are gone.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ahocorasick_rs import BytesAhoCorasick, Implementation

from generator import pii
from generator.model import Finding
from generator.verify import Site, _views
from generator.verify._carriers import Text, carried
from generator.verify._files import foreign_to_theme, place

CODE = "secrets"
LEAST_NUMBER, LEAST_TEXT = 5, 8
"""Characters of the shortest value that is searched; a text without a digit that is
shorter, such as the name of a town, stands on a school's site for other reasons."""
SURE = 11
"""A number this long is searched within other text; a shorter one must stand alone."""
PARTED = 9
"""A number this long is searched with separators between its digits too."""
SHORTEST_HASH = 32
HASHES = (hashlib.md5, hashlib.sha1, hashlib.sha256)
_HASH = re.compile(r"(?<![0-9a-f])[0-9a-f]{32,64}(?![0-9a-f])")
_IN_HASH = re.compile(rb"[0-9a-f]{32,}")
_HASH_REACH = 64
_Valid = Callable[[bytes, bytes, int, int], bool]
_PATH_PIECE = re.compile(r"[^/]+")


def gate(site: Site) -> Iterator[Finding]:
    """Yield an error per file and class of value, and one note on what was done."""
    if site.secrets is None:
        message = "来源文件已不在，只按号码、地址等的形状做了检查，没有逐一比对原始数据"
        yield Finding("secrets-searched", "note", message)
        return
    found = Literals(site.secrets, site.contacts)
    message = f"已用来源中的 {found.count} 个敏感值逐一搜索网站的全部文件"
    if found.passed:
        message += f"；另有 {found.passed} 个过短或属于学校公开的联系方式，没有搜索"
    yield Finding("secrets-searched", "note", message)
    yield from _search(foreign_to_theme(site.folder), found)


def search(
    files: Iterable[tuple[str, bytes]], secrets: frozenset[str], contacts: frozenset[str]
) -> Iterator[Finding]:
    """The same for any files, given as (path, bytes); errors only."""
    yield from _search(files, Literals(secrets, contacts))


@dataclass
class _Numbers:
    """Running numbers for values, so that two findings can be told to mean one value."""

    given: dict[int, int] = field(default_factory=dict)

    def of(self, indexes: Iterable[int]) -> str:
        numbers = sorted(self.given.setdefault(i, len(self.given) + 1) for i in sorted(indexes))
        shown = "、".join(f"S{number}" for number in numbers[:5])
        return f"{shown} 等" if len(numbers) > len(numbers[:5]) else shown


class Literals:
    """All that is searched for, made ready once for all files."""

    def __init__(self, secrets: frozenset[str], contacts: frozenset[str]) -> None:
        public = "\n".join(_normal(sorted(contacts)))
        self.passed = 0
        """Values not searched: too short, or one of the school's own contacts."""
        self._classes: list[str] = []
        self._hashes: dict[str, int] = {}
        literals: dict[bytes, int] = {}
        ordered = sorted(secrets)
        for secret, normal in zip(ordered, _normal(ordered), strict=True):
            if _too_short(normal) or normal in public:
                self.passed += 1
                continue
            index = len(self._classes)
            self._classes.append(_class(normal))
            for literal in _disguises(secret, normal):
                literals.setdefault(literal, index)
            for text in {secret, normal, normal.upper()}:
                self._hashes.update(dict.fromkeys(_hashes(text), index))
        self._literals = list(literals)
        self._index = list(literals.values())
        self._search = BytesAhoCorasick(self._literals, implementation=Implementation.ContiguousNFA)

    @property
    def count(self) -> int:
        """Number of values searched for."""
        return len(self._classes)

    def found(self, part: Text) -> dict[str, set[int]]:
        """Class -> indexes of the values of that class that stand in a text."""
        plain = _views.plain(part.text)
        runs = _views.runs(plain)
        tagless = _views.tagless(plain, office=part.office)
        as_it_is = f"{plain}{_views.CUT}{_views.decoded(runs)}"
        put_together = f"{tagless}{_views.CUT}{_views.squeezed(tagless)}"
        hits = self._look(as_it_is, self._stands_alone)
        hits |= self._look(put_together, self._long_enough)
        hits |= {self._hashes[h] for h in _hashes_in(runs) if h in self._hashes}
        found: dict[str, set[int]] = defaultdict(set)
        for index in hits:
            found[self._classes[index]].add(index)
        return found

    def _look(self, text: str, valid: _Valid) -> set[int]:
        data = text.lower().encode("utf-8", "replace")
        matches = self._search.find_matches_as_indexes(data, overlapping=True)
        return {
            self._index[number]
            for number, start, end in matches
            if valid(self._literals[number], data, start, end)
        }

    @staticmethod
    def _stands_alone(literal: bytes, data: bytes, start: int, end: int) -> bool:
        """A short number is no part of a longer one, nor of a hash."""
        if len(literal) >= SURE or not literal.isdigit():
            return True
        if data[start - 1 : start].isdigit() or data[end : end + 1].isdigit():
            return False
        around = data[max(0, start - _HASH_REACH) : end + _HASH_REACH]
        offset = max(0, start - _HASH_REACH)
        spans = (match.span() for match in _IN_HASH.finditer(around))
        return not any(a + offset <= start and end <= b + offset for a, b in spans)

    def _long_enough(self, literal: bytes, data: bytes, start: int, end: int) -> bool:
        """Without separators, a short number meets its neighbours by chance."""
        if literal.isdigit() and len(literal) < PARTED:
            return False
        return self._stands_alone(literal, data, start, end)


def _search(files: Iterable[tuple[str, bytes]], literals: Literals) -> Iterator[Finding]:
    numbers = _Numbers()
    for name, data in files:
        for class_, indexes in sorted(literals.found(Text("", name)).items()):
            message = f"文件名中含有来源里的{class_}（{numbers.of(indexes)}），请改名"
            yield Finding("secrets-file-name", "error", message, place(_hidden(name, literals)))
        everywhere: dict[str, set[int]] = defaultdict(set)
        for part in carried(name, data):
            if isinstance(part, Text):
                for class_, indexes in literals.found(part).items():
                    everywhere[class_] |= indexes
        for class_, indexes in sorted(everywhere.items()):
            message = (
                f"含有来源里的{class_}，{len(indexes)} 个不同的值（{numbers.of(indexes)}），"
                "不得公开；请检查该列的脱敏设置后重新生成"
            )
            yield Finding(CODE, "error", message, place(_hidden(name, literals)), pii.BASIS)


def _hidden(name: str, literals: Literals) -> str:
    """The path, each piece that holds a value left out."""
    return _PATH_PIECE.sub(lambda m: "⋯" if literals.found(Text("", m[0])) else m[0], name)


def _too_short(normal: str) -> bool:
    least = LEAST_NUMBER if any(map(str.isdigit, normal)) or "@" in normal else LEAST_TEXT
    return len(normal) < least


def _normal(texts: Sequence[str]) -> list[str]:
    """Each text as the squeezed view would show it; all at once, being many."""
    joined = _views.CUT.join(text.replace(_views.CUT, "") for text in texts)
    return _views.squeezed(_views.plain(joined)).lower().split(_views.CUT) if texts else []


def _disguises(secret: str, normal: str) -> Iterator[bytes]:
    """As it is, without separators, and either of them from the end."""
    for text in {secret.lower(), normal}:
        yield text.encode()
        if len(text) >= SURE or not text.isdigit():
            yield text[::-1].encode()


def _hashes(text: str) -> Iterator[str]:
    data = text.encode()
    for algorithm in HASHES:
        yield algorithm(data, usedforsecurity=False).hexdigest()


def _hashes_in(runs: Iterable[str]) -> Iterator[str]:
    for run in runs:
        if len(run) >= SHORTEST_HASH:
            yield from _HASH.findall(run.lower())


def _class(normal: str) -> str:
    if "@" in normal:
        return "电子邮箱"
    if re.fullmatch(r"[0-9]{17}[0-9x]|[0-9]{15}", normal):
        return "身份证号"
    if re.fullmatch(r"1[3-9][0-9]{9}", normal):
        return "电话号码"
    return "号码" if normal.isdigit() else "住址等文字"
