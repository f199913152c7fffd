"""Every cell and every sentence of a built page is what `rows.json` says; so is its fingerprint."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from generator import prose
from generator.model import Finding, Group
from generator.notice import ROWS, Notice
from generator.verify import Site, _table
from generator.verify._files import place
from generator.wording import fours

CODE = "readback"
BEFORE, AFTER = "全文", "查询与异议"
"""Headings between which a document stands."""


def gate(site: Site) -> Iterator[Finding]:
    """Yield an error for each page, table, row, header or cell that differs."""
    for notice in site.standing:
        for finding in _notice(site, notice):
            yield finding.of(notice.id, notice.part)


def _notice(site: Site, notice: Notice) -> Iterator[Finding]:
    path = f"notices/{notice.folder}/{ROWS}"
    file = site.folder / path
    if not file.is_file():
        yield _error(path, "缺少 rows.json，请重新 build")
    elif file.read_bytes() != notice.rows_json:
        yield _error(path, "rows.json 与已公示的内容不是逐字节相同，请重新 build")
    printed = fours(notice.fingerprint)
    pages = {_page(notice, group): group for group in notice.masked.groups}
    own = f"notices/{notice.folder}/index.html"
    for path in dict.fromkeys((own, *pages)):
        file = site.folder / path
        if not file.is_file():
            yield _error(path, "缺少网页，请重新 build")
            continue
        page = file.read_text(encoding="utf-8", errors="replace")
        if printed not in page and printed not in _table.text(page):
            yield _error(path, "网页上没有印出与内容相符的指纹，请重新 build")
        if path in pages:
            yield from _rows(path, page, notice, pages[path])
        elif notice.form == "document":
            yield from _text(path, page, notice)
    yield from _attachments(site, notice)


def _text(path: str, page: str, notice: Notice) -> Iterator[Finding]:
    """A document stands on its page word for word: nothing is added, lost or moved."""
    if not notice.text:
        return
    shown, words = _squeezed(_table.text(page)), BEFORE
    for block in prose.blocks(notice.text):
        words += _squeezed(block.text)
        if words not in shown:
            message = f"原文第 {block.line} 行起的一段在网页上缺少或不符，请重新 build"
            yield _error(path, message)
            return
    if words + AFTER not in shown:
        yield _error(path, "网页上原文之后多出文字，请重新 build")


def _squeezed(text: str) -> str:
    """Blanks mean nothing: markup leaves some and drops others."""
    return "".join(text.split())


def _attachments(site: Site, notice: Notice) -> Iterator[Finding]:
    """A file that is downloaded is the one that was approved."""
    for each in notice.attachments:
        path = f"notices/{notice.folder}/{each.name}"
        file = site.folder / path
        if not file.is_file():
            yield _error(path, "缺少附件，请重新 build")
        elif sha256(file.read_bytes()).hexdigest() != each.sha256:
            yield _error(path, "附件与审批时的文件不同，请重新 generate 并审批")


def _page(notice: Notice, group: Group) -> str:
    folder = f"{notice.folder}/{group.slug}" if group.slug else notice.folder
    return f"notices/{folder}/index.html"


def _rows(path: str, page: str, notice: Notice, group: Group) -> Iterator[Finding]:
    try:
        found = _table.tables(page)
        if len(found) != min(group.count, 1):
            yield _error(path, f"应有 {min(group.count, 1)} 个表格，实有 {len(found)} 个")
        if len(found) != 1 or not group.count:
            return
        table = _table.read(found[0])
    except ValueError as problem:
        yield _error(path, f"{problem}，与公示内容不符")
        return
    titles = [column.title for column in notice.masked.shown(group)]
    for difference in _table.differences(table, titles, notice.masked.of(group)):
        yield _error(path, difference)


def _error(path: str, message: str) -> Finding:
    return Finding(CODE, "error", message, place(path))
