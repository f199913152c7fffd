"""What is printed and hung up is what is on line, and its codes lead to nowhere else.

A wrong code on a wall cannot be called back, so every code is compared with one made
anew from the address that it must say.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from html import escape

from generator import qr
from generator.model import Finding, Group
from generator.notice import Notice
from generator.verify import Site, _papers, _table
from generator.verify._files import place
from generator.wording import fours

CODE = "papers"
PNG = b"\x89PNG\r\n\x1a\n"


def gate(site: Site) -> Iterator[Finding]:
    """Yield an error for each paper that is missing, leads elsewhere or differs from the rows."""
    for notice in site.standing:
        for finding in _notice(site, notice):
            yield finding.of(notice.id, notice.part)
    for id_ in dict.fromkeys(notice.id for notice in site.standing if notice.slug):
        there = _read(site, _papers.codes(id_))
        yield from _missing(there)
        yield from _codes(site, there, f"notices/{id_}")


def _notice(site: Site, notice: Notice) -> Iterator[Finding]:
    folder = f"notices/{notice.folder}"
    own = f"{folder}/{_papers.revision(notice)}"
    there = _read(site, [f"{folder}/{name}" for name in _papers.names(notice)])
    yield from _missing(there)
    yield from _codes(site, there, folder)
    yield from _codes(site, there, own)
    for name in (_papers.POSTER, _papers.WALL):
        if page := there.get(f"{folder}/{name}"):
            yield from _told(f"{folder}/{name}", page, f"{site.site_url}{own}/", notice)
    if page := there.get(f"{folder}/{_papers.WALL}"):
        yield from _tables(f"{folder}/{_papers.WALL}", page.decode("utf-8", "replace"), notice)


def _read(site: Site, paths: Iterable[str]) -> dict[str, bytes]:
    """Path -> content; empty where the file is missing."""
    files = {path: site.folder / path for path in paths}
    return {path: file.read_bytes() if file.is_file() else b"" for path, file in files.items()}


def _missing(there: dict[str, bytes]) -> Iterator[Finding]:
    for path, data in there.items():
        if not data:
            yield _error(path, "缺少海报、张贴名单或二维码，请重新 build")


def _codes(site: Site, there: dict[str, bytes], folder: str) -> Iterator[Finding]:
    """The codes in a folder say that folder's address."""
    address = f"{site.site_url}{folder}/"
    drawn, dots = f"{folder}/{_papers.CODE}", f"{folder}/{_papers.PICTURE}"
    wrong = [drawn] if there[drawn] not in (b"", qr.svg(address)) else []
    if there.get(dots) and _pixels(there[dots]) != _pixels(qr.png(address)):
        wrong.append(dots)
    for path in wrong:
        yield _error(path, "二维码不是这份公示的网址，请重新 build")


def _told(path: str, page: bytes, address: str, notice: Notice) -> Iterator[Finding]:
    shown = _table.text(page.decode("utf-8", "replace"))
    for what, words in (("网址", address), ("指纹", fours(notice.fingerprint))):
        if words not in shown:
            yield _error(path, f"没有印出与内容相符的{what}，请重新 build")


def _tables(path: str, page: str, notice: Notice) -> Iterator[Finding]:
    """One table for each group, in order, each with the group's name above its header."""
    groups = [group for group in notice.masked.groups if group.count]
    try:
        found = _table.tables(page)
        if len(found) != len(groups):
            yield _error(path, f"应有 {len(groups)} 个表格，实有 {len(found)} 个")
            return
        for inner, group in zip(found, groups, strict=True):
            table = _table.read(_without_name(inner, notice, group))
            titles = [column.title for column in notice.masked.shown(group)]
            for difference in _table.differences(table, titles, notice.masked.of(group)):
                yield _error(path, f"{group.title or '名单'}：{difference}")
    except ValueError as problem:
        yield _error(path, f"{problem}，与公示内容不符")


def _without_name(inner: str, notice: Notice, group: Group) -> str:
    """The table as `_table` reads it, which knows one row of headers only."""
    width = len(notice.masked.shown(group))
    title = escape(group.title or "名单")
    start = f'<th colspan="{width}" scope="colgroup">{title}（共 {group.count} '
    before, there, after = inner.partition("<thead>\n<tr>" + start)
    rest = after.partition("</tr>\n")[2]
    if before.strip() or not there or not after.startswith(("人）</th></tr>", "条）</th></tr>")):
        raise ValueError("表格上方没有写明是哪一组、共多少")
    return f"<thead>\n{rest}"


def _pixels(data: bytes) -> tuple[bytes, bytes]:
    """Head and dots of a PNG, however they are packed; empty where it is none."""
    if not data.startswith(PNG):
        return b"", b""
    pieces: dict[bytes, bytes] = {}
    at = len(PNG)
    while at + 8 <= len(data):
        size, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        pieces[kind] = pieces.get(kind, b"") + data[at + 8 : at + 8 + size]
        at += 12 + size
    try:
        return pieces.get(b"IHDR", b""), zlib.decompress(pieces.get(b"IDAT", b""))
    except zlib.error:
        return b"", b""


def _error(path: str, message: str) -> Finding:
    return Finding(CODE, "error", message, place(path))
