"""Positions of bad cells in a column -> findings, at most so many one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.ingest.grid import SHOWN, Grid
from generator.ingest.messages import MESSAGES
from generator.model import Finding, Severity


def cells(
    grid: Grid, code: str, severity: Severity, message: str, rows: Sequence[int], column: int
) -> Iterator[Finding]:
    """A finding for each cell; from the twentieth on, one that counts the others."""
    for row in rows[:SHOWN]:
        yield Finding(code, severity, message, grid.place(row, column))
    more = rows[SHOWN:]
    if more:
        text = f"{message}（同一列从这一格起还有 {len(more)} 格）"
        yield Finding(code, severity, text, grid.place(more[0], column))


def problems(
    grid: Grid, title: str, column: int, people: Sequence[int], found: Sequence[tuple[int, str]]
) -> Iterator[Finding]:
    """Findings for what `values.normalise` found in a column."""
    for code in dict.fromkeys(code for _, code in found):
        severity, words = MESSAGES[code]
        rows = [people[at] for at, its in found if its == code]
        shown = "error-cell" if code == "error-text" else code
        yield from cells(grid, shown, severity, f"{title}：{words}", rows, column)
