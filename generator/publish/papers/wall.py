"""The wall list: every row of a notice on as many A4 pages as it needs.

One table for each group, one after another; its name and header stand on every page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from generator.model import Group
from generator.notice import Notice, count
from generator.publish import sheet
from generator.publish.edition import Edition

UPRIGHT = 9
"""Columns that fit an upright page."""
LYING = 16
"""Columns that fit a page on its side; with more of them the headers stand upright."""
_CELL, _ROW = "\x1f", "\x1e"


def files(notice: Notice, edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Yield the page; a document hangs on a wall as the file that it is."""
    if notice.form == "document":
        return
    groups = [group for group in notice.masked.groups if group.count]
    tables = [_table(notice, group) for group in groups]
    text = sheet.text("wall", notice, edition, tables=tables, shape=_shape(notice))
    yield "wall/index.html", text.encode()


def _shape(notice: Notice) -> str:
    """How wide the widest table is."""
    most = max((len(notice.masked.shown(group)) for group in notice.masked.groups), default=0)
    return "upright" if most <= UPRIGHT else "lying" if most <= LYING else "dense"


def _table(notice: Notice, group: Group) -> str:
    """Finished HTML: every piece is escaped here."""
    titles = [column.title for column in notice.masked.shown(group)]
    name = f"{group.title or '名单'}（共 {count(group.count, notice.form)}）"
    heads = "".join(f'<th scope="col">{escape(title)}</th>' for title in titles)
    whose = f'<th colspan="{len(titles)}" scope="colgroup">{escape(name)}</th>'
    return (
        f"<table>\n<thead>\n<tr>{whose}</tr>\n<tr>{heads}</tr>\n</thead>\n"
        f"<tbody>\n{_rows(notice.masked.of(group))}\n</tbody>\n</table>"
    )


def _rows(rows: Sequence[Sequence[str]]) -> str:
    """All rows escaped at once."""
    text = escape(_ROW.join(_CELL.join(row) for row in rows))
    inner = text.replace(_CELL, "</td><td>").replace(_ROW, "</td></tr>\n<tr><td>")
    return f"<tr><td>{inner}</td></tr>"
