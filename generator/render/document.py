"""A document's text and attachments -> Markdown that any engine renders alike.

Only what `prose` understands gets through, and its words are encoded like cells: no
character of the author's means anything to Markdown or HTML here.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any
from urllib.parse import quote

from generator import prose
from generator.notice import Notice
from generator.prose import Block, Run
from generator.render import table
from generator.render.cell import prose as encoded
from generator.render.words import Ready

BELOW = 2
"""The page's title and the heading of the text stand above the document's own headings."""
DEEPEST = 6


def markdown(text: str) -> str:
    """The blocks of the text, each apart from the next; items of a list together."""
    written = [
        ("\n" if kind == "item" else "\n\n").join(map(_block, blocks))
        for kind, blocks in groupby(prose.blocks(text), key=lambda block: block.kind)
    ]
    return "\n\n".join(written)


def attachments(notice: Notice) -> list[dict[str, Any]]:
    """What the page says of each file."""
    return [
        {
            "name": each.name,
            "href": Ready(quote(each.name)),
            "size": size(each.size),
            "sha256": each.sha256,
            "reviewed": each.reviewed,
        }
        for each in notice.attachments
    ]


def size(number: int) -> str:
    """`850 KB`, `1.2 MB`."""
    return f"{max(number // 1000, 1)} KB" if number < 1_000_000 else f"{number / 1e6:.1f} MB"


def _block(block: Block) -> str:
    if block.kind == "table":
        return table.markdown(block.rows[0], block.rows[1:]).rstrip("\n")
    text = "".join(map(_run, block.runs))
    if block.kind == "heading":
        return f"{'#' * min(block.level + BELOW, DEEPEST)} {text}"
    return f"- {text}" if block.kind == "item" else text


def _run(run: Run) -> str:
    """Blanks at either end are kept: `prose` folds them."""
    before = " " if run.text[:1].isspace() else ""
    after = " " if run.text[-1:].isspace() and run.text.strip() else ""
    return f"{before}{run.mark}{encoded(run.text)}{run.mark}{after}"
