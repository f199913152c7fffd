"""The QR code of a notice's permanent address, to be put into other papers and posts."""

from __future__ import annotations

from collections.abc import Iterator

from generator import qr
from generator.notice import Notice
from generator.publish.edition import Edition


def files(notice: Notice, edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Yield the code in both formats."""
    yield from _both(edition.address(notice), "")


def of(folder: str, edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Yield the same for any folder below `site/`, such as that of a notice with parts."""
    yield from _both(edition.site_url + folder, folder)


def _both(address: str, folder: str) -> Iterator[tuple[str, bytes]]:
    yield f"{folder}code.svg", qr.svg(address)
    yield f"{folder}code.png", qr.png(address)
