"""Bytes of an `.xlsx`, `.xls` or `.ods` -> its visible sheets, after a look inside.

python-calamine reads, always from a file object: from a path it believes the suffix.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from xml.etree import ElementTree as ET

from python_calamine import CalamineWorkbook

from generator.ingest import apart, look, look_ods, look_xls
from generator.ingest.grid import Grid, Opened, letters, listed
from generator.ingest.look import SheetLook
from generator.ingest.sniff import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, TROUBLE
from generator.model import Finding, Place

_LOOKS: dict[str, Callable[[bytes], tuple[SheetLook, ...]]] = {
    "xlsx": look.xlsx,
    "xls": look_xls.look,
    "ods": look_ods.look,
}
_DAMAGED = (
    *(ValueError, KeyError, IndexError, StopIteration, EOFError, OSError, struct.error),
    *(zipfile.BadZipFile, zlib.error, ET.ParseError, NotImplementedError, RuntimeError),
)


def open_workbook(data: bytes, form: str, file: str, *, everything: bool = False) -> Opened:
    """The visible sheets and what was found on the way.

    `everything` opens hidden sheets and columns too, for the leak gate.
    """
    try:
        if form == "xls" and look_xls.encrypted(data):
            return _trouble("encrypted", file)
        looks = _LOOKS[form](data)
    except _DAMAGED:
        return _trouble("damaged", file)
    large = [sheet for sheet in looks if _too_large(sheet)]
    if large and not everything:
        return Opened(findings=tuple(_large(sheet, file) for sheet in large))
    wanted = [
        (at, sheet)
        for at, sheet in enumerate(looks)
        if (everything or sheet.visible) and sheet.last_row >= 0 and sheet not in large
    ]
    grids = _read(data, wanted, file, form, everything=everything)
    if grids is None:
        return _trouble("damaged", file)
    extra = tuple(text for sheet in looks for text in sheet.comments) if everything else ()
    return Opened(grids, tuple(_remarks(looks, file)), extra)


def _trouble(code: str, file: str) -> Opened:
    return Opened(findings=(Finding(code, "error", TROUBLE[code], Place(file)),))


def _too_large(sheet: SheetLook) -> bool:
    rows, columns = sheet.last_row + 1, sheet.last_column + 1
    return rows > MAX_ROWS or columns > MAX_COLUMNS or rows * columns > MAX_CELLS


def _large(sheet: SheetLook, file: str) -> Finding:
    return Finding(
        "too-large",
        "error",
        f"表格有 {sheet.last_row + 1} 行、{sheet.last_column + 1} 列，"
        f"超过上限（{MAX_ROWS} 行、{MAX_COLUMNS} 列）；"
        "多半是远处有一个多余的单元格，请删去它所在的行和列后保存",
        Place(file, sheet.name, sheet.far),
    )


def _read(
    data: bytes,
    wanted: Sequence[tuple[int, SheetLook]],
    file: str,
    form: str,
    *,
    everything: bool,
) -> tuple[Grid, ...] | None:
    """None where the library cannot read what the look could."""
    if form == "xls":
        found = apart.sheets(data, [at for at, _ in wanted])
    else:
        found = _sheets(data, [at for at, _ in wanted], merges=form != "ods")
    if found is None:
        return None
    return tuple(
        _grid(rows, merged or (), sheet, file, everything)
        for (_, sheet), (rows, merged) in zip(wanted, found, strict=True)
    )


def _sheets(
    data: bytes, wanted: Sequence[int], *, merges: bool
) -> list[tuple[list[list[Any]], Any]] | None:
    found: list[tuple[list[list[Any]], Any]] = []
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            for at in wanted:
                sheet = book.get_sheet_by_index(at)
                rows = sheet.to_python(skip_empty_area=False) if sheet.end else []
                found.append((rows, sheet.merged_cell_ranges if merges else ()))
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException:  # noqa: BLE001 - a Rust panic derives from BaseException
        return None
    return found


def _grid(
    rows: list[list[Any]], merges: Sequence[Any], look_: SheetLook, file: str, everything: bool
) -> Grid:
    return Grid(
        file=file,
        name=look_.name,
        rows=rows,
        merges=tuple((*first, *last) for first, last in merges),
        hidden_columns=frozenset() if everything else frozenset(look_.hidden_columns),
        errors=frozenset(look_.errors),
        uncached=frozenset(look_.uncached),
        visible=look_.visible,
    )


def _remarks(looks: Sequence[SheetLook], file: str) -> Iterator[Finding]:
    hidden = [sheet.name for sheet in looks if not sheet.visible]
    if hidden:
        yield _unread(f"隐藏的工作表没有读取：{'、'.join(hidden)}", Place(file))
    for sheet in looks:
        if not sheet.visible:
            continue
        place = Place(file, sheet.name)
        if sheet.hidden_rows:
            yield _hidden_rows(sheet, file)
        columns = [letters(c) for c in sorted(sheet.hidden_columns) if c <= sheet.last_column]
        if columns:
            yield _unread(f"隐藏的列没有读取：{'、'.join(columns)}", place)
        if sheet.comments:
            yield _unread("批注没有读取", place)


def _unread(text: str, place: Place) -> Finding:
    return Finding("hidden-parts", "note", text, place)


def _hidden_rows(sheet: SheetLook, file: str) -> Finding:
    return Finding(
        "hidden-rows",
        "error",
        f"第 {listed(sheet.hidden_rows)} 行被隐藏或被筛选掉，这些人会被漏掉；"
        "请取消筛选和隐藏后保存，确实不要的行请删除",
        Place(file, sheet.name, row=sheet.hidden_rows[0] + 1),
    )
