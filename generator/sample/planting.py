"""What defects are made of: find a person in a book, put a value into its cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import reduce

from generator.sample.book import Book, Cell, Grid


def person(grid: Grid, fits: Callable[[Mapping[str, Cell]], bool]) -> int:
    """Row of the first person that fits.

    Raises:
        LookupError: nobody does; the sample is too small for this defect.
    """
    for row in grid.people:
        if fits(values(grid, row)):
            return row
    raise LookupError(grid.name)


def values(grid: Grid, row: int) -> dict[str, Cell]:
    """Field -> what stands in that row."""
    return {name: grid.rows[row][column] for name, column in grid.columns.items()}


def put(book: Book, row: int, new: Mapping[str, Cell]) -> Book:
    """Other values for a person of the first sheet."""
    return replace(book, grids=(_changed(book.grids[0], row, new), *book.grids[1:]))


def put_everywhere(book: Book, row: int, new: Mapping[str, Cell]) -> Book:
    """The same on the person's row in every sheet, so that the sheets agree."""
    number = values(book.grids[0], row)["student_no"]
    grids = []
    for grid in book.grids:
        found = [each for each in grid.people if values(grid, each)["student_no"] == number]
        grids.append(reduce(lambda old, each: _changed(old, each, new), found, grid))
    return replace(book, grids=tuple(grids))


def leave_out(book: Book, row: int) -> Book:
    """The book without a person of the first sheet, in which nothing may be merged below."""
    grid = book.grids[0]
    people = tuple(each - (each > row) for each in grid.people if each != row)
    rows = (*grid.rows[:row], *grid.rows[row + 1 :])
    spans = tuple(replace(each, row=each.row - (each.row > row)) for each in grid.spans)
    return replace(
        book, grids=(replace(grid, rows=rows, people=people, spans=spans), *book.grids[1:])
    )


def _changed(grid: Grid, row: int, new: Mapping[str, Cell]) -> Grid:
    for name, value in new.items():
        grid = grid.with_cell(row, grid.columns[name], value)
    return grid
