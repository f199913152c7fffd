"""The recommended have another average than the ranking gave them."""

from __future__ import annotations

from generator.sample.book import Book
from generator.sample.planting import put

FILE = "data/附件11-2_拟推荐.xlsx"


def plant(book: Book) -> Book:
    return put(book, book.grids[0].people[0], {"average": 99.99})
