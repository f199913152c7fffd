"""The person's ID number stands in the name of the award, which is published."""

from __future__ import annotations

from generator.sample.book import Book
from generator.sample.planting import put, values

FILE = "data/附件8-2_不占指标.xls"


def plant(book: Book) -> Book:
    row = book.grids[0].people[0]
    new = {"award": f"技能大赛一等奖（身份证{values(book.grids[0], row)['id_number']}）"}
    return put(book, row, new)
