"""One grid with a header -> the people in it, normalised, with the constants filled in."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from generator.config.fields import Fields
from generator.ingest import constants, layout, report
from generator.ingest.constants import EXPANSION, ORDINARY, Known
from generator.ingest.grid import Cell, Grid, letters
from generator.ingest.header import Columns, Header
from generator.ingest.needs import GROUPS, Needs
from generator.ingest.subjects import subjects
from generator.ingest.text import clean
from generator.ingest.values import normalise, plain
from generator.model import Finding, Sheet

_BLOCKS: Final = ("college", "major", "grade")
_TRACK_SOURCES: Final = ("class", "remark", "major")


@dataclass(frozen=True)
class Part:
    """The people of one sheet."""

    sheet: Sheet
    rows: Sequence[int]
    """1-based, as `Source.origin` has them."""
    values: Mapping[str, list[str]]
    """Field -> one text a person."""
    titles: Mapping[str, str] = field(default_factory=dict)


def read(
    grid: Grid,
    header: Header,
    columns: Columns,
    needs: Needs,
    fields: Fields,
    known: Known,
    fallback: Mapping[str, str],
) -> tuple[Part, tuple[Finding, ...]]:
    """The people of the sheet and what is wrong with their cells."""
    sort = layout.rows if needs.persons else layout.entries
    rows = sort(grid, header, {n: columns.of[n] for n in _seen(needs, columns)}, known)
    reader = _Reader(grid, header, rows.people, fields)
    findings = [*rows.findings]
    wanted = {name: columns.of[name] for name in needs.wanted if name in columns.of}
    values = {name: reader.column(name, column) for name, column in wanted.items()}
    titles: Mapping[str, str] = {}
    if needs.subjects:
        courses = subjects(grid, header, columns, rows.people)
        titles, wanted = courses.titles, {**wanted, **courses.columns}
        values |= courses.values
        findings += courses.findings
    findings += reader.findings
    findings += _broken(grid, rows.people, wanted, fields)
    findings += _fill(values, rows, fallback, known, grid)
    if needs.persons:
        values["track"] = _track(values, grid, reader, columns, header, fallback)
    elif not {"college"} & {*columns.of, *fallback, *needs.required}:
        values.pop("college", None)  # known from the majors, but nobody wrote it down
    sheet = Sheet(
        grid.file,
        grid.name,
        {name: letters(column) for name, column in wanted.items()},
        {name: header.texts[column] for name, column in wanted.items()},
    )
    return Part(sheet, [row + 1 for row in rows.people], values, titles), tuple(findings)


def _seen(needs: Needs, columns: Columns) -> list[str]:
    """The columns that tell a row from a heading or a note."""
    return [name for name in columns.of if needs.persons or name in needs.wanted]


class _Reader:
    """Normalises columns of one grid, for its people alone."""

    def __init__(self, grid: Grid, header: Header, people: Sequence[int], fields: Fields) -> None:
        self.grid, self.header, self.people, self.fields = grid, header, people, fields
        self.findings: list[Finding] = []
        below = len(grid.rows) - header.first
        self.all = len(people) == below

    def raw(self, column: int) -> list[Cell]:
        """The cells of the people."""
        cells = layout.body(self.grid, column, self.header)
        first = self.header.first
        return cells if self.all else [cells[row - first] for row in self.people]

    def column(self, name: str, column: int) -> list[str]:
        """Normalised texts; what is wrong is kept in `findings`."""
        kind = self.fields.fields[name].type
        raw = self.raw(column)
        texts, found = normalise(raw, kind, name)
        title = self.fields.title(name)
        self.findings += report.problems(self.grid, title, column, self.people, found)
        if kind == "identifier":
            wrong = {at for at, _ in found}
            sound = ["" if at in wrong else text for at, text in enumerate(texts)]
            self.findings += self._lengths(title, column, raw, sound if wrong else texts)
        return texts

    def _lengths(
        self, title: str, column: int, raw: Sequence[Cell], texts: Sequence[str]
    ) -> Iterator[Finding]:
        """Numbers as numbers lose leading zeros; then lengths differ."""
        lengths = [len(text) for text in texts if text]
        if len(set(lengths)) < 2 or not {int, float} & set(map(type, raw)):
            return
        usual = max(set(lengths), key=lengths.count)
        rows = [self.people[at] for at, text in enumerate(texts) if text and len(text) < usual]
        if rows:
            words = (
                f"{title}：比同列其他号码短，开头的 0 可能已经丢失；请核对，并把这一列设为文本格式"
            )
            yield from report.cells(self.grid, "lengths-differ", "warning", words, rows, column)


def _broken(
    grid: Grid, people: Sequence[int], wanted: Mapping[str, int], fields: Fields
) -> Iterator[Finding]:
    """Cells that a reader shows as empty although they are not."""
    if not grid.errors and not grid.uncached:
        return
    rows = set(people)
    sorts = (
        ("error-cell", grid.errors, "是公式的出错结果（如 #N/A）；请改正公式，或直接填写"),
        ("formula-without-value", grid.uncached, "公式没有结果；请在 Excel 中打开并保存一次"),
    )
    for code, cells, words in sorts:
        for name, column in wanted.items():
            found = sorted(row for row, its in cells if its == column and row in rows)
            text = f"{fields.title(name)}：{words}"
            yield from report.cells(grid, code, "error", text, found, column)


def _fill(
    values: dict[str, list[str]],
    rows: layout.Rows,
    fallback: Mapping[str, str],
    known: Known,
    grid: Grid,
) -> list[Finding]:
    """Sections, blocks and constants speak where a cell is empty."""
    findings: list[Finding] = []
    sections = _sections(rows, known)
    for name in _BLOCKS:
        texts = values.get(name, [""] * len(rows.people))
        if name in sections:
            above = _above(rows.people, sections[name])
            texts = [text or section for text, section in zip(texts, above, strict=True)]
        elif name in values and "" in texts and _in_blocks(texts):
            findings.append(_filled_down(grid, texts, name))
            texts = _downwards(texts)
        texts = [text or fallback.get(name, "") for text in texts]
        if any(texts):
            values[name] = texts
    for name, tidy in (
        ("college", known.college),
        ("major", known.major),
        ("grade", constants.grade),
    ):
        if name in values:
            table = {text: tidy(text) for text in set(values[name])}
            values[name] = [table[text] for text in values[name]]
    if "major" in values:
        _college_from_major(values, known)
    return findings


def _college_from_major(values: dict[str, list[str]], known: Known) -> None:
    colleges = values.get("college", [""] * len(values["major"]))
    if "" in colleges:
        table = {major: known.college_of(major) for major in set(values["major"])}
        pairs = zip(colleges, values["major"], strict=True)
        colleges = [college or table[major] for college, major in pairs]
        if any(colleges):
            values["college"] = colleges


def _sections(rows: layout.Rows, known: Known) -> dict[str, list[tuple[int, str]]]:
    found: dict[str, list[tuple[int, str]]] = {}
    for row, text in rows.sections:
        bare = constants.section_text(text)
        name, value = known.section(text) or (
            "college" if bare.endswith(("学院", "系")) else "major",
            bare,
        )
        found.setdefault(name, []).append((row, value))
    return found


def _above(people: Sequence[int], sections: Sequence[tuple[int, str]]) -> list[str]:
    """For each row the section that begins above it."""
    starts = [row for row, _ in sections]
    names = ["", *(name for _, name in sections)]
    return [names[bisect.bisect(starts, row)] for row in people]


def _in_blocks(texts: Sequence[str]) -> bool:
    """Written on the first row of each block only: no value stands twice in a row.

    Where a column is filled in every row, an empty cell is an omission, not a block.
    """
    return bool(texts) and bool(texts[0]) and not any(a and a == b for a, b in pairwise(texts))


def _downwards(texts: Sequence[str]) -> list[str]:
    filled: list[str] = []
    for text in texts:
        filled.append(text or filled[-1])
    return filled


def _filled_down(grid: Grid, texts: Sequence[str], name: str) -> Finding:
    count = sum(not text for text in texts)
    title = {"college": "学院", "major": "专业", "grade": "年级"}[name]
    text = f"{title}只写在每段的第一行，其余 {count} 行按上一行补齐；请核对"
    return Finding("filled-down", "note", text, grid.place())


def _track(
    values: Mapping[str, list[str]],
    grid: Grid,
    reader: _Reader,
    columns: Columns,
    header: Header,
    fallback: Mapping[str, str],
) -> list[str]:
    """扩招 where its column, or else the class, remark, major or sheet says so; else 普通."""
    expansion = [fallback.get("track", ORDINARY) == EXPANSION] * len(reader.people)
    said = [values[name] for name in _TRACK_SOURCES if name in values]
    if "remark" in columns.of and "remark" not in values:
        said.append([clean(plain(cell))[0] for cell in reader.raw(columns.of["remark"])])
    for texts in said:
        expansion = _either(expansion, texts, constants.is_expansion)
    for column, text in enumerate(header.texts):  # 高职扩招考生标志: 是 or 否
        if "扩招" in text and column not in columns.known and column not in grid.hidden_columns:
            verdicts, _ = normalise(reader.raw(column), "verdict")
            expansion = _either(expansion, verdicts, lambda v: v in {"是", EXPANSION})
    own = values.get("track", [""] * len(expansion))
    pairs = zip(own, expansion, strict=True)
    yes = [constants.is_expansion(text) if text else is_it for text, is_it in pairs]
    return [EXPANSION if is_it else ORDINARY for is_it in yes]


def _either(flags: Sequence[bool], texts: Sequence[str], test: Callable[[str], bool]) -> list[bool]:
    hits = {text for text in set(texts) if test(text)}
    if not hits:
        return list(flags)
    return [flag or text in hits for flag, text in zip(flags, texts, strict=True)]


def missing(part: Part, needs: Needs) -> list[str]:
    """Required fields that neither a column nor a constant gives."""
    lacking = [name for name in needs.required if not _has(part, name)]
    if needs.subjects and not part.titles:
        lacking.append("subjects")
    return lacking


def _has(part: Part, name: str) -> bool:
    return name in part.values or (name in GROUPS and not part.rows)
