"""The 分表 of the first major gives a person another average than the 总表."""

from __future__ import annotations

from dataclasses import replace

from generator.sample.book import Book

FILE = "data/附件5_总表.xlsx"


def plant(book: Book) -> Book:
    main, detail, *others = book.grids
    row = detail.people[-1]
    changed = detail.with_cell(row, detail.columns["average"], "12.34")
    return replace(book, grids=(main, changed, *others))
