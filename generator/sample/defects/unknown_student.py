"""Somebody is recommended who stands in no ranking."""

from __future__ import annotations

from generator.sample.book import Book
from generator.sample.planting import put

FILE = "data/附件11-2_拟推荐.xlsx"


def plant(book: Book) -> Book:
    return put(book, book.grids[0].people[0], {"student_no": "202199990101"})
