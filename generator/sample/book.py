"""Workbooks before they are written: a `Draft` collects rows, a `Grid` is one sheet.

Rows and columns are 0-based here, as the writers want them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property


@dataclass(frozen=True)
class Formula:
    """A formula with the value that was cached when the file was saved."""

    text: str
    value: str


Cell = str | int | float | date | Formula | None
Row = Sequence[Cell]


@dataclass(frozen=True)
class Span:
    """Cells that are merged into one; its value stands in the first."""

    row: int
    column: int
    height: int
    width: int


@dataclass(frozen=True)
class Grid:
    """One sheet."""

    name: str
    rows: tuple[Row, ...]
    spans: tuple[Span, ...]
    columns: Mapping[str, int]
    """Field -> column, so that a defect finds its cell."""
    people: tuple[int, ...]
    """Rows that hold a person."""
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()

    @cached_property
    def merged(self) -> dict[tuple[int, int], Span]:
        """Span by the row and column of its first cell."""
        return {(each.row, each.column): each for each in self.spans}

    @cached_property
    def covered(self) -> set[tuple[int, int]]:
        """Cells that lie below or beside the first one of a span."""
        return {
            (row, column)
            for each in self.spans
            for row in range(each.row, each.row + each.height)
            for column in range(each.column, each.column + each.width)
        } - self.merged.keys()

    def with_cell(self, row: int, column: int, value: Cell) -> Grid:
        """The same with another value in one cell."""
        cells = list(self.rows[row])
        cells[column] = value
        return replace(self, rows=(*self.rows[:row], cells, *self.rows[row + 1 :]))


@dataclass(frozen=True)
class Book:
    """One file."""

    path: str
    """Relative to the project folder."""
    format: str
    """Name of a writer in `generator/sample/formats/`."""
    grids: tuple[Grid, ...]


@dataclass
class Draft:
    """A sheet that is being put together from the top."""

    name: str
    headers: Mapping[str, str]
    """Field -> header, in the order of the columns."""
    rows: list[Row] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    people: list[int] = field(default_factory=list)

    @property
    def width(self) -> int:
        return len(self.headers)

    def across(self, text: str) -> None:
        """A row with one text merged over all columns: a title, a note, a section."""
        self.spans.append(Span(len(self.rows), 0, 1, self.width))
        self.line(text)

    def line(self, *cells: Cell) -> None:
        """A row of these cells; the rest of it is empty."""
        self.rows.append([*cells, *([None] * (self.width - len(cells)))])

    def header(self, above: Mapping[str, Sequence[str]] | None = None) -> None:
        """The header; with `above` (text -> its fields, side by side) in two rows."""
        below: Row = list(self.headers.values())
        if above is None:
            self.rows.append(below)
            return
        top, row, names = list(below), len(self.rows), list(self.headers)
        grouped = {name: text for text, fields in above.items() for name in fields}
        for column, name in enumerate(names):
            if name not in grouped:
                self.spans.append(Span(row, column, 2, 1))
            else:
                top[column] = grouped[name] if name == above[grouped[name]][0] else None
        for fields in above.values():
            if len(fields) > 1:
                self.spans.append(Span(row, names.index(fields[0]), 1, len(fields)))
        self.rows += [
            top,
            [each if n in grouped else None for n, each in zip(names, below, strict=True)],
        ]

    def fill(self, rows: Iterable[Row]) -> None:
        """Rows of people."""
        start = len(self.rows)
        self.rows += rows
        self.people += range(start, len(self.rows))

    def merge_down(self, name: str) -> None:
        """Merge equal neighbours of a column among the people, as block-filled cells are."""
        column = list(self.headers).index(name)
        start, above = 0, -2
        for row in self.people:
            cells = list(self.rows[row])
            if above == row - 1 and cells[column] == self.rows[start][column]:
                cells[column] = None
                self.rows[row] = cells
                self.spans[-1] = Span(start, column, row - start + 1, 1)
            else:
                start = row
                self.spans.append(Span(row, column, 1, 1))
            above = row
        self.spans = [each for each in self.spans if each.height * each.width > 1]

    def grid(self) -> Grid:
        return Grid(
            self.name,
            tuple(self.rows),
            tuple(self.spans),
            {name: number for number, name in enumerate(self.headers)},
            tuple(self.people),
        )
