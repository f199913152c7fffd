"""Real PDFs, made byte by byte: with text, with a picture only, with things inside."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

PAGE = (
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << {} >> /Contents {} 0 R {}>>"
)


def stream(data: bytes, facts: str = "") -> bytes:
    """A compressed stream."""
    packed = zlib.compress(data)
    return (
        f"<< /Length {len(packed)} /Filter /FlateDecode {facts}>>\nstream\n".encode()
        + packed
        + b"\nendstream"
    )


def pdf(objects: Mapping[int, bytes | str], info: str = "") -> bytes:
    """A file of these objects; the first is the catalogue."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        data = body if isinstance(body, bytes) else body.encode()
        out += f"{number} 0 obj\n".encode() + data + b"\nendobj\n"
    start, size = len(out), max(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    for number in range(1, size):
        out += f"{places.get(number, 0):010d} 00000 n \n".encode()
    out += f"trailer\n<< /Size {size} /Root 1 0 R {info}>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def pages(
    *kinds: str, root: str = "", info: str = "", more: Mapping[int, bytes | str] = {}
) -> bytes:
    """One page for each: a text, or `scan` for a picture without any."""
    objects: dict[int, bytes | str] = {
        1: f"<< /Type /Catalog /Pages 2 0 R {root}>>",
        3: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        4: stream(b"\x80" * 12, "/Type /XObject /Subtype /Image /Width 2 /Height 2 "
                  "/ColorSpace /DeviceRGB /BitsPerComponent 8 "),
    }  # fmt: skip
    kids = []
    for at, kind in enumerate(kinds):
        page, content = 10 + 2 * at, 11 + 2 * at
        drawn = b"q 500 0 0 700 40 60 cm /I Do Q" if kind == "scan" else _shown(kind)
        objects[page] = PAGE.format("/Font << /F 3 0 R >> /XObject << /I 4 0 R >>"
                                    if kind == "scan" else "/Font << /F 3 0 R >>", content, "")  # fmt: skip
        objects[content] = stream(drawn)
        kids.append(f"{page} 0 R")
    objects[2] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return pdf({**objects, **more}, info)


def _shown(text: str) -> bytes:
    return f"BT /F 12 Tf 72 700 Td ({text}) Tj ET".encode("latin-1")
