"""Columns that no field knows and that hold nothing but scores are subjects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.ingest import report
from generator.ingest.grid import Cell, Grid
from generator.ingest.header import Columns, Header
from generator.ingest.text import clean
from generator.ingest.values import SCORE_WORDS, normalise
from generator.model import Finding

PREFIX: Final = "subject:"
_HIGHEST: Final = 150
_NO_SUBJECT: Final = re.compile(
    r"绩点|学分$|排名|名次|总分|总评|人数|门数|年龄|学期$|序号|编号|号码|代码"
)


def subjects(
    grid: Grid, header: Header, columns: Columns, people: Sequence[int]
) -> tuple[dict[str, int], dict[str, str], tuple[Finding, ...]]:
    """Field -> column, field -> title, and what is wrong with them."""
    found: dict[str, int] = {}
    titles: dict[str, str] = {}
    findings: list[Finding] = []
    for column, text in enumerate(header.texts):
        title = clean(text)[0]
        if not title or column in columns.known or column in grid.hidden_columns:
            continue
        cells = grid.column(column)
        values = [cells[row] for row in people]
        odd = _odd(values)
        if _NO_SUBJECT.search(title) or odd is None:
            findings.append(_left(grid, header, column, title))
            continue
        field = PREFIX + title
        if field in found:
            findings.append(_twice(grid, header, column, title))
            continue
        found[field], titles[field] = column, title
        findings += _odd_scores(grid, title, column, [people[at] for at in odd])
    return found, titles, tuple(findings)


def _odd(values: Sequence[Cell]) -> list[int] | None:
    """Positions that hold no score; None where the column is no column of scores."""
    texts, _ = normalise(values, "score")
    good = {text: _is_score(text) for text in set(texts)}
    filled = sum(map(bool, texts))
    odd = [at for at, text in enumerate(texts) if text and not good[text]]
    return odd if filled and len(odd) * 5 <= filled else None


def _is_score(text: str) -> bool:
    if re.fullmatch(r"\d{1,3}(?:\.\d+)?", text):
        return float(text) <= _HIGHEST
    return text in SCORE_WORDS


def _odd_scores(grid: Grid, title: str, column: int, rows: Sequence[int]) -> Iterator[Finding]:
    if rows:
        text = f"{title}：既不是 0 到 {_HIGHEST} 的成绩，也不是成绩等级；请改正"
        yield from report.cells(grid, "odd-score", "error", text, rows, column)


def _left(grid: Grid, header: Header, column: int, title: str) -> Finding:
    text = f"“{title}”一列不是成绩，没有读取；如果它是一门课，请核对这一列的内容"
    return Finding("column-left-alone", "note", text, grid.place(header.row, column))


def _twice(grid: Grid, header: Header, column: int, title: str) -> Finding:
    text = f"有两列都叫“{title}”；请在表头中区分开，例如加上学期"
    return Finding("duplicate-header", "error", text, grid.place(header.row, column))
