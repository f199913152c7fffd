"""An HTML page (教务 systems name it `.xls`) -> one grid for each table.

colspan and rowspan become merged areas; rows that a style hides are refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from generator.ingest.delimited import decode
from generator.ingest.grid import Area, Grid, Opened, listed
from generator.ingest.sniff import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, TROUBLE
from generator.model import Finding, Place

_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*(?:hidden|collapse)")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_NO_TEXT = ("script", "style", "template")


@dataclass
class _Table:
    rows: list[list[str]] = field(default_factory=list)
    merges: list[Area] = field(default_factory=list)
    taken: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: list[int] = field(default_factory=list)
    cell: list[str] | None = None
    spot: tuple[int, int] = (0, 0)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.done: list[_Table] = []
        self.open: list[_Table] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {key: value or "" for key, value in attrs}
        if tag == "table":
            self.open.append(_Table())
            self.done.append(self.open[-1])
        elif tag in _NO_TEXT:
            self.silent += 1
        elif self.open and tag == "tr":
            self._row(self.open[-1], facts)
        elif self.open and tag in {"td", "th"}:
            self._cell(self.open[-1], facts)
        elif self.open and tag == "br":
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _NO_TEXT:
            self.silent = max(0, self.silent - 1)
        elif self.open and tag in {"td", "th", "tr", "table"}:
            self._close_cell(self.open[-1])
            if tag == "table":
                self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open and not self.silent and self.open[-1].cell is not None:
            self.open[-1].cell.append(data)

    def _row(self, table: _Table, facts: dict[str, str]) -> None:
        self._close_cell(table)
        table.rows.append([])
        if "hidden" in facts or _HIDDEN.search(facts.get("style", "").lower()):
            table.hidden_rows.append(len(table.rows) - 1)

    def _cell(self, table: _Table, facts: dict[str, str]) -> None:
        self._close_cell(table)
        if not table.rows:
            table.rows.append([])
        row, column = len(table.rows) - 1, 0
        while (row, column) in table.taken:
            column += 1
        wide, high = (_span(facts.get(key, ""), most) for key, most in _SPANS)
        table.taken.update((r, c) for r in range(row, row + high) for c in _to(column, wide))
        if wide > 1 or high > 1:
            table.merges.append((row, column, row + high - 1, column + wide - 1))
        table.cell, table.spot = [], (row, column)

    @staticmethod
    def _close_cell(table: _Table) -> None:
        if table.cell is None:
            return
        row, column = table.spot
        cells = table.rows[row]
        cells += [""] * (column + 1 - len(cells))
        cells[column] = "".join(table.cell).strip()
        table.cell = None


_SPANS = (("colspan", MAX_COLUMNS), ("rowspan", 5000))


def _span(text: str, most: int) -> int:
    return min(max(int(text), 1), most) if text.isascii() and text.isdigit() else 1


def _to(column: int, wide: int) -> range:
    return range(column, min(column + wide, MAX_COLUMNS))


def open_html(data: bytes, file: str) -> Opened:
    """All tables of the page that have two rows or more."""
    text = _text(data)
    if text is None:
        message = "文字编码无法识别；请在 Excel 中另存为 .xlsx"
        return Opened(findings=(Finding("encoding", "error", message, Place(file)),))
    reader = _Reader()
    reader.feed(text)
    reader.close()
    tables = [table for table in reader.done if len(table.rows) > 1]
    if any(_too_large(table) for table in tables):
        large = Finding("too-large", "error", TROUBLE["too-large"], Place(file))
        return Opened(findings=(large,))
    hidden = tuple(_hidden_rows(table, file) for table in tables if table.hidden_rows)
    return Opened(tuple(_grid(table, file) for table in tables), hidden)


def _text(data: bytes) -> str | None:
    named = _CHARSET.search(data[:4096])
    text = decode(data)
    if named and named[1].lower() in {b"gb2312", b"gbk", b"gb18030"}:
        try:
            return data.decode("gb18030")
        except UnicodeDecodeError:
            return text
    return text


def _too_large(table: _Table) -> bool:
    width = max(map(len, table.rows), default=0)
    return len(table.rows) > MAX_ROWS or width * len(table.rows) > MAX_CELLS


def _grid(table: _Table, file: str) -> Grid:
    width = max(map(len, table.rows))
    rows = [row + [""] * (width - len(row)) for row in table.rows]
    return Grid(file, "", rows, tuple(table.merges))


def _hidden_rows(table: _Table, file: str) -> Finding:
    return Finding(
        "hidden-rows",
        "error",
        f"第 {listed(table.hidden_rows)} 行"
        "在网页中是隐藏的；请用 Excel 打开，取消隐藏后另存为 .xlsx",
        Place(file, row=table.hidden_rows[0] + 1),
    )
