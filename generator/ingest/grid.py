"""The raw cells of one sheet, before anybody asks what they mean.

Every format becomes a `Grid`; what could not be opened becomes findings alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from functools import cached_property
from itertools import zip_longest

from generator.model import Finding, Place

Cell = str | float | bool | date | time | timedelta
"""As stored; a number is a float, an empty cell `""`."""

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column; 0-based, inclusive."""

SHOWN = 20
"""So many cells are named one by one; of more, only the number is told."""


@dataclass(frozen=True)
class Grid:
    """One visible sheet, or one table of an HTML page."""

    file: str
    """Relative to the project folder, with forward slashes."""
    name: str
    """Name of the sheet; empty for CSV and HTML."""
    rows: Sequence[Sequence[Cell]]
    """From A1 on; all of the same width, but for delimited text."""
    merges: tuple[Area, ...] = ()
    hidden_columns: frozenset[int] = frozenset()
    """0-based; never read."""
    errors: frozenset[tuple[int, int]] = frozenset()
    """Cells that show #N/A and the like: 0-based row and column."""
    uncached: frozenset[tuple[int, int]] = frozenset()
    """Formula cells that hold no value."""
    visible: bool = True

    def place(self, row: int | None = None, column: int | None = None) -> Place:
        """Place of a 0-based row or cell, as the person who opens the file sees it."""
        cell = "" if row is None or column is None else f"{letters(column)}{row + 1}"
        return Place(self.file, self.name, cell, None if row is None else row + 1)

    def column(self, number: int, first: int = 0) -> list[Cell]:
        """The cells of a 0-based column from the row `first` on."""
        if number >= len(self._columns):
            return [""] * (len(self.rows) - first)
        return list(self._columns[number][first:])

    @cached_property
    def _columns(self) -> list[tuple[Cell, ...]]:
        """Turned once: picking a cell from each of 100,000 rows is slow, forty times over."""
        if len({len(row) for row in self.rows}) > 1:
            return list(zip_longest(*self.rows, fillvalue=""))
        return list(zip(*self.rows, strict=True))


@dataclass(frozen=True)
class Opened:
    """What came of opening one file."""

    grids: tuple[Grid, ...] = ()
    findings: tuple[Finding, ...] = ()
    extra: tuple[str, ...] = field(default=(), repr=False)
    """Text outside the cells (comments), for the leak gate alone."""


def letters(column: int) -> str:
    """`A` for 0, `AA` for 26."""
    name = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def number(name: str) -> int:
    """0 for `A`, 26 for `AA`."""
    total = 0
    for letter in name:
        total = total * 26 + ord(letter) - 64
    return total - 1


def listed(rows: Iterable[int], most: int = 10) -> str:
    """`3、5–9 等 12` for 0-based rows, as people write them."""
    runs: list[list[int]] = []
    count = 0
    for row in sorted(rows):
        count += 1
        if runs and runs[-1][1] == row:
            runs[-1][1] = row + 1
        else:
            runs.append([row + 1, row + 1])
    text = "、".join(str(a) if a == b else f"{a}–{b}" for a, b in runs[:most])
    return text if len(runs) <= most else f"{text} 等共 {count}"
