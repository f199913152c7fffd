"""Bytes of a PDF -> every text in it, and what of it nobody can search.

A page shows glyph numbers, not letters: neither the bytes nor the inflated streams hold
its words, so pypdf decodes them.  Words also stand in the metadata, in remarks, in form
fields, in bookmarks and in files within.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdf

PAGES = 1000
"""A longer document is left to the eye: it would keep the gate busy for minutes."""


@dataclass(frozen=True)
class Pdf:
    """What was found."""

    texts: tuple[str, ...]
    mute: tuple[int, ...]
    """1-based pages that show something, but no text: scans, or letters as curves."""
    pictures: bool
    """Whether a page with text also holds a picture."""
    files: tuple[tuple[str, bytes], ...]
    """Files that the PDF carries along."""


def read(data: bytes) -> Pdf | None:
    """What stands in a PDF; None where it is locked, damaged or endless."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)  # it names values of the document
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if len(reader.pages) > PAGES:
            return None
        pages = [(page, page.extract_text().strip()) for page in reader.pages]
        return Pdf(
            texts=(*(text for _, text in pages), *_around(reader)),
            mute=tuple(at for at, (page, text) in enumerate(pages, 1) if not text and _drawn(page)),
            pictures=any(text and _pictured(page) for page, text in pages),
            files=tuple((name, file) for name, its in reader.attachments.items() for file in its),
        )
    except Exception:  # noqa: BLE001 - a foreign parser on a hostile file: it stays closed
        return None


def _around(reader: pypdf.PdfReader) -> Iterator[str]:
    """Texts that no page shows."""
    yield from (str(value) for value in (reader.metadata or {}).values())
    described = reader.root_object.get("/Metadata")
    if described is not None:
        yield described.get_object().get_data().decode("utf-8", "replace")
    for field in (reader.get_fields() or {}).values():
        yield from (str(field.get(key, "")) for key in ("/T", "/V", "/DV", "/TU"))
    yield from _bookmarks(reader.outline)
    for page in reader.pages:
        for remark in page.annotations or ():
            its = remark.get_object()
            yield from (str(its.get(key, "")) for key in ("/Contents", "/T", "/Subj", "/RC"))


def _bookmarks(outline: Any) -> Iterator[str]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _bookmarks(entry)
        else:
            yield str(entry.title)


def _drawn(page: pypdf.PageObject) -> bool:
    contents = page.get_contents()
    return contents is not None and bool(contents.get_data().strip())


def _pictured(page: pypdf.PageObject) -> bool:
    resources = page.get("/Resources")
    drawn = resources.get_object().get("/XObject") if resources is not None else None
    found = drawn.get_object().values() if drawn is not None else ()
    return any(each.get_object().get("/Subtype") == "/Image" for each in found)
