"""A student number was typed as a number too long for Excel to keep."""

from __future__ import annotations

from generator.sample.book import Book
from generator.sample.planting import put

FILE = "data/附件11-2_拟推荐.xlsx"


def plant(book: Book) -> Book:
    row = book.grids[0].people[0]
    return put(book, row, {"student_no": 4.50102199901011e17})
