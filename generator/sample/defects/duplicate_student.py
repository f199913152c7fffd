"""One person stands in the list twice, in place of another."""

from __future__ import annotations

from generator.sample.book import Book
from generator.sample.planting import put, values

FILE = "data/附件11-2_拟推荐.xlsx"


def plant(book: Book) -> Book:
    first, second = book.grids[0].people[:2]
    return put(book, second, values(book.grids[0], first))
