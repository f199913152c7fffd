"""A workbook -> the kind it looks like, for `new`: by its title, its name and its headers."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.config.fields import Fields
from generator.config.kind import Kind
from generator.ingest import files
from generator.ingest.grid import Grid
from generator.ingest.header import Columns, Index, find, resolve
from generator.ingest.needs import WHO_SET
from generator.ingest.tables import titles
from generator.ingest.text import compact

_COMMON = ("公示", "名单", "“专升本”", "专升本", "毕业生", "各科")
_GIVEN = frozenset(("college", "major", "grade", "track"))
"""May stand in a title instead of a column."""
_LEAST = 0.5


@dataclass(frozen=True)
class Recognised:
    """What one file looks like."""

    kind: str
    score: float
    """0 to 2; from 1 on the title or the name of the file agrees."""
    title: str
    """First text above the header; empty where there is none."""
    sheets: tuple[str, ...]
    """Names of the sheets with people."""
    unknown: tuple[str, ...]
    """Headers that `fields.yml` does not know: candidates for `map:`."""
    missing: tuple[str, ...]
    """Required fields that no column gives."""


def recognise(path: Path, *, kinds: Mapping[str, Kind], fields: Fields) -> Recognised | None:
    """The most likely kind, or None where the file holds none of these lists."""
    if files.without_lock_files([path], path.parent)[1]:
        return None
    index = Index(fields)
    wanted = frozenset(fields.fields)
    telling = WHO_SET | {
        column.field for kind in kinds.values() for column in kind.columns if not column.optional
    }
    best: Recognised | None = None
    sheets: list[str] = []
    for grid in files.open_file(path, path.parent).grids:
        header = find(grid, index, telling)
        if header is None:
            continue
        sheets.append(grid.name)
        columns = resolve(header, grid, index, wanted)
        above = titles(grid, header)
        for name, kind in kinds.items():
            found = _score(name, kind, grid, columns, above, header.texts, path.stem)
            if best is None or found.score > best.score:
                best = found
    if best is None or best.score < _LEAST:
        return None
    return replace(best, sheets=tuple(sheets))


def _score(
    name: str,
    kind: Kind,
    grid: Grid,
    columns: Columns,
    above: Collection[str],
    headers: Collection[str],
    stem: str,
) -> Recognised:
    unknown = tuple(text for at, text in enumerate(headers) if text and at not in columns.known)
    needed = {column.field for column in kind.columns if not column.optional}
    here = set(columns.of) | ({"subjects"} if len(unknown) > 2 else set())
    missing = tuple(sorted(needed - here - _GIVEN))
    own = needed - {"name", "student_no"}
    fits = len(own & here) / max(len(own), 1) - 0.2 * ("subjects" in (here - needed))
    said = [compact(text) for text in (*above, grid.name, stem)]
    return Recognised(
        kind=name,
        score=round(fits * (0.6 if missing else 1) + _named(kind, said), 3),
        title=next(iter(above), ""),
        sheets=(),
        unknown=unknown,
        missing=missing,
    )


def _named(kind: Kind, said: Collection[str]) -> float:
    """1 where a title or the file's name says the annex or what the kind is about."""
    annex = compact(kind.annex)
    if annex and any(re.search(re.escape(annex) + r"(?![\d-])", text) for text in said):
        return 1.0
    core = compact(kind.title)
    for word in _COMMON:
        core = core.replace(word, "")
    return 0.8 if core and any(core in text for text in said) else 0.0
