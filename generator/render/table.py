"""Rows of cells -> a Markdown table, and that table -> the HTML an engine makes of it.

`html` is what Python-Markdown writes for a table of `markdown`, to the byte, without
parsing it: every cell is encoded, so a bar is always a border.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.render.cell import ENCODED, encode_all

_LINE = rf"\|(?: {ENCODED} \|)+"
TABLE = re.compile(rf"(?m)^{_LINE}\n\|(?: --- \|)+\n(?:{_LINE}\n)+(?=\n|\Z)")
"""A table that `markdown` wrote; no other table is safe to turn into HTML by replacing."""
_NEXT_ROW = "</td>\n</tr>\n<tr>\n<td>"


def markdown(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table, a newline after every line; every cell is encoded here."""
    width = len(titles)
    cells = encode_all([cell for row in (titles, *rows) for cell in row])
    lines = [_line(cells[at : at + width]) for at in range(0, len(cells), width)]
    return "\n".join((lines[0], _line(["---"] * width), *lines[1:], ""))


def html(table: str) -> str | None:
    """HTML of a table that `TABLE` matched; None where its rows differ in width."""
    head, _, body = table.rstrip("\n").split("\n", 2)
    width = head.count(" | ")
    if any(row.count(" | ") != width for row in body.split("\n")):
        return None
    return "".join(
        (
            "<table>\n<thead>\n<tr>\n<th>",
            head[2:-2].replace(" | ", "</th>\n<th>"),
            "</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>",
            body[2:-2].replace(" |\n| ", _NEXT_ROW).replace(" | ", "</td>\n<td>"),
            "</td>\n</tr>\n</tbody>\n</table>",
        )
    )


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
