"""An old `.xls` (BIFF) -> the same facts that `look.xlsx` finds.

Walks the records of the workbook stream: rows and columns with the hidden bit, error
cells, notes.  A formula in BIFF always holds a value.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from generator.ingest import ole
from generator.ingest.look import SheetLook

_EOF, _BOUNDSHEET, _FILEPASS, _NOTE = 0x000A, 0x0085, 0x002F, 0x001C
_ROW, _COLINFO, _BOOLERR, _FORMULA = 0x0208, 0x007D, 0x0205, 0x0006
_VALUES = {0x0203, 0x0204, 0x0205, 0x0006, 0x027E, 0x00FD, 0x00D6}
"""NUMBER LABEL BOOLERR FORMULA RK LABELSST RSTRING: row and column come first."""
_MULRK = 0x00BD


def encrypted(data: bytes) -> bool:
    """Whether the workbook asks for a password."""
    return any(kind == _FILEPASS for kind, _ in _records(_book(data), 0))


def look(data: bytes) -> tuple[SheetLook, ...]:
    """The sheets of an `.xls`, in the order of the workbook.

    Raises:
        struct.error, IndexError: the file is damaged.
    """
    book = _book(data)
    found = []
    for kind, body in _records(book, 0):
        if kind == _BOUNDSHEET:
            start, state, form, length, wide = struct.unpack_from("<IBBBB", body)
            text = body[8 : 8 + (length * 2 if wide & 1 else length)]
            name = text.decode("utf-16-le" if wide & 1 else "latin-1", "replace")
            sheet = SheetLook(name, visible=state & 3 == 0)
            if form == 0:
                _sheet(sheet, book, start)
            found.append(sheet)
    return tuple(found)


def _book(data: bytes) -> bytes:
    return ole.stream(data, ("Workbook", "Book"))


def _records(book: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Records up to the end of the sub-stream that begins at `at`."""
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        yield kind, book[at + 4 : at + 4 + length]
        if kind == _EOF:
            return
        at += 4 + length


def _sheet(sheet: SheetLook, book: bytes, start: int) -> None:
    hidden: set[int] = set()
    filled: set[int] = set()
    notes = 0
    for kind, body in _records(book, start):
        if kind in _VALUES or kind == _MULRK:
            row, column = struct.unpack_from("<HH", body)
            filled.add(row)
            last = struct.unpack_from("<H", body, len(body) - 2)[0] if kind == _MULRK else column
            sheet.last_column = max(sheet.last_column, last)
            if _is_error(kind, body):
                sheet.errors.add((row, column))
        elif kind == _ROW and struct.unpack_from("<H", body, 12)[0] & 0x20:
            hidden.add(struct.unpack_from("<H", body)[0])
        elif kind == _COLINFO and struct.unpack_from("<H", body, 8)[0] & 1:
            first, last = struct.unpack_from("<HH", body)
            sheet.hidden_columns.update(range(first, min(last, 255) + 1))
        notes += kind == _NOTE
    sheet.hidden_rows = sorted(hidden & filled)
    sheet.last_row = max(filled, default=-1)
    sheet.comments = ("",) * notes


def _is_error(kind: int, body: bytes) -> bool:
    if kind == _BOOLERR:
        return body[7] == 1
    return kind == _FORMULA and body[6] == 2 and body[12:14] == b"\xff\xff"
