"""Codes, read by a decoder: whole, in grey, small, torn."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET

import pytest

from generator import qr
from tests.conftest import library
from tests.decoded import codes, levels

SHORT = "https://gs.example.cn/notices/a/"
LONG = "https://www.gongshi.example.edu.cn:8443/zsb/2024/notices/2024-zsb-application-supplement/jidian/r12/"


def picture(address: str):
    """The PNG, opened."""
    pillow = library("PIL.Image")
    return pillow.open(io.BytesIO(qr.png(address))).convert("L")


def bytes_of(image) -> bytes:
    """A picture as a file."""
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("address", [SHORT, LONG])
def test_read(address: str) -> None:
    """The address and nothing else, at level Q."""
    assert codes(qr.png(address)) == [address]
    assert levels(qr.png(address)) == ["Q"]


@pytest.mark.parametrize("address", [SHORT, LONG])
def test_quiet_zone(address: str) -> None:
    """Four modules of white on every side, then black: a phone finds the code by them."""
    image, edge = picture(address), qr.QUIET * qr.DOT
    size = image.size[0]
    inside = (edge, edge, size - edge, size - edge)
    dark = image.point(lambda value: 255 - value)
    assert image.size == (size, size)
    assert dark.getbbox() == inside


def test_torn() -> None:
    """A pin, a stamp or rain may take a corner of the middle away."""
    image = picture(LONG)
    side = image.size[0]
    image.paste(255, (side // 2, side // 2, side * 7 // 10, side * 7 // 10))
    assert codes(bytes_of(image)) == [LONG]


def test_small_and_grey() -> None:
    """As a chat group shrinks it, and as a tired printer prints it."""
    image = picture(LONG).resize((180, 180)).point(lambda value: 90 + value // 2)
    assert codes(bytes_of(image)) == [LONG]


def test_svg() -> None:
    """It grows to any size, names its address, and holds no script and no style."""
    root = ET.fromstring(qr.svg(LONG))
    tags = [child.tag.rpartition("}")[2] for child in root]
    assert tags == ["title", "path", "path"]
    assert root[0].text == LONG
    assert "width" not in root.attrib
    side = picture(LONG).size[0] // qr.DOT
    assert root.attrib["viewBox"] == f"0 0 {side} {side}"


def test_the_same_twice() -> None:
    """Same address, same bytes; another address, others."""
    qr.svg.cache_clear()
    first = (qr.svg(SHORT), qr.png(SHORT))
    qr.svg.cache_clear()
    qr.png.cache_clear()
    assert (qr.svg(SHORT), qr.png(SHORT)) == first
    assert qr.svg(LONG) != first[0]
