"""The fast path: MkDocs page -> the same page, without parsing its tables and facts.

Python-Markdown needs 0.7 ms for a table row.  Here the tables that `render` wrote, and
its lists of facts, are cut out before Markdown and put back as finished HTML before the
template, which cannot tell the difference: the built pages are the same to the byte.
Nothing that must hold depends on this plugin; `mkdocs build` without it is only slower.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.base import Config
from mkdocs.plugins import BasePlugin
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from generator.render.shortcut import cut, paste

_WRITTEN_BY_RENDER = {"notice", "group"}


class NoOptions(Config):  # type: ignore[no-untyped-call]
    """There is nothing to configure."""


class GongshiPlugin(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]
    """Put into the configuration by `build`; `mkdocs.yml` never names it."""

    def __init__(self) -> None:
        self._cut: dict[str, dict[str, str]] = {}

    def on_page_markdown(self, markdown: str, /, *, page: Page, **_: object) -> str:
        """The text with a mark in place of what `render` wrote as plain as can be."""
        if not _is_ours(page.meta):
            return markdown
        text, self._cut[page.file.src_uri] = cut(markdown)
        return text

    def on_page_context(
        self, context: TemplateContext, /, *, page: Page, **_: object
    ) -> TemplateContext:
        """The page with what was cut in place of its marks, when the search has passed by."""
        marks = self._cut.pop(page.file.src_uri, {})
        if marks:
            page.content = paste(page.content or "", marks)
        return context

    def on_env(self, env: Environment, /, **_: object) -> Environment:
        """Compiled templates are kept between builds, in a folder only this user may use."""
        with suppress(OSError, RuntimeError):  # no such folder: compile as MkDocs does
            env.bytecode_cache = FileSystemBytecodeCache()
        return env


def _is_ours(meta: Mapping[str, Any]) -> bool:
    """Lists alone: a document is in the search, which must see the whole of it."""
    listed = (meta.get("search") or {}).get("exclude") is True
    return listed and meta.get("view") in _WRITTEN_BY_RENDER and "fingerprint" in meta
