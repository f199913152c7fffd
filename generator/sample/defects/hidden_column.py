"""The ID numbers stand in a hidden column: no fault, but worth a note."""

from __future__ import annotations

from dataclasses import replace

from generator.sample.book import Book

FILE = "data/附件11-2_拟推荐.xlsx"


def plant(book: Book) -> Book:
    grid = book.grids[0]
    hidden = replace(grid, hidden_columns=(grid.columns["id_number"],))
    return replace(book, grids=(hidden, *book.grids[1:]))
