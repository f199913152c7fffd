"""The grids of all files -> which hold people, and which of them are 总表 or 分表."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.config.project import Unit
from generator.ingest.grid import Grid
from generator.ingest.header import Columns, Header, Index, find, resolve, seen
from generator.ingest.needs import WHO, Needs
from generator.ingest.text import clean
from generator.model import Finding

_MAIN = ("总表", "汇总", "总名单", "全校")
_HEADERS_SHOWN = 40
_HEADER_WORD = re.compile(
    r"^\D*(?:学号|证号|考号|编号|姓名|学院|院系|专业|班级|年级|成绩|平均|排名|名次|原因|备注|院校|性别)\D*$"
)


@dataclass(frozen=True)
class Table:
    """A grid that holds people."""

    grid: Grid
    header: Header
    columns: Columns
    titles: tuple[str, ...]
    """Texts above the header."""
    many: bool = False
    """Its file has several such sheets."""
    detail: bool = False
    """A 分表: compared with the 总表, its people are not counted again."""


def tables(
    grids: Sequence[Grid], index: Index, unit: Unit, needs: Needs
) -> tuple[list[Table], list[Finding]]:
    """Tables in the order of the files, and what is wrong with the others."""
    skip = set(unit.sheets.skip)
    kept = [grid for grid in grids if grid.name not in skip]
    found: list[Table] = []
    findings = _unknown_sheets(grids, unit)
    without: list[Grid] = []
    # A remark is looked at (扩招), but only a wanted field can be claimed twice.
    for grid in kept:
        header = find(grid, index, WHO if needs.persons else needs.required)
        if header is None:
            without.append(grid)
            continue
        columns = resolve(header, grid, index, needs.wanted)
        found.append(Table(grid, header, columns, titles(grid, header)))
    findings += _without_header(without, {table.grid.file for table in found}, needs)
    found = _roles(found, unit)
    findings += [f for table in found if not table.detail for f in table.columns.findings]
    return found, findings


def titles(grid: Grid, header: Header) -> tuple[str, ...]:
    """Texts above the header."""
    above = (cell for row in grid.rows[: header.row] for cell in row if isinstance(cell, str))
    return tuple(text for text in (clean(cell)[0] for cell in above) if text)


def headers_seen(texts: Iterable[str]) -> str:
    """For messages; never longer than one can read."""
    shown = [text[:20] for text in texts if text][:_HEADERS_SHOWN]
    return "、".join(shown) or "（没有文字）"


def _unknown_sheets(grids: Sequence[Grid], unit: Unit) -> list[Finding]:
    names = {grid.name for grid in grids}
    asked = [unit.sheets.main] if unit.sheets.main else []
    return [
        Finding(
            "sheet-not-found",
            "error",
            f"没有名为“{name}”的工作表；现有：{'、'.join(sorted(names)) or '无'}。"
            "请改正 rounds 中的 sheets",
        )
        for name in asked
        if grids and name not in names
    ]


def _without_header(grids: Sequence[Grid], good: set[str], needs: Needs) -> list[Finding]:
    findings = []
    lead = "应有姓名或学号，以及其他栏目" if needs.persons else "应有这份公示要求的栏目"
    for grid in grids:
        filled = [row for row in grid.rows if any(cell != "" for cell in row)]
        wide = sum(sum(cell != "" for cell in row) > 2 for row in filled[:200])
        if not filled:
            continue
        if grid.file in good and wide < 3:
            text = "这张工作表里没有学生名单，没有读取"
            findings.append(Finding("sheet-left-alone", "note", text, grid.place()))
        else:
            text = (
                f"找不到表头（{lead}）；看到的文字：{_safe(seen(grid))}。"
                "请核对表头，或在 rounds 的 map 中写明；不是名单的工作表请写进 sheets.skip"
            )
            findings.append(Finding("no-header", "error", text, grid.place()))
    return findings


def _safe(texts: Sequence[str]) -> str:
    """Without a header a row may be a person's: only words that headers have are shown."""
    words = [text for text in texts if len(text) < 12 and _HEADER_WORD.search(text)]
    return headers_seen(words) if words else "（没有认得的栏目）"


def _roles(found: Sequence[Table], unit: Unit) -> list[Table]:
    by_file: dict[str, list[Table]] = {}
    for table in found:
        by_file.setdefault(table.grid.file, []).append(table)
    has_main = any(_says_main(_stem(file)) for file in by_file)
    result: list[Table] = []
    for file, its in by_file.items():
        mains = {id(table) for table in its if _is_main(table, unit)}
        detail_file = not mains and has_main and "分表" in _stem(file)
        for table in its:
            detail = detail_file or (bool(mains) and id(table) not in mains)
            result.append(replace(table, detail=detail, many=len(its) > 1))
    return result


def _is_main(table: Table, unit: Unit) -> bool:
    if unit.sheets.main:
        return table.grid.name == unit.sheets.main
    return _says_main(table.grid.name)


def _says_main(name: str) -> bool:
    return any(word in name for word in _MAIN)


def _stem(file: str) -> str:
    return file.rsplit("/", 1)[-1]
