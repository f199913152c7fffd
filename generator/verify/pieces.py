"""The pieces in which people find their row hold the rows of `rows.json`, each in its place.

Every row in exactly the piece that its own published characters lead to: what is missing
there would tell its person that they are not in the list.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from generator.lookup import FOLDER, INDEX, Lookup, index, lookup, told
from generator.model import Finding
from generator.notice import Notice
from generator.verify import Site
from generator.verify._files import place
from generator.wording import contact

CODE = "pieces"
AGAIN = "，本人会查不到自己；请重新 build"


def gate(site: Site) -> Iterator[Finding]:
    """Yield an error for each piece that lacks, adds, moves or alters a row."""
    for notice in site.standing:
        found = lookup(notice.masked) if notice.form == "people" else None
        if found:
            for name, fault in _faults(site, notice, found):
                path = f"notices/{notice.folder}/{FOLDER}/{name}.json"
                finding = Finding(CODE, "error", fault, place(path))
                yield finding.of(notice.id, notice.part)


def _faults(site: Site, notice: Notice, found: Lookup) -> Iterator[tuple[str, str]]:
    read, fault = _json(site, notice, INDEX)
    if fault:
        yield INDEX, fault
    elif not _agrees(read, notice, found):
        yield INDEX, f"查找说明与公示内容不符{AGAIN}"
    due = _rows(notice)
    for name, rows in found.rows.items():
        piece, fault = _json(site, notice, name)
        if not fault and _read(piece) != [due[row] for row in rows]:
            fault = f"查找数据与公示的行不符{AGAIN}"
        if fault:
            yield name, fault


def _json(site: Site, notice: Notice, name: str) -> tuple[Any, str]:
    """What a file holds, or what is wrong with it."""
    file = site.folder / "notices" / notice.folder / FOLDER / f"{name}.json"
    if not file.is_file():
        return None, f"缺少查找数据{AGAIN}"
    try:
        return json.loads(file.read_bytes()), ""
    except ValueError:
        return None, f"查找数据读不出来{AGAIN}"


def _agrees(read: Any, notice: Notice, found: Lookup) -> bool:
    """All but the words on who is absent, which a school may mend at any time."""
    due = {
        **index(notice.masked, found),
        "title": notice.title,
        "part": notice.part,
        "supplements": notice.supplemented,
        "questions": contact(notice.questions),
        "complaints": contact(notice.complaints),
    }
    if not isinstance(read, dict):
        return False
    return {**read, "absent": ""} == {**due, "absent": ""}


def _read(piece: Any) -> list[tuple[object, ...]] | None:
    """The rows of a piece with their groups written out; None where it is no piece."""
    try:
        groups, rows = piece["groups"], piece["rows"]
        beyond = set(piece) - {"groups", "rows"}
        return None if beyond else [(*groups[row[0]], *row[1:]) for row in rows]
    except (TypeError, KeyError, IndexError):
        return None


def _rows(notice: Notice) -> Sequence[tuple[object, ...]]:
    """Slug and title of the group, number in its table, cells: of every row."""
    data = json.loads(notice.rows_json)
    fields = [column["field"] for column in data["columns"]]
    wanted = told(notice.masked)
    found: list[tuple[object, ...]] = []
    for group in data["groups"]:
        shown = [fields[at] for at in group.get("columns") or range(len(fields))]
        for number in range(group["count"]):
            cells = dict(zip(shown, data["rows"][group["first"] + number], strict=True))
            told_cells = (cells.get(field, "") for field in wanted)
            found.append((group["slug"], group["title"], number + 1, *told_cells))
    return found
