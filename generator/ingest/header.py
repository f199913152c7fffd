"""A grid -> where its header stands and which of our fields stands in which column.

The header is the row (of the first hundred) that names the most fields, a person
among them; a second row below it or a row of group names above it belongs to it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from generator.config.fields import Fields
from generator.ingest.grid import Cell, Grid, letters
from generator.ingest.needs import WHO
from generator.ingest.text import clean, compact
from generator.ingest.values import plain
from generator.model import Finding

_SEARCHED = 100
_MARKS = re.compile(r"必填项?|选填项?|[*:：'\"“”]")
_BRACKETS = re.compile(r"[(（\[【〔<《{][^)）\]】〕>》}]*[)）\]】〕>》}]")
_BRACKET = re.compile(r"[()（）\[\]【】〔〕<>《》{}]")
_MAP, _WHOLE, _LOWER = 0, 1, 2
"""How sure a header is: named in `map:`; the whole text; only its lower row."""


@lru_cache(maxsize=4096)
def variants(text: str) -> tuple[str, ...]:
    """Forms to compare: without brackets and what they hold, then with what they hold."""
    bare = _MARKS.sub("", compact(text)).casefold()
    return tuple(dict.fromkeys(v for v in (_BRACKETS.sub("", bare), _BRACKET.sub("", bare)) if v))


class Index:
    """Header text -> fields it may mean."""

    def __init__(self, fields: Fields, mapping: Mapping[str, str] | None = None) -> None:
        self._fields: dict[str, dict[str, None]] = {}
        for name, spec in fields.fields.items():
            for alias in (spec.title, *spec.aliases):
                for form in variants(alias):
                    self._fields.setdefault(form, {})[name] = None
        self._map = {form: to for text, to in (mapping or {}).items() for form in variants(text)}
        self._seen: dict[str, tuple[str, ...]] = {}

    def mapped(self, text: str) -> str | None:
        """Field that `map:` gives; `""` where the column is to be left alone."""
        return next((self._map[form] for form in variants(text) if form in self._map), None)

    def match(self, text: str) -> tuple[str, ...]:
        """All fields that this header may stand for; a few headers stand for two."""
        if text not in self._seen:
            mapped = self.mapped(text)
            names = next((self._fields[f] for f in variants(text) if f in self._fields), {})
            self._seen[text] = tuple(names) if mapped is None else (mapped,) if mapped else ()
        return self._seen[text]


@dataclass(frozen=True)
class Header:
    """The header of one grid."""

    row: int
    """0-based; the upper of two."""
    depth: int
    """1 or 2 rows."""
    upper: tuple[str, ...]
    """Names of groups of columns; empty strings where there is one row."""
    lower: tuple[str, ...]

    @property
    def first(self) -> int:
        """First row below the header, 0-based."""
        return self.row + self.depth

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Header of each column, two rows joined by a space."""
        pairs = zip(self.upper, self.lower, strict=True)
        return tuple(" ".join(part for part in pair if part) for pair in pairs)


@dataclass(frozen=True)
class Columns:
    """What the columns of a grid mean."""

    of: Mapping[str, int]
    """Field -> 0-based column."""
    known: frozenset[int]
    """Columns that some field claims, wanted or not."""
    findings: tuple[Finding, ...]


def find(grid: Grid, index: Index, one_of: Collection[str] = WHO) -> Header | None:
    """The header, or None where no row names one of these fields and something else."""
    best, most = None, 1
    for at, row in enumerate(grid.rows[:_SEARCHED]):
        found = {names[0] for cell in _texts(row, grid) if cell and (names := index.match(cell))}
        if len(found) > most and not found.isdisjoint(one_of):
            best, most = at, len(found)
    return None if best is None else _whole(grid, best, index)


def seen(grid: Grid) -> tuple[str, ...]:
    """The texts of the fullest of the first rows, to show where no header was recognised."""
    fullest: list[str] = []
    for row in grid.rows[:20]:
        texts = [cell for cell in _texts(row, grid) if cell]
        fullest = texts if len(texts) > len(fullest) else fullest
    return tuple(fullest)


def resolve(header: Header, grid: Grid, index: Index, wanted: Collection[str]) -> Columns:
    """Which column is which field; two that claim one wanted field are refused."""
    claims: dict[str, list[tuple[int, int]]] = {}
    doubtful: list[tuple[int, int, tuple[str, ...]]] = []
    known = set()
    for column in range(len(header.lower)):
        sure, names = _claim(header, column, index)
        if not names:
            continue
        known.add(column)
        names = tuple(name for name in names if name in wanted) or names[:1]
        if len(names) == 1:
            claims.setdefault(names[0], []).append((sure, column))
        else:
            doubtful.append((sure, column, names))
    for sure, column, names in doubtful:
        name = next((name for name in names if name not in claims), names[0])
        claims.setdefault(name, []).append((sure, column))
    best = {name: _best(found) for name, found in claims.items()}
    doubles = {name: found for name, found in best.items() if len(found) > 1 and name in wanted}
    findings = tuple(_double(grid, header, name, found) for name, found in doubles.items())
    return Columns({name: min(found) for name, found in best.items()}, frozenset(known), findings)


