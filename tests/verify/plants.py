"""Ways to hide a value in a site: a carrier is a file, a disguise is a spelling."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import struct
import urllib.parse
import zipfile
import zlib
from collections.abc import Callable

Disguise = Callable[[str], str]
Carrier = Callable[[str], tuple[str, bytes]]

FULL_WIDTH = str.maketrans("0123456789Xx@.", "０１２３４５６７８９Ｘｘ＠．")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def _in_groups(text: str, mark: str) -> str:
    return mark.join(text[i : i + 4] for i in range(0, len(text), 4))


def _entities(text: str) -> str:
    return "".join(f"&#{ord(char)};" for char in text)


def _hex_entities(text: str) -> str:
    return "".join(f"&#x{ord(char):X};" for char in text)


def _digits_escaped(text: str) -> str:
    return "".join(f"\\u{ord(char):04x}" for char in text)


SPELLED: dict[str, Disguise] = {
    "plain": lambda text: text,
    "blanks": lambda text: _in_groups(text, " "),
    "line breaks": lambda text: _in_groups(text, "\n"),
    "dashes": lambda text: _in_groups(text, "-"),
    "no-break blanks": lambda text: _in_groups(text, "\u00a0"),
    "zero width": "\u200b".join,
    "soft hyphens": lambda text: _in_groups(text, "\u00ad"),
    "full width": lambda text: text.translate(FULL_WIDTH),
    "other digits": lambda text: text.translate(ARABIC),
    "entities": _entities,
    "hex entities": _hex_entities,
    "entities twice": lambda text: _entities(text).replace("&", "&amp;"),
    "inline tags": lambda text: f"{text[:3]}<b>{text[3:8]}</b>{text[8:]}",
    "comment within": lambda text: f"{text[:5]}<!-- -->{text[5:]}",
    "backslash u": _digits_escaped,
    "percent": lambda text: "".join(f"%{byte:02X}" for byte in text.encode()),
    "base64": lambda text: base64.b64encode(text.encode()).decode(),
    "base64 within": lambda text: base64.b64encode(f'{{"k":"{text}"}}'.encode()).decode(),
    "hexadecimal": lambda text: text.encode().hex(),
}
"""What both gates find: the patterns, and the search for known values."""

KNOWN: dict[str, Disguise] = {
    **SPELLED,
    "reversed": lambda text: text[::-1],
    "md5": lambda text: hashlib.md5(text.encode(), usedforsecurity=False).hexdigest(),
    "sha256": lambda text: hashlib.sha256(text.encode()).hexdigest(),
    "dots": lambda text: _in_groups(text, "."),
}
"""What the search for known values finds."""


def _page(body: str) -> tuple[str, bytes]:
    return "about/index.html", f"<html><body>{body}</body></html>".encode()


def _packed(member: str, data: bytes) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(member, data)
    return memory.getvalue()


def _sheet(text: str) -> tuple[str, bytes]:
    cell = f'<si><t xml:space="preserve">{text}</t></si><si><t>84</t></si>'
    return "about/form.xlsx", _packed("xl/sharedStrings.xml", f"<sst>{cell}</sst>".encode())


def png(chunk: bytes = b"", kind: bytes = b"tEXt") -> bytes:
    """A picture of one dot, with a chunk of metadata."""
    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    parts = [(b"IHDR", head), (kind, chunk), (b"IDAT", zlib.compress(b"\0\0")), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )


TEXTS: dict[str, Carrier] = {
    "text": lambda text: _page(f"<p>联系 {text} 谢谢</p>"),
    "table cell": lambda text: _page(f"<table><tr><td>84</td>\n<td>{text}</td></tr></table>"),
    "script": lambda text: ("own.js", f'var a = "{text}";'.encode()),
    "style sheet": lambda text: ("own.css", f'p::after {{ content: "{text}" }}'.encode()),
    "map file": lambda text: ("extra.json", json.dumps({"k": [1, text]}).encode()),
    "escaped json": lambda text: (
        "search/search_index.json",
        json.dumps({"docs": [{"location": "", "text": f"<p>公示 {text}</p>"}]}).encode(),
    ),
    "raw json": lambda text: (
        "raw.json",
        json.dumps({"k": f"公示 {text}"}, ensure_ascii=False).encode(),
    ),
    "drawing": lambda text: ("a.svg", f"<svg><text>{text}</text></svg>".encode()),
    "site map": lambda text: ("sitemap.xml.gz", gzip.compress(f"<loc>{text}</loc>".encode())),
    "package": lambda text: ("a.zip", _packed("inner.html", f"<p>{text}</p>".encode())),
    "workbook": _sheet,
    "utf-16": lambda text: ("a.txt", f"名单 {text}".encode("utf-16")),
}
"""Files in which every disguise is found."""

PLAIN: dict[str, Carrier] = {
    "attribute": lambda text: _page(f'<img alt="{text}">'),
    "comment": lambda text: _page(f"<!-- {text} -->"),
    "link": lambda text: _page(f'<a href="x?q={text}">x</a>'),
    "picture": lambda text: ("a.png", png(b"Comment\0" + text.encode())),
    "picture, wide": lambda text: ("b.png", png(b"xp" + text.encode("utf-16-le"), b"eXIf")),
    "package in package": lambda text: ("b.zip", _packed("c.zip", _packed("d.txt", text.encode()))),
    "member name": lambda text: ("e.zip", _packed(f"{text}.txt", b"x")),
    "gb18030": lambda text: ("gbk.txt", f"名单在此 {text}".encode("gb18030")),
    "file name": lambda text: (f"about/{text}.html", b"x"),
    "folder name": lambda text: (f"{urllib.parse.quote(text)}/index.html", b"x"),
}
"""Files in which the plain spelling is found."""
