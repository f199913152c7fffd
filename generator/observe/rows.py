"""The rows of a page and those of a notice -> what differs, by number; never a value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.model import Group
from generator.notice import Notice
from generator.observe.tables import Row, mapped, plain

SHOWN = 5
"""Rows that are named for each fault."""


@dataclass(frozen=True)
class Due:
    """A row that ought to be there."""

    group: str
    """Title of its group; empty where a notice has one table."""
    number: int
    """1-based, in its group."""
    titles: tuple[str, ...]
    cells: Row

    def __str__(self) -> str:
        return f"{self.group}第 {self.number} 行"


def due(notice: Notice, groups: Sequence[Group]) -> list[Due]:
    """The rows of some groups, in order, as a page is compared with."""
    found = []
    for group in groups:
        titles = tuple(plain(column.title) for column in notice.masked.shown(group))
        name = f"{group.title} " if group.title and len(notice.masked.groups) > 1 else ""
        for number, row in enumerate(notice.masked.of(group), start=1):
            found.append(Due(name, number, titles, tuple(map(plain, row))))
    return found


def differences(expected: Sequence[Due], tables: Sequence[Sequence[Row]]) -> list[str]:
    """What is missing, changed, moved or added, in words; empty where all rows stand there."""
    if not expected:
        return []
    there = _there(expected, tables)
    if not there:
        return [f"网页上没有找到名单的表格（应有 {len(expected)} 行）"]
    missing, extra, changed = _unlike(expected, there)
    spare = Counter(extra)
    moved = []
    for one in [one for one in missing if spare[one.cells]]:
        spare[one.cells] -= 1
        moved.append(one)
    missing = [one for one in missing if one not in set(moved)]
    return [
        *_said(missing, "缺少"),
        *_said(moved, "次序不同"),
        *(f"{one}{_columns(one, cells)}与公示不符" for one, cells in changed[:SHOWN]),
        *_more(len(changed), "与公示不符"),
        *([f"多出 {spare.total()} 行"] if spare.total() else []),
    ]


def _there(expected: Sequence[Due], tables: Sequence[Sequence[Row]]) -> list[Row]:
    """Rows of the tables that are like those of the notice: by their header, or their width."""
    kinds = list(dict.fromkeys(one.titles for one in expected))
    found: list[Row] = []
    for rows in tables:
        by_header = (mapped(rows, titles) for titles in kinds)
        known = next((each for each in by_header if each is not None), None)
        widths = {len(titles) for titles in kinds}
        like = known if known is not None else [row for row in rows if len(row) in widths]
        found += [row for row in like if any(row) and row not in kinds]
    return found


def _unlike(
    expected: Sequence[Due], there: Sequence[Row]
) -> tuple[list[Due], list[Row], list[tuple[Due, Row]]]:
    missing: list[Due] = []
    extra: list[Row] = []
    changed: list[tuple[Due, Row]] = []
    matcher = SequenceMatcher(None, [one.cells for one in expected], there, autojunk=False)
    for what, one, last, other, end in matcher.get_opcodes():
        if what == "equal":
            continue
        # As many rows on both sides: rows were changed.  Else some came or went, and
        # nothing tells which of the rest were.
        if last - one == end - other:
            changed += zip(expected[one:last], there[other:end], strict=True)
        else:
            missing += expected[one:last]
            extra += there[other:end]
    return missing, extra, changed


def _columns(one: Due, cells: Row) -> str:
    pairs = zip(one.titles, one.cells, cells, strict=False)
    return "、".join(f"“{title}”" for title, mine, theirs in pairs if mine != theirs)


def _said(rows: Sequence[Due], what: str) -> Iterator[str]:
    yield from (f"{one}{what}" for one in rows[:SHOWN])
    yield from _more(len(rows), what)


def _more(number: int, what: str) -> list[str]:
    return [f"另有 {number - SHOWN} 行{what}"] if number > SHOWN else []
