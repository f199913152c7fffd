"""The headcount file lacks a person of the first major: somebody has left, or was left out."""

from __future__ import annotations

from generator.sample.book import Book
from generator.sample.planting import put, values

FILE = "data/附件3_在校生人数.xlsx"


def plant(book: Book) -> Book:
    row = book.grids[0].people[0]
    return put(book, row, {"headcount": int(str(values(book.grids[0], row)["headcount"])) - 1})
