"""Bytes of a CSV or tab-separated file -> one grid.

Encoding: byte-order mark, then strict UTF-8, then GB18030 (never GBK: it lacks 𠮷).
Every cell stays text.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator

from generator.ingest.grid import Grid, Opened
from generator.ingest.sniff import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, TROUBLE
from generator.model import Finding, Place

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes) -> str | None:
    """The text, or None where no encoding fits."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    if data[1:200:2].count(0) > len(data[1:200:2]) // 4:
        return _strict(data, "utf-16-le")
    text = _strict(data, "utf-8")
    return text if text is not None else _strict(data, "gb18030")


def open_delimited(data: bytes, file: str) -> Opened:
    """The one table of the file."""
    text = decode(data)
    if text is None:
        return _trouble("encoding", "文字编码无法识别；请在 Excel 中另存为 .xlsx", Place(file))
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
        rows = list(reader)
    except csv.Error:
        return _trouble("damaged", f"引号不成对或{TROUBLE['damaged']}", Place(file))
    width = max(map(len, rows), default=0)
    if len(rows) > MAX_ROWS or width > MAX_COLUMNS or width * len(rows) > MAX_CELLS:
        return _trouble("too-large", TROUBLE["too-large"], Place(file))
    return Opened((Grid(file, "", rows),), tuple(_ragged(rows, file)))


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _delimiter(text: str) -> str:
    """The mark that stands most often in the first lines; a title line has none."""
    head = text[:20_000]
    return max("\t,;", key=head.count)


def _ragged(rows: list[list[str]], file: str) -> Iterator[Finding]:
    """Rows longer than the header: their cells have shifted."""
    widths = [len(row) for row in rows[:60]]
    width = max(widths, key=widths.count, default=0)
    for at, row in enumerate(rows):
        if len(row) > width and any(cell.strip() for cell in row[width:]):
            yield Finding(
                "ragged-row",
                "error",
                f"这一行有 {len(row)} 格，多于其他行的 {width} 格，内容可能错位；"
                "多半是单元格里有未加引号的逗号，请改正或另存为 .xlsx",
                Place(file, row=at + 1),
            )


def _trouble(code: str, message: str, place: Place) -> Opened:
    return Opened(findings=(Finding(code, "error", message, place),))
