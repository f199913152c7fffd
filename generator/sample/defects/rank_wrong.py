"""A rank that does not follow from the average, alike in 总表 and 分表."""

from __future__ import annotations

from generator.sample.book import Book
from generator.sample.planting import person, put_everywhere

FILE = "data/附件5_总表.xlsx"


def plant(book: Book) -> Book:
    grid = book.grids[0]
    row = person(grid, lambda each: each["rank"] == 3)
    return put_everywhere(book, row, {"rank": 1})
