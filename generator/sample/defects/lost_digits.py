"""Excel has shortened a student number to `2.02101E+11`."""

from __future__ import annotations

from generator.sample.book import Book
from generator.sample.planting import put

FILE = "data/附件10-2/"


def plant(book: Book) -> Book:
    row = book.grids[0].people[0]
    return put(book, row, {"student_no": "2.02101E+11"})
