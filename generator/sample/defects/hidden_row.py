"""A filter has left one person out of sight."""

from __future__ import annotations

from dataclasses import replace

from generator.sample.book import Book

FILE = "data/附件11-2_拟推荐.xlsx"


def plant(book: Book) -> Book:
    grid = book.grids[0]
    return replace(book, grids=(replace(grid, hidden_rows=grid.people[2:3]), *book.grids[1:]))
