"""Book -> CSV or TSV, as Excel saves it: merged cells are empty but for the first."""

from __future__ import annotations

import csv
import io

from generator.sample.book import Book, Cell, Formula


def dump(book: Book, *, encoding: str = "utf-8", separator: str = ",") -> bytes:
    """The first sheet of the book; lines end with CR LF."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerows([plain(cell) for cell in row] for row in book.grids[0].rows)
    return out.getvalue().encode(encoding)


def plain(cell: Cell) -> str:
    """What one sees in the cell."""
    if cell is None:
        return ""
    return cell.value if isinstance(cell, Formula) else str(cell)
