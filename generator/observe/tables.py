"""Any HTML -> the rows of its tables, whatever an editor has wrapped around the words.

A page of a school's own system may lay itself out with tables, merge cells, wrap each
word in spans, or hold blanks that cannot be seen: only the text of each cell counts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

Row = tuple[str, ...]

_SILENT = frozenset({"script", "style", "template", "noscript", "head"})
_CHARSET = re.compile(rb"<meta\b[^>]*\bcharset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_UNSEEN = re.compile(r"[\s\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]+")
WIDEST = 1000
"""Columns that a merged cell may cover; more is a mistake or malice."""


def plain(text: str) -> str:
    """Text as two people would call it the same: width and blanks do not count."""
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", text))


def decoded(body: bytes, kind: str) -> str:
    """A page's text by what its header, or else itself, says of its encoding."""
    told = re.search(r"charset=\"?([\w-]+)", kind, re.IGNORECASE)
    found = _CHARSET.search(body[:4096])
    name = told[1] if told else (found[1].decode("ascii", "replace") if found else "utf-8")
    name = "gb18030" if name.lower() in {"gb2312", "gbk"} else name
    try:
        return body.decode(name, "replace")
    except LookupError:
        return body.decode("utf-8", "replace")


def tables(page: str) -> list[list[Row]]:
    """The rows of each table, the inner before the outer; cells as `plain` text."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.found


@dataclass
class _Table:
    rows: list[list[str]] = field(default_factory=list)
    below: dict[int, tuple[int, str]] = field(default_factory=dict)
    """Column -> rows that a merged cell still reaches down, and its text."""
    cell: list[str] | None = None
    spans: tuple[int, int] = (1, 1)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[list[Row]] = []
        self._open: list[_Table] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._open.append(_Table())
        elif self._open and tag == "tr":
            self._end_row()
            self._open[-1].rows.append([])
        elif self._open and tag in {"td", "th"}:
            self._end_cell()
            given = dict(attrs)
            spans = (_number(given.get("colspan")), _number(given.get("rowspan")))
            self._open[-1].cell, self._open[-1].spans = [], spans

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(self._silent - 1, 0)
        elif self._open and tag in {"td", "th"}:
            self._end_cell()
        elif self._open and tag == "tr":
            self._end_row()
        elif self._open and tag == "table":
            self._end_table()

    def handle_data(self, data: str) -> None:
        if self._open and not self._silent:
            cell = self._open[-1].cell
            if cell is not None:
                cell.append(data)

    def close(self) -> None:
        super().close()
        while self._open:
            self._end_table()

    def _end_table(self) -> None:
        self._end_row()
        rows = self._open.pop().rows
        self.found.append([tuple(row) for row in rows if row])

    def _end_cell(self) -> None:
        table = self._open[-1]
        if table.cell is None:
            return
        if not table.rows:
            table.rows.append([])
        text, row = plain("".join(table.cell)), table.rows[-1]
        wide, high = table.spans
        _fill(row, table.below)
        for _ in range(wide):
            if high > 1:
                table.below[len(row)] = (high, text)
            row.append(text)
        table.cell = None

    def _end_row(self) -> None:
        """Complete the row, and let merged cells reach one row less far down."""
        self._end_cell()
        table = self._open[-1]
        if table.rows and table.rows[-1]:
            _fill(table.rows[-1], table.below)
            left = {at: (high - 1, text) for at, (high, text) in table.below.items()}
            table.below = {at: told for at, told in left.items() if told[0] > 0}
            table.rows.append([])


def _fill(row: list[str], below: dict[int, tuple[int, str]]) -> None:
    while len(row) in below:
        row.append(below[len(row)][1])


def _number(text: str | None) -> int:
    return min(max(int(text), 1), WIDEST) if text and text.isdecimal() else 1


def mapped(rows: Sequence[Row], titles: Sequence[str]) -> list[Row] | None:
    """The rows below a header that names all titles, in their order; None without one."""
    for number, row in enumerate(rows):
        if all(title in row for title in titles):
            places = [row.index(title) for title in titles]
            wide = max(places)
            return [
                tuple(each[at] for at in places) for each in rows[number + 1 :] if len(each) > wide
            ]
    return None
