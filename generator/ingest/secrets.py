"""The files of a unit -> every raw secret in them, for the leak gates.  Only in memory.

Unlike `read` it looks everywhere: hidden rows, columns and sheets, comments, sheets
without a header.  Columns are known by their header; ID numbers, mobiles and e-mail
addresses are also found by their shape wherever they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from generator.config.fields import Fields
from generator.ingest import files
from generator.ingest.grid import Cell, Grid
from generator.ingest.header import Header, Index, find
from generator.ingest.text import compact
from generator.ingest.values import plain

_SHORTEST: Final = {
    "id_number": 15,
    "phone": 7,
    "address": 8,
    "email": 6,
    "bank_card": 12,
    "qq": 5,
    "birth_date": 8,
    "student_no": 7,
    "exam_no": 7,
}
"""Field -> characters from which on a value points to one person: 广西 does not."""

_CODE: Final = re.compile(r"^(?=.*\d)[0-9A-Za-z.+()/-]+$")
_LOOKS: Final = {
    "address": re.compile(r"[省市县区州镇乡村屯路街巷号栋室组](?!期)"),
    "email": re.compile(r"@"),
    "birth_date": re.compile(r"^(?:19|20)\d{2}[-./年]?\d{1,2}[-./月]?\d{1,2}"),
}
"""What a value of a field looks like, where it is no plain code."""

_SHAPES: Final = re.compile(
    r"(?<![0-9A-Za-z])(?:\d{17}[0-9Xx]|1[3-9]\d{9})(?![0-9A-Za-z])"
    r"|[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
)
_SEPARATED: Final = re.compile(r"(?<=\d)[ \u00a0\u3000-](?=\d)")
_HINT: Final = re.compile(r"\d(?:[^A-Za-z\u4e00-\u9fff]?\d){6}|@")
_MASKED: Final = re.compile(r"[*＊×xX]{3,}")


def secrets(paths: Iterable[Path], *, root: Path, fields: Fields) -> frozenset[str]:
    """Raw and normalised forms; a file that cannot be read has none to give."""
    index = Index(fields)
    kept, _ = files.without_lock_files(paths, root)
    found: set[str] = set()
    for path in kept:
        opened = files.open_file(path, root, everything=True)
        for text in opened.extra:
            found.update(_by_shape(text))
        for grid in opened.grids:
            found.update(_of_grid(grid, index))
    return frozenset(found)


def _of_grid(grid: Grid, index: Index) -> Iterator[str]:
    width = max(map(len, grid.rows), default=0)
    header = find(grid, index)
    for column in range(width):
        for name in _names(header, column, index):
            below = set(grid.column(column, header.first if header else 0))
            yield from _by_header(below, name)
        for text in map(plain, set(grid.column(column))):
            if _HINT.search(text):
                yield from _by_shape(text)


def _names(header: Header | None, column: int, index: Index) -> list[str]:
    if header is None or column >= len(header.lower):
        return []
    texts = (header.texts[column], header.lower[column])
    return [name for text in texts for name in index.match(text) if name in _SHORTEST]


def _by_header(cells: Iterable[Cell], name: str) -> Iterator[str]:
    """Values of the shape that the field has; notes and masked numbers are no secrets."""
    shape = _LOOKS.get(name, _CODE)
    for cell in cells:
        raw = plain(cell).strip()
        bare = compact(raw).strip("'’‘`")
        if len(bare) >= _SHORTEST[name] and shape.search(bare) and not _MASKED.search(bare):
            yield from {raw, bare}


def _by_shape(text: str) -> Iterator[str]:
    for form in {text, compact(text), _SEPARATED.sub("", text)}:
        yield from _SHAPES.findall(form)
