"""Called eligible, though the rank is below the cut-off."""

from __future__ import annotations

from generator.sample.book import Book
from generator.sample.planting import person, put_everywhere

FILE = "data/附件5_总表.xlsx"


def plant(book: Book) -> Book:
    row = person(book.grids[0], lambda each: each["reason"] == "排名未进入前60%")
    return put_everywhere(book, row, {"eligible": "是", "reason": None})
