"""Two with the same total stand in the wrong order."""

from __future__ import annotations

from itertools import pairwise

from generator.sample.book import Book
from generator.sample.planting import put, values

FILE = "data/单招录取名单.xlsx"


def plant(book: Book) -> Book:
    grid = book.grids[0]
    for upper, lower in pairwise(grid.people):
        first, second = values(grid, upper), values(grid, lower)
        if all(first[name] == second[name] for name in ("major", "total_score")):
            swapped = put(book, upper, {"rank": second["rank"]})
            return put(swapped, lower, {"rank": first["rank"]})
    raise LookupError(grid.name)
