"""The fast table path: MkDocs page -> the same page, without parsing its tables.

Python-Markdown needs 0.7 ms for a table row.  Here the tables that `render` wrote are
cut out before Markdown and put back as finished HTML before the template, which cannot
tell the difference: the built pages are the same to the byte.  Nothing that must hold
depends on this plugin; `mkdocs build` without it is only slower.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.base import Config
from mkdocs.plugins import BasePlugin
from mkdocs.structure.pages import Page

from generator.render import table

_WRITTEN_BY_RENDER = {"notice", "group"}


class NoOptions(Config):  # type: ignore[no-untyped-call]
    """There is nothing to configure."""


class GongshiPlugin(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]
    """Put into the configuration by `build`; `mkdocs.yml` never names it."""

    def __init__(self) -> None:
        self._cut: dict[str, list[tuple[str, str]]] = {}

    def on_page_markdown(self, markdown: str, /, *, page: Page, **_: object) -> str:
        """The text with a mark in place of each table that `render` wrote."""
        if not _is_ours(page.meta):
            return markdown
        text, cut = cut_tables(markdown)
        if cut:
            self._cut[page.file.src_uri] = cut
        return text

    def on_page_content(self, html: str, /, *, page: Page, **_: object) -> str:
        """The HTML with each table in place of its mark."""
        for mark, finished in self._cut.pop(page.file.src_uri, ()):
            before, _mark, after = html.partition(f"<p>{mark}</p>")
            html = f"{before}{finished}{after}"
        return html

    def on_env(self, env: Environment, /, **_: object) -> Environment:
        """Compiled templates are kept between builds, in a folder only this user may use."""
        with suppress(OSError, RuntimeError):  # no such folder: compile as MkDocs does
            env.bytecode_cache = FileSystemBytecodeCache()
        return env


def cut_tables(markdown: str) -> tuple[str, list[tuple[str, str]]]:
    """The text with a mark for each table, and each mark with its table's HTML."""
    cut: list[tuple[str, str]] = []
    stem = _unused(markdown)

    def mark(found: re.Match[str]) -> str:
        finished = table.html(found[0])
        # Only a paragraph of its own is the same block to Markdown as a table.
        alone = found.string[: found.start()].endswith("\n\n")
        if finished is None or not alone:
            return found[0]
        cut.append((f"{stem}{len(cut)}end", finished))
        return f"{cut[-1][0]}\n"

    return table.TABLE.sub(mark, markdown), cut


def _unused(text: str) -> str:
    """A word that the text does not hold, and that means nothing to Markdown."""
    word = "gongshitable"
    while word in text:
        word += "x"
    return word


def _is_ours(meta: Mapping[str, Any]) -> bool:
    return meta.get("view") in _WRITTEN_BY_RENDER and "fingerprint" in meta
