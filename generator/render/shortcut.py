"""Markdown -> the same with marks in place of plain blocks, and the blocks' finished HTML.

Plain is what `render` wrote and nobody can misread: tables of encoded cells, lists of
facts, quoted facts.  Everything else stays for Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from generator.render import facts, figure, table


@dataclass(frozen=True)
class Plain:
    """One kind of block whose HTML is known without parsing."""

    pattern: re.Pattern[str]
    html: Callable[[str], str | None]
    joins: tuple[str, ...]
    """How a block above begins that Markdown might take for the same block."""


KINDS = (
    Plain(table.TABLE, table.html, ()),
    Plain(figure.FIGURE, figure.html, ()),
    Plain(facts.FACTS, facts.html, tuple(" \t*+-0123456789")),
    Plain(facts.QUOTED, facts.html, (" ", "\t", ">")),
)


def cut(markdown: str) -> tuple[str, dict[str, str]]:
    """The text with a mark, a paragraph of its own, for plain blocks; mark -> their HTML."""
    stem = _unused(markdown)
    html: dict[str, str] = {}
    for kind in KINDS:

        def mark(found: re.Match[str], kind: Plain = kind) -> str:
            finished = kind.html(found[0]) if _alone(found, kind) else None
            if finished is None:
                return found[0]
            name = f"{stem}{len(html)}end"
            html[name] = finished
            return f"{name}\n"

        markdown = kind.pattern.sub(mark, markdown)
    return _join(markdown, html, rf"{stem}[0-9]+end")


def paste(page: str, html: dict[str, str]) -> str:
    """The rendered page with the HTML in place of its marks."""
    for mark, finished in html.items():
        before, _, after = page.partition(f"<p>{mark}</p>")
        page = f"{before}{finished}{after}"
    return page


def _alone(found: re.Match[str], kind: Plain) -> bool:
    """Whether Markdown takes it for a block of its own."""
    paragraph, _, rest = found.string[: found.start()].rpartition("\n\n")
    above = paragraph.rpartition("\n\n")[2].lstrip("\n")
    return not rest and found.start() > 1 and not above.startswith(kind.joins)


def _join(markdown: str, html: dict[str, str], mark: str) -> tuple[str, dict[str, str]]:
    """One mark for all that follow each other: each costs as much as a paragraph."""
    joined: dict[str, str] = {}

    def one(found: re.Match[str]) -> str:
        marks = found[0].split()
        joined[marks[0]] = "\n".join(html[mark] for mark in marks)
        return marks[0]

    return re.sub(rf"{mark}(?:\n\n{mark})*", one, markdown), joined


def _unused(text: str) -> str:
    """A word that the text does not hold, and that means nothing to Markdown."""
    word = "gongshiplain"
    while word in text:
        word += "x"
    return word
