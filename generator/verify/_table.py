"""HTML of a page -> the cells of its tables, read as strictly as a browser is lenient.

Written on its own, so that it shares no mistake with what made the page.  Anything in
a table but rows of plain cells is a `ValueError` that says what it met.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

NOT_PLAIN = "表格中有文字以外的内容"
SHOWN = 5
"""Differing cells that are named for each table."""
_TABLE = re.compile(r"<table\b[^<>]*>(.*?)</table\s*>", re.DOTALL | re.IGNORECASE)
_OPEN = re.compile(r"<table\b", re.IGNORECASE)
_CAPTION = re.compile(r"<caption\b[^<>]*>.*?</caption>", re.DOTALL)
_CELL = re.compile(r"<(t[dh])(?:\s[^<>]*)?>([^<>]*)</\1>")
_LEAD = re.compile(
    r"\s*<thead>\s*<tr>(?P<head>.*?)</tr>\s*</thead>\s*<tbody>(?P<body>.*?)</tbody>\s*", re.DOTALL
)
_ROW_OPEN = re.compile(r"<tr(?:\s[^<>]*)?>")
_BETWEEN = "\x1f"
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_INERT = re.compile(r"<(script|style|template|noscript)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True)
class Table:
    """A table of plain cells."""

    titles: tuple[str, ...]
    widths: tuple[int, ...]
    """Cells in each row of the body."""
    cells: list[str]
    """Text of all cells of the body, row by row."""


def tables(page: str) -> list[str]:
    """Inner HTML of each table that a browser would show."""
    shown = _INERT.sub("", _COMMENT.sub("", page))
    found: list[str] = _TABLE.findall(shown)
    if len(found) != len(_OPEN.findall(shown)):
        raise ValueError("表格没有正确结束")
    if any(inner not in page for inner in found):
        raise ValueError(NOT_PLAIN)  # a comment or a script was taken out of it
    return found


def read(inner: str) -> Table:
    """The table with that inner HTML.

    Raises:
        ValueError: it holds anything but a head and rows of plain cells (Chinese).
    """
    match = _LEAD.fullmatch(_CAPTION.sub("", inner, count=1))
    if match is None:
        raise ValueError("表格不是由一行表头和若干行组成")
    head, body = match["head"], match["body"]
    rows = body.split("</tr>")
    widths = tuple(row.count("</td>") + row.count("</th>") for row in rows[:-1])
    titles, cells = _texts(head), _texts(body)
    opened = len(_ROW_OPEN.findall(body))
    # Every `<` of the body is one of a cell's two tags or of a row's two tags.
    plain = body.count("<") == 2 * (len(cells) + opened) and rows[-1].strip() == ""
    if not plain or opened != len(widths) or head.count("<") != 2 * len(titles):
        raise ValueError(NOT_PLAIN)
    if sum(widths) != len(cells):
        raise ValueError("表格的行与格不成对")
    return Table(tuple(titles), widths, cells)


def text(page: str) -> str:
    """What a reader sees of a page, blanks as one blank."""
    shown = _INERT.sub("", _COMMENT.sub("", page))
    return " ".join(html.unescape(_TAG.sub("", shown)).split())


def _texts(part: str) -> list[str]:
    found = [cell for _, cell in _CELL.findall(part)]
    # One unescape for all cells: a reference cannot reach across the separator.
    return html.unescape(_BETWEEN.join(found)).split(_BETWEEN) if found else []


def differences(
    table: Table, titles: Sequence[str], rows: Sequence[Sequence[str]]
) -> Iterator[str]:
    """Yield in what a table is not that of these titles and rows (Chinese)."""
    if table.titles != tuple(titles):
        yield "表头与公示内容不符"
    elif len(table.widths) != len(rows):
        yield f"应有 {len(rows)} 行，实有 {len(table.widths)} 行"
    elif set(table.widths) - {len(titles)}:
        wrong = next(i for i, width in enumerate(table.widths, 1) if width != len(titles))
        yield f"第 {wrong} 行的格数与表头不符"
    else:
        yield from _cells(table.cells, [cell for row in rows for cell in row], titles)


def _cells(cells: list[str], expected: list[str], titles: Sequence[str]) -> Iterator[str]:
    if cells == expected:
        return
    wrong = [i for i, pair in enumerate(zip(cells, expected, strict=True)) if pair[0] != pair[1]]
    for index in wrong[:SHOWN]:
        row, column = divmod(index, len(titles))
        yield f"第 {row + 1} 行“{titles[column]}”与公示内容不符"
    if len(wrong) > SHOWN:
        yield f"另有 {len(wrong) - SHOWN} 格与公示内容不符"
