"""The tables of a unit -> one `Source`, with the 分表 as its `detail`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

import pandas as pd

from generator.config.fields import Fields
from generator.config.project import Unit
from generator.ingest import constants, people
from generator.ingest.constants import Known
from generator.ingest.grid import letters
from generator.ingest.needs import GROUPS, Needs, needs
from generator.ingest.people import Part
from generator.ingest.tables import Table, headers_seen
from generator.model import Finding, Source

UNUSABLE: Final = frozenset(
    (
        *("encrypted", "damaged", "empty-file", "unknown-format", "too-large", "encoding"),
        *(
            "unreadable",
            "no-file",
            "ragged-row",
            "hidden-rows",
            "no-table",
            "no-header",
            "no-people",
        ),
        *("missing-column", "duplicate-header", "sheet-not-found"),
    )
)
"""Errors after which nobody can say who is in the list; others leave it readable, so
that the checks can say everything at once."""


def source(
    tables: Sequence[Table], unit: Unit, fields: Fields, known: Known
) -> tuple[Source | None, list[Finding]]:
    """The people, counted once, and what is wrong with them."""
    needed = needs(unit, fields)
    findings: list[Finding] = []
    mains: list[Part] = []
    details: list[Part] = []
    for table in tables:
        fallback = constants.find(table.grid, table.titles, unit, known, many=table.many)
        part, found = people.read(
            table.grid, table.header, table.columns, needed, fields, known, fallback
        )
        findings += found
        (details if table.detail else mains).append(part)
        if not table.detail and part.rows:
            findings += _missing(table, part, needed, fields)
    full = [part for part in mains if part.rows]
    if not full:
        return None, [*findings, *_nobody(tables)]
    detail = [part for part in details if part.rows]
    joined = _join(full, needed)
    return (replace(joined, detail=_join(detail, needed)) if detail else joined), findings


def with_college(finding: Finding, source: Source | None, unit: Unit) -> Finding:
    """The same finding with the college whose office must mend it, where one is known."""
    if finding.college or finding.severity == "note":
        return finding
    if unit.part:
        return replace(finding, college=unit.part)
    if source is None or finding.place.row is None or "college" not in source.table:
        return finding
    return replace(finding, college=_college_at(finding, source))


def _college_at(finding: Finding, source: Source) -> str:
    place = finding.place
    for number, sheet in enumerate(source.sheets):
        if (sheet.file, sheet.name) == (place.file, place.sheet):
            here = (source.origin["sheet"] == number) & (source.origin["row"] == place.row)
            found = source.table["college"][here.to_numpy()]
            return str(found.iloc[0]) if len(found) else ""
    return ""


def _join(parts: Sequence[Part], needed: Needs) -> Source:
    titles = _in_order([part.titles for part in parts])
    present = {name for part in parts for name in part.values}
    names = [name for name in (*needed.wanted, *titles) if name in present]
    data = {
        name: [t for part in parts for t in part.values.get(name) or [""] * len(part.rows)]
        for name in names
    }
    table = pd.DataFrame({name: pd.array(texts, dtype="str") for name, texts in data.items()})
    origin = pd.DataFrame(
        {
            "sheet": [number for number, part in enumerate(parts) for _ in part.rows],
            "row": [row for part in parts for row in part.rows],
        }
    )
    return Source(table, origin, tuple(part.sheet for part in parts), titles)


def _in_order(sheets: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """The subjects of all sheets: what only a later sheet has stands behind its neighbour.

    So each sheet keeps its own order wherever the sheets do not contradict each other.
    """
    order: list[str] = []
    for keys in dict.fromkeys(tuple(titles) for titles in sheets):
        places = {key: place for place, key in enumerate(order)}
        behind: dict[int, list[str]] = {}
        last = -1
        for key in keys:
            last = max(last, places.get(key, -1))
            if key not in places:
                behind.setdefault(last, []).append(key)
        pairs = enumerate([[], *([key] for key in order)], start=-1)
        order = [key for place, own in pairs for key in (*own, *behind.get(place, ()))]
    named = {key: title for titles in sheets for key, title in titles.items()}
    return {key: named[key] for key in order}


def _missing(table: Table, part: Part, needed: Needs, fields: Fields) -> Iterator[Finding]:
    grid, header = table.grid, table.header
    for name in people.missing(part, needed):
        subject = name == "subjects"
        title = "各科成绩" if subject else fields.title(name)
        way = "" if subject else f"在 rounds 的 map 中写明是哪一列（例如 某某表头: {name}），或"
        constant = "在标题、工作表名中写明，或" if name in GROUPS else ""
        yield Finding(
            "missing-column",
            "error",
            f"缺少“{title}”一栏；看到的表头：{headers_seen(header.texts)}。"
            f"请{way}{constant}补上这一列{_hidden(table)}",
            grid.place(header.row),
        )


def _hidden(table: Table) -> str:
    columns = "、".join(letters(column) for column in sorted(table.grid.hidden_columns)[:10])
    return f"（隐藏的列 {columns} 没有读取）" if columns else ""


def _nobody(tables: Sequence[Table]) -> Iterator[Finding]:
    for table in tables:
        text = "表头下面没有学生；请核对文件是否填写完整"
        yield Finding("no-people", "error", text, table.grid.place(table.header.row))
