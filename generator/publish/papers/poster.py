"""The poster: one A4 page that says what is published, until when, and leads to it.

It holds no row.  Its code says which revision it was printed for.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.notice import Notice
from generator.publish import sheet
from generator.publish.edition import Edition


def files(notice: Notice, edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Yield the page."""
    yield "poster/index.html", sheet.text("poster", notice, edition).encode()
