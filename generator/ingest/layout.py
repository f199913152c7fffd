"""The rows below a header -> which of them are people, and what the others say.

Left out, and counted in a note: blank rows, repeated headers, 小计 and 合计, notes and
signatures, rows where only 序号 and the like are filled in.  A row that holds only the
name of a major or college is a section: it speaks for the rows below it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.ingest.constants import Known, section_text
from generator.ingest.grid import Cell, Grid, listed
from generator.ingest.header import Header
from generator.ingest.needs import WHO
from generator.ingest.text import clean, compact
from generator.ingest.values import plain
from generator.model import Finding

PREFILLED: Final = frozenset(("seq", "college", "major", "grade", "class", "track"))
_TOTAL: Final = re.compile(r"(?:本页|本表|全院|全校|专业|学院)?(?:小计|合计|总计|共计|累计)")
_NOTE: Final = re.compile(
    r"[(（※▲]*(?:附?注(?:\d|[:：、]|$)|注意|备注[:：]|说明[:：]|附[:：])"
    r"|.{0,12}(?:制表|填表|审核|审批|复核|经办|统计|填报|报送|负责|校对|院长|系主任|主任|领导|签字|签名|盖章|公章|单位|部门|日期|时间"
    r"|联系人|电话)[^:：]{0,8}[:：]"
    r"|.*(?:盖章|公章|签字|签名)[)）]?$|\d{4}年\d{1,2}月\d{1,2}日|年月日$|以下空白|本表|此表"
)
_ODD_NAME: Final = re.compile(r"[:：]|计$|盖章|签字|签名|^附?注|^[(（]|^说明|^备注|空白|.{21}")
_NUMBER_LIKE: Final = re.compile(r"[A-Za-z]{0,4}\d[\dA-Za-z.*+-]{2,}")
_SECTION_END: Final = re.compile(r"(?:专业|学院|系|班|方向)(?:[(（].*[)）])?$")

_PEOPLE: Final = frozenset(("person", "nobody", "nameless"))
_TRAILING: Final = frozenset(("unclear", "nobody"))
"""Below the last person these are notes, not people whose name is missing."""

LABELS: Final = {
    "header": "重复的表头",
    "total": "小计或合计",
    "note": "说明或签名",
    "section": "只写专业或学院的小标题",
    "prefilled": "没有学生的空行",
}


@dataclass(frozen=True)
class Rows:
    """Rows of one grid, all 0-based in the grid."""

    people: Sequence[int]
    sections: tuple[tuple[int, str], ...]
    findings: tuple[Finding, ...]


def body(grid: Grid, column: int, header: Header) -> list[Cell]:
    """A column below the header; a value that is merged downwards stands in every row."""
    cells = grid.column(column, header.first)
    for top, left, bottom, _ in grid.merges:
        if left == column and bottom > top >= header.first and bottom < len(grid.rows):
            start, stop = top - header.first, bottom - header.first + 1
            cells[start:stop] = [cells[start]] * (stop - start)
    return cells


def rows(grid: Grid, header: Header, columns: Mapping[str, int], known: Known) -> Rows:
    """Tell people from everything else."""
    names = body(grid, columns["name"], header) if "name" in columns else []
    numbers = [body(grid, columns[key], header) for key in WHO[1:] if key in columns]
    height = len(grid.rows) - header.first
    sorter = _Sorter(grid, header, columns, known)
    sorts = {at: sorter.sort(at + header.first) for at in _doubtful(names, numbers, height)}
    last = max((at for at in range(height) if sorts.get(at, "person") == "person"), default=-1)
    below = {at: "note" for at, sort in sorts.items() if at > last and sort in _TRAILING}
    sorts = {at + header.first: below.get(at, sort) for at, sort in sorts.items()}
    everyone = range(header.first, len(grid.rows))
    return Rows(
        people=[row for row in everyone if sorts.get(row, "person") in _PEOPLE],
        sections=tuple((row, sorter.text[row]) for row, s in sorts.items() if s == "section"),
        findings=tuple(_findings(grid, sorts)),
    )


def entries(grid: Grid, header: Header, columns: Mapping[str, int], known: Known) -> Rows:
    """The same for a table without persons: an entry fills two of the columns."""
    sorter = _Sorter(grid, header, columns, known)
    filled = [[value != "" for value in body(grid, column, header)] for column in columns.values()]
    counts = [sum(flags) for flags in zip(*filled, strict=True)]
    sorts = {at + header.first: sorter.entry(at + header.first, n) for at, n in enumerate(counts)}
    return Rows(
        people=[row for row, sort in sorts.items() if sort == "entry"],
        sections=tuple((row, sorter.text[row]) for row, s in sorts.items() if s == "section"),
        findings=tuple(_findings(grid, sorts, "没有读取", "看不出是哪一条")),
    )


def _doubtful(names: list[Cell], numbers: list[list[Cell]], height: int) -> list[int]:
    """Rows that lack a name or a number, or whose name looks like something else."""
    named = _test(names, _is_name_like) if names else [False] * height
    if not numbers:
        return [at for at in range(height) if not named[at] or len(plain(names[at])) > 4]
    numbered = _test(numbers[0], _is_number_like)
    for more in numbers[1:]:
        numbered = [a or b for a, b in zip(numbered, _test(more, _is_number_like), strict=True)]
    named = named if names else numbered
    return [at for at, (a, b) in enumerate(zip(named, numbered, strict=True)) if not (a and b)]


def _test(values: list[Cell], test: Callable[[Cell], bool]) -> list[bool]:
    table = {value: test(value) for value in set(values)}
    return list(map(table.__getitem__, values))


def _is_name_like(value: Cell) -> bool:
    text = compact(plain(value))
    return (
        bool(text) and not _ODD_NAME.search(text) and text not in {"姓名", "学生姓名", "考生姓名"}
    )


def _is_number_like(value: Cell) -> bool:
    return bool(_NUMBER_LIKE.fullmatch(compact(plain(value))))


class _Sorter:
    """Sorts the rows that are not plainly people."""

    def __init__(
        self, grid: Grid, header: Header, columns: Mapping[str, int], known: Known
    ) -> None:
        self.grid = grid
        self.known = known
        self.header = {compact(t) for t in (*header.texts, *header.lower, *header.upper) if t}
        self.who = {columns[key] for key in WHO if key in columns}
        self.name = columns.get("name", -1)
        self.prefilled = {column for key, column in columns.items() if key in PREFILLED}
        self.text: dict[int, str] = {}

    def sort(self, row: int) -> str:
        """`blank header total note section prefilled person nameless nobody unclear`.

        `nameless` has figures but neither name nor number; `nobody` has only words.
        """
        cells = dict(self._filled(row))
        texts = [compact(text) for text in cells.values()]
        numbered = any(_is_number_like(cells.get(c, "")) for c in self.who if c != self.name)
        if not cells:
            return "blank"
        if len(texts) > 1 and sum(text in self.header for text in texts) * 2 > len(texts):
            return "header"
        if not numbered and (remark := self._remark(texts)):
            return remark
        if len(set(texts)) == 1:
            return self._lonely(row, next(iter(cells)), next(iter(cells.values())))
        return "person" if not self.who.isdisjoint(cells) else self._nobody(cells)

    def entry(self, row: int, filled: int) -> str:
        """`blank header total note section entry prefilled unclear`, without persons.

        `filled` counts the wanted columns that have a value, merged cells included.
        """
        cells = dict(self._filled(row))
        texts = [compact(text) for text in cells.values()]
        if not cells:
            return "blank"
        if len(texts) > 1 and sum(text in self.header for text in texts) * 2 > len(texts):
            return "header"
        if any(_TOTAL.match(text) for text in texts):
            return "total"
        if _NOTE.match(texts[0]):  # further right it may be the remark of an entry
            return "note"
        if len(set(texts)) == 1 and filled < 2:
            return self._lonely(row, next(iter(cells)), next(iter(cells.values())))
        return "entry" if filled > 1 else "prefilled"

    @staticmethod
    def _remark(texts: Sequence[str]) -> str:
        if any(_TOTAL.match(text) for text in texts):
            return "total"
        return "note" if any(_NOTE.match(text) for text in texts) else ""

    def _nobody(self, cells: Mapping[int, str]) -> str:
        if set(cells) <= self.prefilled:
            return "prefilled"
        figures = (re.fullmatch(r"[\d.]+", t) for c, t in cells.items() if c not in self.prefilled)
        return "nameless" if any(figures) else "nobody"

    def _filled(self, row: int) -> Iterator[tuple[int, str]]:
        for column, cell in enumerate(self.grid.rows[row]):
            if cell != "" and column not in self.grid.hidden_columns:
                text = clean(plain(cell))[0]
                if text:
                    yield column, text

    def _lonely(self, row: int, column: int, text: str) -> str:
        """A row with one text: a section, a person without a number, or neither."""
        if re.fullmatch(r"[\d.]+", text):
            return "person" if column in self.who else "prefilled"
        known = self.known.section(text)
        if known or (column not in self.who and self._like_section(text)):
            self.text[row] = text
            return "section"
        if column in self.who and (len(text) < 5 or "·" in text):
            return "person"
        if self._like_section(text) and len(text) > 4:
            self.text[row] = text
            return "section"
        return "unclear"

    @staticmethod
    def _like_section(text: str) -> bool:
        bare = section_text(text)
        return 3 <= len(bare) <= 40 and bool(
            _SECTION_END.search(bare) or re.fullmatch(r"[\u4e00-\u9fff()（）·、与及]{4,20}", bare)
        )


def _findings(
    grid: Grid,
    sorts: Mapping[int, str],
    left_out: str = "没有当作学生读取",
    doubt: str = "没有姓名和学号，看不出是什么",
) -> Iterator[Finding]:
    for row, sort in sorts.items():
        if sort == "unclear":
            text = f"这一行{doubt}，没有读取；如果应在名单中请补全，否则请删除"
            yield Finding("row-not-understood", "warning", text, grid.place(row))
    parts = []
    for sort, label in LABELS.items():
        found = [row for row, its in sorts.items() if its == sort]
        if found:
            parts.append(f"{label} {len(found)} 行（第 {listed(found, 5)} 行）")
    if parts:
        yield Finding("rows-skipped", "note", f"{left_out}：{'；'.join(parts)}", grid.place())
