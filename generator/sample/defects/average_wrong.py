"""The best of a major has lost the first digit of the average."""

from __future__ import annotations

from generator.sample.book import Book
from generator.sample.planting import person, put_everywhere, values

FILE = "data/附件5_总表.xlsx"


def plant(book: Book) -> Book:
    grid = book.grids[0]
    row = person(grid, lambda each: each["rank"] == 1 and each["eligible"] == "是")
    average = values(grid, row)["average"]
    return put_everywhere(book, row, {"average": round(float(str(average)) % 10, 2)})
