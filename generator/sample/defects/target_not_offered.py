"""Somebody is recommended for a major that no university offers."""

from __future__ import annotations

from generator.sample.book import Book
from generator.sample.planting import put

FILE = "data/附件11-2_拟推荐.xlsx"


def plant(book: Book) -> Book:
    return put(book, book.grids[0].people[0], {"target_major": "临床医学"})
