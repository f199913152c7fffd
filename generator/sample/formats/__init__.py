"""Books -> bytes of files, one writer a file; the same book gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from generator.sample.book import Book
from generator.sample.formats import html, ods, text, xlsx

WRITERS: dict[str, Callable[[Book], bytes]] = {
    "xlsx": xlsx.dump,
    "html": html.dump,
    "ods": ods.dump,
    "csv": partial(text.dump, encoding="utf-8-sig"),
    "csv-gb18030": partial(text.dump, encoding="gb18030"),
    "tsv": partial(text.dump, separator="\t"),
}
"""What `Book.format` names."""
