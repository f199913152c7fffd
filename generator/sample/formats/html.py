"""Book -> an HTML table under the name of an Excel file, as web systems export it."""

from __future__ import annotations

from html import escape

from generator.sample.book import Book, Cell, Grid
from generator.sample.formats.text import plain

HEAD = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel">\r\n<head>\r\n'
    '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">\r\n'
    "<style>td {mso-number-format:'\\@'; border:.5pt solid black}</style>\r\n</head>\r\n<body>\r\n"
)
TAIL = "</body>\r\n</html>\r\n"


def dump(book: Book) -> bytes:
    """All sheets, one table each; empty cells hold `&nbsp;`."""
    return (HEAD + "".join(_table(grid) for grid in book.grids) + TAIL).encode()


def _table(grid: Grid) -> str:
    lines = ["<table border=1>\r\n"]
    for row, cells in enumerate(grid.rows):
        lines.append("<tr>")
        for column, cell in enumerate(cells):
            if (row, column) not in grid.covered:
                span = grid.merged.get((row, column))
                lines.append(_cell(cell, span.height if span else 1, span.width if span else 1))
        lines.append("</tr>\r\n")
    return "".join([*lines, "</table>\r\n"])


def _cell(cell: Cell, height: int, width: int) -> str:
    down = f" rowspan={height}" if height > 1 else ""
    across = f" colspan={width}" if width > 1 else ""
    return f"<td{down}{across}>{escape(plain(cell)) or '&nbsp;'}</td>"
