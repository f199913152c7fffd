"""Masked rows -> in which small piece each stands, so that people can find their own row.

The key of a piece comes from what everybody may read in the masked cell (`＊012`: its last
characters; `张＊三`: its first), and equally from what people know of themselves.  A browser
loads the one piece that its reader's own row can be in; `find.js` makes the same keys.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.model import Column, Masked

FOLDER = "find"
"""Beside the notice's own page."""
INDEX, REST = "index", "rest"
"""Names beside the keys, which all begin with `k`; `rest`: rows that have no key."""
BY = ("student_no", "exam_no", "name")
"""What a row can be found by, the surest first."""
SUBJECT = "subject:"
PIECE = 100
"""Rows of a piece, where the published characters allow it: a few kilobytes."""
LONGEST = 4

# Blanks, joiners, variant selectors, and what stands between the parts of a name.
_BETWEEN = re.compile("[\\s\u200b-\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef·•‧・.'’_-]+")
_ODD = re.compile("[^0-9a-z]")


@dataclass(frozen=True)
class Lookup:
    """How the rows of one notice are found."""

    field: str
    """One of `BY`."""
    depth: int
    """Characters in a key."""
    shown: int
    """Most characters that a cell shows of a number; 0 for names."""
    rows: Mapping[str, tuple[int, ...]]
    """Key -> 0-based rows, in order; only keys that have rows."""


def lookup(masked: Masked) -> Lookup | None:
    """How to find a row; None where nobody could know their own, or there is none."""
    column = by(masked.columns)
    if column is None or not masked.rows:
        return None
    field = column.field
    cells = [visible(cell, field) for cell in _column(masked, field)]
    shown = 0 if field == "name" else max(map(len, cells))
    depth, rows = 0, _pieces(cells, field, 0)
    while depth < min(shown or 1, LONGEST) and max(map(len, rows.values())) > PIECE:
        depth += 1
        rows = _pieces(cells, field, depth)
    return Lookup(field, depth, shown, rows)


def by(columns: Sequence[Column]) -> Column | None:
    """The column that rows are found by, together with the name; None: there is none."""
    found = {column.field: column for column in columns}
    return next((found[field] for field in BY if field in found), None)


def told(masked: Masked) -> tuple[str, ...]:
    """Fields that a piece holds of a row: all but the scores, which stand in the table."""
    return tuple(c.field for c in masked.columns if not c.field.startswith(SUBJECT))


def index(masked: Masked, found: Lookup) -> dict[str, object]:
    """What a browser must know to make a key and to read a piece."""
    titles = {column.field: column.title for column in masked.columns}
    return {
        "by": found.field,
        "depth": found.depth,
        "shown": found.shown,
        "keys": list(found.rows),
        "columns": [[field, titles[field]] for field in told(masked)],
    }


def paths(masked: Masked) -> tuple[str, ...]:
    """Every file that belongs below the folder of the notice, so that rows can be found."""
    found = lookup(masked)
    return tuple(f"{FOLDER}/{name}.json" for name in (INDEX, *found.rows)) if found else ()


def plain(text: str) -> str:
    """What is left of a name or number when writing habits are taken away; ＊ becomes `*`."""
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", text)).lower()


def visible(cell: str, field: str) -> str:
    """What a masked cell shows before its first ＊, of a number behind its last."""
    text = plain(cell)
    return text.partition("*")[0] if field == "name" else text.rpartition("*")[2]


def key(shown: str, field: str, depth: int) -> str:
    """Name of the piece for what is `visible`, or for all of it: `k40`, `k-5f20-`."""
    if len(shown) < depth:
        return REST
    used = shown[:depth] if field == "name" else shown[len(shown) - depth :]
    return "k" + _ODD.sub(_hex, used)


def _hex(found: re.Match[str]) -> str:
    return f"-{ord(found[0]):x}-"


def _pieces(cells: Sequence[str], field: str, depth: int) -> dict[str, tuple[int, ...]]:
    """Rows by key, the keys in order."""
    keys = {shown: key(shown, field, depth) for shown in set(cells)}
    found: dict[str, list[int]] = {name: [] for name in sorted(set(keys.values()))}
    for row, shown in enumerate(cells):
        found[keys[shown]].append(row)
    return {name: tuple(rows) for name, rows in found.items()}


def _column(masked: Masked, field: str) -> list[str]:
    """The cells of a field for all rows; empty where a group does not show it."""
    cells: list[str] = []
    for group in masked.groups:
        fields = [column.field for column in masked.shown(group)]
        place = fields.index(field) if field in fields else None
        cells += ["" if place is None else row[place] for row in masked.of(group)]
    return cells