def _texts(row: Sequence[Cell], grid: Grid) -> Iterator[str]:
    for column, cell in enumerate(row):
        hidden = column in grid.hidden_columns
        yield "" if hidden or not isinstance(cell, str) else clean(cell)[0]


def _whole(grid: Grid, row: int, index: Index) -> Header:
    here = list(_texts(grid.rows[row], grid))
    # A header cell that is a number (a course named 2021) still is a header.
    here = [t or _number_text(c, grid, at) for at, (t, c) in enumerate(zip(here, grid.rows[row]))]  # noqa: B905
    below = _row(grid, row + 1, len(here))
    if _continues(here, below, grid, row, index):
        return Header(row, 2, tuple(_spread(here, below, grid, row)), tuple(below))
    above = _row(grid, row - 1, len(here)) if row else []
    if _groups(above, grid, row - 1):
        return Header(row - 1, 2, tuple(_spread(above, here, grid, row - 1)), tuple(here))
    return Header(row, 1, ("",) * len(here), tuple(here))


def _number_text(cell: Cell, grid: Grid, column: int) -> str:
    is_number = isinstance(cell, int | float) and column not in grid.hidden_columns
    return plain(cell) if is_number else ""


def _row(grid: Grid, row: int, width: int) -> list[str]:
    if row >= len(grid.rows):
        return [""] * width
    return (list(_texts(grid.rows[row], grid)) + [""] * width)[:width]


def _continues(
    here: Sequence[str], below: Sequence[str], grid: Grid, row: int, index: Index
) -> bool:
    """Names stand below only where the upper row is empty, or groups, or says nothing known."""
    numbers = row + 1 < len(grid.rows) and any(
        not isinstance(cell, str) for cell in grid.rows[row + 1]
    )
    filled = [column for column, text in enumerate(below) if text]
    if numbers or not filled:
        return False
    merged = {c for r0, c0, r1, c1 in grid.merges if r0 == row == r1 for c in range(c0, c1 + 1)}
    upright = any(r0 == row and r1 == row + 1 for r0, _, r1, _ in grid.merges)
    after = [*here[1:], "·"]
    free = (not index.match(here[c]) or c in merged or not after[c] for c in filled)
    return (len(filled) > 1 or upright) and all(free)


def _groups(above: Sequence[str], grid: Grid, row: int) -> bool:
    """A row of group names has a name that spreads over several columns, but not over all."""
    filled = [text for text in above if text]
    if not filled or any(re.search(r"[:：]|\d{4}", text) for text in filled):
        return False
    spans = [c1 - c0 + 1 for r0, c0, r1, c1 in grid.merges if r0 == row == r1]
    return any(1 < span < len(above) - 1 for span in spans)


def _spread(upper: Sequence[str], lower: Sequence[str], grid: Grid, row: int) -> list[str]:
    """Each group name over all of its columns; nothing where there is nothing below it."""
    spread = list(upper)
    areas = [(c0, c1) for r0, c0, r1, c1 in grid.merges if r0 == row == r1]
    for first, last in areas:
        for column in range(first, min(last + 1, len(spread))):
            spread[column] = upper[first]
    if not areas:
        for column in range(1, len(spread)):
            if not spread[column] and lower[column]:
                spread[column] = spread[column - 1]
    return spread


def _claim(header: Header, column: int, index: Index) -> tuple[int, tuple[str, ...]]:
    whole, lower = header.texts[column], header.lower[column]
    for text in dict.fromkeys((whole, lower)):
        if text and (mapped := index.mapped(text)) is not None:
            return _MAP, (mapped,) if mapped else ()
    if whole and (names := index.match(whole)):
        return _WHOLE, names
    return (_LOWER, index.match(lower)) if lower and header.upper[column] else (_WHOLE, ())


def _best(found: list[tuple[int, int]]) -> list[int]:
    surest = min(sure for sure, _ in found)
    return [column for sure, column in found if sure == surest]


def _double(grid: Grid, header: Header, name: str, columns: Sequence[int]) -> Finding:
    names = "、".join(f"{letters(c)} 列“{header.texts[c]}”" for c in columns)
    return Finding(
        "duplicate-header",
        "error",
        f"{names} 都像是同一栏（{name}）；请在 rounds 的 map 中写明用哪一列，"
        f"例如 {header.texts[columns[-1]]}: {name}，或删去多余的列",
        grid.place(header.row, columns[-1]),
    )
