"""Pictures -> what a phone would read in them, by a decoder that had no part in making them."""

from __future__ import annotations

import io

from tests.conftest import library


def codes(picture: bytes) -> list[str]:
    """The text of every QR code in a PNG."""
    zxing = library("zxingcpp")
    pillow = library("PIL.Image")
    image = pillow.open(io.BytesIO(picture)).convert("L")
    return [code.text for code in zxing.read_barcodes(image)]


def levels(picture: bytes) -> list[str]:
    """How much of each code may be lost: L, M, Q or H."""
    zxing = library("zxingcpp")
    pillow = library("PIL.Image")
    image = pillow.open(io.BytesIO(picture)).convert("L")
    return [code.ec_level for code in zxing.read_barcodes(image)]
