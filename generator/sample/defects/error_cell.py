"""A lookup has found nothing and says `#N/A`."""

from __future__ import annotations

from generator.sample.book import Book, Formula
from generator.sample.planting import put

FILE = "data/附件11-2_拟推荐.xlsx"


def plant(book: Book) -> Book:
    row = book.grids[0].people[0]
    lookup = Formula("=VLOOKUP(F3,#REF!,2,FALSE)", "#N/A")
    return put(book, row, {"target_major": lookup})
