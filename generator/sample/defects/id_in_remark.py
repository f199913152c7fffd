"""The person's ID number stands in a remark, which nobody publishes: no fault, no leak."""

from __future__ import annotations

from generator.sample.book import Book
from generator.sample.planting import put, values

FILE = "data/附件11-2_拟推荐.xlsx"


def plant(book: Book) -> Book:
    row = book.grids[0].people[0]
    new = {"remark": f"身份证号更正为{values(book.grids[0], row)['id_number']}"}
    return put(book, row, new)
