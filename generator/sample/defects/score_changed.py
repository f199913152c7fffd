"""The first score of a person was mended, and the average was not."""

from __future__ import annotations

from generator.sample.book import Book
from generator.sample.planting import put

FILE = "data/附件6/"


def plant(book: Book) -> Book:
    grid = book.grids[0]
    subject = next(name for name in grid.columns if name.startswith("subject:"))
    return put(book, grid.people[0], {subject: 1})
