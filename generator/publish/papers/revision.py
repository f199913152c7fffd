"""`r<n>/`, the address on a poster of the revision that stands; it leads to the notice.

When there is a newer revision, a page of the same address tells so instead.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator import qr
from generator.notice import Notice
from generator.publish import sheet
from generator.publish.edition import Edition


def files(notice: Notice, edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Yield the page, and the code of its address."""
    folder = f"r{notice.revision}"
    yield f"{folder}/index.html", sheet.text("revision", notice, edition).encode()
    yield f"{folder}/code.svg", qr.svg(f"{edition.address(notice)}{folder}/")
