"""An address -> its QR code, for a screen and for paper.

Level Q: a quarter of it may be torn off, stamped over or wet.  Black on white with a
margin of four modules, so that it reads on a dark page and on a coloured board alike.
"""

from __future__ import annotations

import io
from functools import lru_cache

import segno

QUIET = 4
"""Modules of white on every side."""
DOT = 12
"""Pixels of a module in the PNG: sharp on A4, small enough for a chat group."""


@lru_cache(maxsize=4096)
def svg(address: str) -> bytes:
    """An SVG without a size of its own, which the page gives it."""
    made = _code(address)
    out = io.BytesIO()
    made.save(
        out,
        kind="svg",
        border=QUIET,
        light="#fff",
        xmldecl=False,
        omitsize=True,
        svgclass=None,
        lineclass=None,
        title=address,
    )
    return out.getvalue()


@lru_cache(maxsize=4096)
def png(address: str) -> bytes:
    """A black and white PNG."""
    out = io.BytesIO()
    _code(address).save(out, kind="png", border=QUIET, scale=DOT)
    return out.getvalue()


def _code(address: str) -> segno.QRCode:
    return segno.make_qr(address, error="q", boost_error=False)
