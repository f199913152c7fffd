"""The QR code of a notice's permanent address, to be put into other papers and posts."""

from __future__ import annotations

from collections.abc import Iterator

from generator import qr
from generator.notice import Notice
from generator.publish.edition import Edition


def files(notice: Notice, edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Yield the code in both formats."""
    address = edition.address(notice)
    yield "code.svg", qr.svg(address)
    yield "code.png", qr.png(address)
