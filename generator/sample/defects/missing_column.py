"""The column of student numbers was deleted."""

from __future__ import annotations

from dataclasses import replace

from generator.sample.book import Book

FILE = "data/附件11-2_拟推荐.xlsx"


def plant(book: Book) -> Book:
    grid, at = book.grids[0], book.grids[0].columns["student_no"]
    rows = tuple([*row[:at], *row[at + 1 :]] for row in grid.rows)
    names = [name for name in grid.columns if name != "student_no"]
    columns = {name: number for number, name in enumerate(names)}
    title = replace(grid.spans[0], width=len(names))
    narrow = replace(grid, rows=rows, columns=columns, spans=(title, *grid.spans[1:]))
    return replace(book, grids=(narrow, *book.grids[1:]))
