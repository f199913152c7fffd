"""The code on the papers of the revision that stands: `r<n>/`, which tells of a newer one.

The page at that address is one of the notice's own; it leads on while its revision stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator import qr
from generator.notice import Notice
from generator.publish.edition import Edition


def files(notice: Notice, edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Yield the code."""
    folder = f"r{notice.revision}"
    yield f"{folder}/code.svg", qr.svg(f"{edition.address(notice)}{folder}/")
