"""Book -> xlsx (which WPS also saves as `.et`)."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

import xlsxwriter

from generator.sample.book import Book, Cell, Formula, Grid

SAVED = datetime(2024, 3, 15, 9, 0)  # noqa: DTZ001 - Excel knows no zone
"""The moment that all files claim, so that the bytes do not change."""
FONT: dict[str, object] = {"font_name": "宋体", "font_size": 11}
FORMATS: dict[str, dict[str, object]] = {
    "merged": {"align": "center", "valign": "vcenter", "text_wrap": True},
    "average": {"num_format": "0.00"},
    "date": {"num_format": "yyyy-mm-dd"},
}
WIDE = 12


def dump(book: Book) -> bytes:
    """The whole book; texts stay texts, even where they look like numbers or formulas."""
    out = io.BytesIO()
    # A copy: the library writes its own keys into it, and the second file would differ.
    options = {"in_memory": True, "default_format_properties": FONT.copy()}
    with xlsxwriter.Workbook(out, options) as workbook:
        workbook.set_properties({"author": "示例教务处", "created": SAVED})
        formats = {name: workbook.add_format(FONT | each) for name, each in FORMATS.items()}
        for grid in book.grids:
            _sheet(workbook.add_worksheet(grid.name), grid, formats)
    return out.getvalue()


def _sheet(sheet: Any, grid: Grid, formats: dict[str, Any]) -> None:
    average = grid.columns.get("average", -1)
    sheet.set_column(0, len(grid.columns), WIDE)
    for row, cells in enumerate(grid.rows):
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                sheet.write_string(row, column, cell)
            elif cell is not None:
                _other(sheet, row, column, cell, formats, is_average=column == average)
    for span in grid.spans:
        end = (span.row + span.height - 1, span.column + span.width - 1)
        value = grid.rows[span.row][span.column]
        sheet.merge_range(span.row, span.column, *end, value, formats["merged"])
    for row in grid.hidden_rows:
        sheet.set_row(row, None, None, {"hidden": True})
    for column in grid.hidden_columns:
        sheet.set_column(column, column, WIDE, None, {"hidden": True})


def _other(
    sheet: Any, row: int, column: int, cell: Cell, formats: dict[str, Any], *, is_average: bool
) -> None:
    if isinstance(cell, Formula):
        sheet.write_formula(row, column, cell.text, None, cell.value)
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, cell, formats["date"])
    else:
        sheet.write_number(row, column, cell, formats["average"] if is_average else None)
