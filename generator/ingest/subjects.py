"""Columns that no field knows and that hold nothing but scores are subjects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Final

from generator.ingest import report
from generator.ingest.grid import Grid
from generator.ingest.header import Columns, Header
from generator.ingest.text import clean
from generator.ingest.values import SCORE_WORDS, normalise
from generator.model import Finding

PREFIX: Final = "subject:"
_HIGHEST: Final = 150
_NUMBER: Final = re.compile(r"\d{1,3}(?:\.\d+)?")
_NO_SUBJECT: Final = re.compile(
    r"绩点|学分$|排名|名次|总分|总评|人数|门数|年龄|学期$|序号|编号|号码|代码"
)


@dataclass
class Subjects:
    """The subject columns of one grid; every key is `subject:<header>`."""

    columns: dict[str, int] = dataclass_field(default_factory=dict)
    titles: dict[str, str] = dataclass_field(default_factory=dict)
    values: dict[str, list[str]] = dataclass_field(default_factory=dict)
    findings: list[Finding] = dataclass_field(default_factory=list)


def subjects(grid: Grid, header: Header, columns: Columns, people: Sequence[int]) -> Subjects:
    """The columns with scores, normalised, and what is wrong with them."""
    found = Subjects()
    everyone = len(people) == len(grid.rows) - header.first
    named = {column: name for name, column in columns.of.items() if name.startswith(PREFIX)}
    for column, text in enumerate(header.texts):
        title = named.get(column, clean(text)[0]).removeprefix(PREFIX)
        known = column in columns.known and column not in named
        if not title or known or column in grid.hidden_columns:
            continue
        cells = grid.column(column, header.first)
        mine = cells if everyone else [cells[row - header.first] for row in people]
        texts, problems = normalise(mine, "score")
        guessed, odd = column not in named, _odd(texts)
        if guessed and (_NO_SUBJECT.search(title) or not _are_scores(texts, odd)):
            found.findings.append(_left(grid, header, column, title))
        elif PREFIX + title in found.columns:
            found.findings.append(_twice(grid, header, column, title))
        else:
            name = PREFIX + title
            found.columns[name], found.titles[name], found.values[name] = column, title, texts
            found.findings += _odd_scores(grid, title, column, [people[at] for at in odd])
            others = [item for item in problems if item[1] != "odd-score"]
            found.findings += report.problems(grid, title, column, people, others)
    return found


def _are_scores(texts: Sequence[str], odd: Sequence[int]) -> bool:
    """A column with one wrong cell in five still is a subject; the cells are refused."""
    filled = sum(map(bool, texts))
    return filled > 0 and len(odd) * 5 <= filled


def _odd(texts: Sequence[str]) -> list[int]:
    """Positions that hold no score."""
    wrong = {text for text in set(texts) if text and not _is_score(text)}
    return [at for at, text in enumerate(texts) if text in wrong] if wrong else []


def _is_score(text: str) -> bool:
    if _NUMBER.fullmatch(text):
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
