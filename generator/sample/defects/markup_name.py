"""A name that would run as a script on the page."""

from __future__ import annotations

from generator.sample.book import Book
from generator.sample.planting import put

FILE = "data/附件11-2_拟推荐.xlsx"


def plant(book: Book) -> Book:
    row = book.grids[0].people[0]
    return put(book, row, {"name": "<img src=x onerror=alert(1)>"})
