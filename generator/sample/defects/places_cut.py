"""The universities take fewer than are recommended to them: every number of places is 0."""

from __future__ import annotations

from functools import reduce

from generator.sample.book import Book
from generator.sample.planting import put

FILE = "data/附件16_对口招录院校专业.xlsx"


def plant(book: Book) -> Book:
    people = book.grids[0].people
    return reduce(lambda old, row: put(old, row, {"places": 0}), people, book)
