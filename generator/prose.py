"""Markdown of a document -> its blocks, or what is wrong with it, line by line.

A small and safe set: headings, paragraphs, lists, tables, **bold** and *italic*.  What
else Markdown can do (raw HTML, links, pictures, code) is refused by its line: on a page
of a school nothing may stand that its author did not see.  Numbers of clauses (`1.`)
stay as they are written; Markdown would count them anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["heading", "paragraph", "item", "table"]

_REFUSED = (
    (re.compile(r"<[A-Za-z/!?]"), "不能含 HTML 标签；请改为普通文字"),
    (re.compile(r"!?\[[^\]]*\][(\[]"), "不能含链接或图片；网址直接写出，文件请写进 attachments"),
    (re.compile(r"`"), "不能含反引号（代码）；请改为普通文字"),
    (re.compile(r"^\s*~~~"), "不能含代码块；请改为普通文字"),
    (re.compile(r"^>"), "不能用引用（>）；请改为普通段落"),
    (re.compile(r"^(?:    |\t|\s+(?:[-*+] ))"), "行首不能缩进；条目不能嵌套，请写成并列的条目"),
    (re.compile(r"^(?:=+|-{2,}|\*{3,}|_{3,})\s*$"), "不能用分隔线；标题请在行首写 #"),
    (re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"), "含有看不见的控制字符"),
)
_HEADING = re.compile(r"(#{1,5})\s+(.+?)\s*#*\s*")
_ITEM = re.compile(r"[-*+]\s+(.+)")
_CLAUSE = re.compile(
    r"[(（]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:[.、．)）]|条)|第[一二三四五六七八九十百零\d]+[章节条款]"
)
_RULE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+\s*")
_MARKED = re.compile(r"\*\*(?=\S)([^*]+?)(?<=\S)\*\*|\*(?=\S)([^*]+?)(?<=\S)\*")
_IDEOGRAPH = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”‘’—…]")


@dataclass(frozen=True)
class Run:
    """A piece of text in one style."""

    text: str
    mark: Literal["", "*", "**"] = ""


@dataclass(frozen=True)
class Block:
    """One block of a document."""

    kind: Kind
    line: int
    """1-based, where it begins."""
    runs: tuple[Run, ...] = ()
    level: int = 0
    """Of a heading, from 1."""
    rows: tuple[tuple[str, ...], ...] = ()
    """Of a table, its header first; all of one width."""

    @property
    def text(self) -> str:
        """What a reader sees, without styles; cells of a table one after another."""
        if self.rows:
            return " ".join(cell for row in self.rows for cell in row)
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Fault:
    """What may not stand in a document."""

    line: int
    message: str


def faults(text: str) -> tuple[Fault, ...]:
    """Everything that is refused, in the order of lines; empty where `blocks` may be used."""
    lines = text.split("\n")
    return tuple(sorted({*_lines(lines), *_tables(lines)}, key=lambda fault: fault.line))


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text that has no `faults`."""
    return tuple(_blocks(text.split("\n")))


def _lines(lines: Sequence[str]) -> Iterator[Fault]:
    for number, line in enumerate(lines, 1):
        for pattern, message in _REFUSED:
            if pattern.search(line):
                yield Fault(number, message)


def _tables(lines: Sequence[str]) -> Iterator[Fault]:
    """A table has a header, a rule below it, and rows of its width."""
    for start, stop in _paragraphs(lines):
        if not lines[start].startswith("|"):
            inner = (at for at in range(start, stop) if lines[at].startswith("|"))
            yield from (Fault(at + 1, "表格上面须空一行") for at in list(inner)[:1])
            continue
        widths = [len(_cells(line)) for line in lines[start:stop]]
        if stop - start < 3 or not _RULE.fullmatch(lines[start + 1]):
            yield Fault(start + 1, "表格须有表头、第二行的 | --- |，和至少一行内容")
        for offset, width in enumerate(widths):
            line = lines[start + offset]
            if not (line.startswith("|") and line.rstrip().endswith("|")) or width != widths[0]:
                yield Fault(start + offset + 1, f"表格每行须以 | 开头和结尾，并有 {widths[0]} 格")


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    for start, stop in _paragraphs(lines):
        if lines[start].startswith("|"):
            rows = tuple(map(_cells, (lines[start], *lines[start + 2 : stop])))
            yield Block("table", start + 1, rows=rows)
            continue
        at = start
        while at < stop:
            below = at + 1
            heading = _HEADING.fullmatch(lines[at])
            if heading is None:
                while below < stop and not _begins(lines[below]):
                    below += 1
            yield _block(at + 1, lines[at:below], heading)
            at = below


def _block(number: int, lines: Sequence[str], heading: re.Match[str] | None) -> Block:
    if heading:
        return Block("heading", number, _runs(heading[2]), level=len(heading[1]))
    item = _ITEM.fullmatch(lines[0].rstrip())
    if item:
        return Block("item", number, _runs(_joined([item[1], *lines[1:]])))
    return Block("paragraph", number, _runs(_joined(lines)))


def _begins(line: str) -> bool:
    """Whether the line begins a block although no blank line stands above it."""
    found = _HEADING.fullmatch(line) or _ITEM.fullmatch(line.rstrip()) or _CLAUSE.match(line)
    return found is not None


def _paragraphs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Runs of lines between blank ones, as half-open spans."""
    start: int | None = None
    for at, line in enumerate([*lines, ""]):
        if line.strip() and start is None:
            start = at
        elif not line.strip() and start is not None:
            yield start, at
            start = None


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))


def _joined(lines: Sequence[str]) -> str:
    """One paragraph; Chinese lines join without a blank."""
    text = ""
    for line in map(str.strip, lines):
        close = not text or (_IDEOGRAPH.match(text[-1]) or _IDEOGRAPH.match(line[:1]))
        text += line if close else f" {line}"
    return text


def _runs(text: str) -> tuple[Run, ...]:
    """Pieces in order; an asterisk that pairs with none is an asterisk."""
    found: list[Run] = []
    end = 0
    for match in _MARKED.finditer(text):
        found.append(Run(text[end : match.start()]))
        found.append(Run(match[1], "**") if match[1] else Run(match[2], "*"))
        end = match.end()
    found.append(Run(text[end:]))
    return tuple(run for run in found if run.text)
