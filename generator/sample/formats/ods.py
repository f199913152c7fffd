"""Book -> an OpenDocument spreadsheet, by the standard library alone."""

from __future__ import annotations

import io
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from generator.sample.book import Book, Cell, Grid, Span
from generator.sample.formats.text import plain

MIME = "application/vnd.oasis.opendocument.spreadsheet"
NAMES = "urn:oasis:names:tc:opendocument:xmlns"
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    f'<office:document-content xmlns:office="{NAMES}:office:1.0" xmlns:text="{NAMES}:text:1.0"'
    f' xmlns:table="{NAMES}:table:1.0" office:version="1.2"><office:body><office:spreadsheet>'
)
TAIL = "</office:spreadsheet></office:body></office:document-content>"
MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    f'<manifest:manifest xmlns:manifest="{NAMES}:manifest:1.0" manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIME}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)
EPOCH = (1980, 1, 1, 0, 0, 0)


def dump(book: Book) -> bytes:
    """The whole book; dates are written as text."""
    content = HEAD + "".join(_table(grid) for grid in book.grids) + TAIL
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        # The type comes first and uncompressed: that is how readers tell an ODS.
        archive.writestr(ZipInfo("mimetype", EPOCH), MIME, ZIP_STORED)
        archive.writestr(ZipInfo("content.xml", EPOCH), content, ZIP_DEFLATED)
        archive.writestr(ZipInfo("META-INF/manifest.xml", EPOCH), MANIFEST, ZIP_DEFLATED)
    return out.getvalue()


def _table(grid: Grid) -> str:
    rows = []
    for row, cells in enumerate(grid.rows):
        parts = [
            "<table:covered-table-cell/>"
            if (row, column) in grid.covered
            else _cell(cell, grid.merged.get((row, column)))
            for column, cell in enumerate(cells)
        ]
        rows.append(f"<table:table-row>{''.join(parts)}</table:table-row>")
    return f"<table:table table:name={quoteattr(grid.name)}>{''.join(rows)}</table:table>"


def _cell(cell: Cell, span: Span | None) -> str:
    merged = ""
    if span:
        merged = (
            f' table:number-rows-spanned="{span.height}"'
            f' table:number-columns-spanned="{span.width}"'
        )
    if cell is None:
        return f"<table:table-cell{merged}/>"
    text = f"<text:p>{escape(plain(cell))}</text:p></table:table-cell>"
    if isinstance(cell, int | float):
        return f'<table:table-cell{merged} office:value-type="float" office:value="{cell}">{text}'
    return f'<table:table-cell{merged} office:value-type="string">{text}'
