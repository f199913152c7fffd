"""A clerk explains the reason in words of his own."""

from __future__ import annotations

from generator.sample.book import Book
from generator.sample.planting import person, put_everywhere

FILE = "data/附件5_总表.xlsx"


def plant(book: Book) -> Book:
    row = person(book.grids[0], lambda each: each["eligible"] == "否")
    return put_everywhere(book, row, {"reason": "大学英语补考两次没过，已电话通知家长"})
