"""The best of the first major is missing from the recommended, without any ground."""

from __future__ import annotations

from generator.sample.book import Book
from generator.sample.planting import leave_out, person

FILE = "data/附件11-2_拟推荐.xlsx"


def plant(book: Book) -> Book:
    row = person(book.grids[0], lambda each: each["category"] == "成绩排名")
    return leave_out(book, row)
