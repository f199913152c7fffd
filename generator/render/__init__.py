"""Masked -> text: what `content/notices/` holds, as Markdown that any engine renders."""

from __future__ import annotations

from generator.render.cell import encode
from generator.render.log import log_page
from generator.render.page import Related, own_page, pages
from generator.render.revisions import pages as revision_pages
from generator.render.survey import listing, overview
from generator.render.tombstone import ended, tombstone

__all__ = [
    "Related",
    "encode",
    "ended",
    "listing",
    "log_page",
    "overview",
    "own_page",
    "pages",
    "revision_pages",
    "tombstone",
]
