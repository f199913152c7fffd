"""Bytes of a file -> the texts that somebody could find in it, packed ones included.

A file that cannot be looked into is never passed over: it comes out as `Closed`.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.model import Severity
from generator.verify import _pdf as _pdf_reader

MEMBER = 50_000_000
"""Bytes that one packed file may unpack to."""
TOTAL = 200_000_000
"""Bytes that all files of one package may unpack to."""
RATIO = 100
"""Unpacked to packed; asked only above `SMALL` bytes."""
SMALL = 1_000_000
DEPTH = 2
"""Packages within packages."""

PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF")
FONTS = (b"\0\0\1\0", b"wOFF", b"wOF2", b"\0\1\0\0", b"OTTO")
"""Fonts and icons: nobody photographs a list into them."""
PACKED = {
    b"7z\xbc\xaf": "7z 压缩包",
    b"Rar!": "RAR 压缩包",
    b"BZh": "bz2 压缩包",
    b"\xfd7zX": "xz 压缩包",
    b"\x28\xb5\x2f\xfd": "zstd 压缩包",
    b"\xd0\xcf\x11\xe0": "旧版或加密的 Office 文件",
}
Kind = Literal["text", "gzip", "zip", "pdf", "image", "font", "unknown"]
WIDE = ("utf-16-le", "utf-16-be")


@dataclass(frozen=True)
class Text:
    """Something to search."""

    inside: str
    """Path within the package; empty for the file itself."""
    text: str
    office: bool = False
    """XML of an office file: only a few tags end a word."""
    binary: bool = False
    """Bytes read as text: only strict patterns mean anything."""


@dataclass(frozen=True)
class Closed:
    """Something that cannot be searched."""

    inside: str
    reason: str
    """Chinese, as the middle of a sentence: `这是…`."""
    severity: Severity = "error"
    seen: bool = False
    """Somebody has read it, and that is on record."""


@dataclass
class _Purse:
    """How many bytes may still be unpacked."""

    left: int = TOTAL


Carried = Text | Closed


def carried(name: str, data: bytes) -> Iterator[Carried]:
    """Every text in a file."""
    yield from _open(name, data, "", 0, _Purse())


def _open(name: str, data: bytes, inside: str, depth: int, purse: _Purse) -> Iterator[Carried]:
    kind = _kind(name, data)
    if kind == "text":
        yield Text(inside, _decode(data), office=inside.endswith((".xml", ".rels", ".vml")))
    elif kind in {"gzip", "zip"} and depth >= DEPTH:
        yield Closed(inside, "压缩包嵌套过深")
    elif kind == "gzip":
        yield from _gzip(name, data, inside, depth, purse)
    elif kind == "zip":
        yield from _zip(data, inside, depth, purse)
    elif kind == "pdf":
        yield from _pdf(data, inside, depth, purse)
    else:
        yield from _binary(data, inside, kind)


def _kind(name: str, data: bytes) -> Kind:
    """By the first bytes; a package may stand behind something else, as its end tells."""
    if data[:2] == b"\x1f\x8b":
        return "gzip"
    if data[:4] == b"PK\x03\x04" or b"PK\x05\x06" in data[-70_000:]:
        return "zip"
    return "pdf" if b"%PDF-" in data[:1024] else _single(name, data)


def _single(name: str, data: bytes) -> Kind:
    if data.startswith(PICTURES):
        return "image"
    if data.startswith(FONTS):
        return "font"
    if name.lower().endswith(".br") or data.startswith(tuple(PACKED)):
        return "unknown"
    wide = data[:2] in {b"\xff\xfe", b"\xfe\xff"}
    return "text" if wide or b"\0" not in data else "unknown"


def _decode(data: bytes) -> str:
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")


def _gzip(name: str, data: bytes, inside: str, depth: int, purse: _Purse) -> Iterator[Carried]:
    limit = _limit(len(data), purse)
    try:
        out = _unpacked(data, limit)
    except zlib.error:
        yield Closed(inside, "压缩包已损坏")
        return
    if len(out) > limit:
        yield Closed(inside, "压缩包展开后过大")
        return
    purse.left -= len(out)
    yield from _open(name.removesuffix(".gz"), out, inside, depth + 1, purse)


def _unpacked(data: bytes, limit: int) -> bytes:
    """All gzip members of a file; unpacking stops just above the limit."""
    out = bytearray()
    while data[:2] == b"\x1f\x8b" and len(out) <= limit:
        unpacker = zlib.decompressobj(wbits=31)
        out += unpacker.decompress(data, limit + 1 - len(out))
        if not unpacker.eof and len(out) <= limit:
            raise zlib.error("torn off")
        data = unpacker.unused_data
    return bytes(out)


def _zip(data: bytes, inside: str, depth: int, purse: _Purse) -> Iterator[Carried]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if package.comment:
                yield Text(inside, _decode(package.comment))
            for member in package.infolist():
                yield from _member(package, member, inside, depth, purse)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError):
        # RuntimeError is what zipfile raises for a member that needs a password.
        yield Closed(inside, "压缩包已损坏或有密码")


def _member(
    package: zipfile.ZipFile, member: zipfile.ZipInfo, inside: str, depth: int, purse: _Purse
) -> Iterator[Carried]:
    path = f"{inside}/{member.filename}" if inside else member.filename
    yield Text(inside, member.filename)
    if member.comment:
        yield Text(path, _decode(member.comment))
    limit = _limit(member.compress_size, purse)
    with package.open(member) as file:
        data = file.read(limit + 1)  # the size in the directory may lie
    if len(data) > limit:
        yield Closed(path, "压缩包展开后过大")
        return
    purse.left -= len(data)
    if data:
        yield from _open(member.filename, data, path, depth + 1, purse)


def _limit(packed: int, purse: _Purse) -> int:
    return max(0, min(MEMBER, purse.left, max(SMALL, packed * RATIO)))


def _pdf(data: bytes, inside: str, depth: int, purse: _Purse) -> Iterator[Carried]:
    yield from _bytes(data, inside)
    found = _pdf_reader.read(data)
    if found is None:
        yield Closed(inside, "PDF 文件已损坏、有密码或过长")
        return
    yield Text(inside, "\0".join(found.texts))
    if found.mute:
        pages = "、".join(map(str, found.mute[:5])) + (" 等" if len(found.mute) > 5 else "")
        yield Closed(inside, f"PDF 第 {pages} 页是扫描件，没有可检查的文字")
    elif found.pictures:
        yield Closed(inside, "PDF 中的图片", "note")
    for name, file in found.files:
        yield from _within(name, file, f"{inside}/{name}" if inside else name, depth, purse)


def _within(name: str, data: bytes, path: str, depth: int, purse: _Purse) -> Iterator[Carried]:
    """A file that a PDF carries along."""
    yield Text(path, name)
    purse.left -= len(data)
    if depth >= DEPTH or purse.left < 0:
        yield Closed(path, "附件嵌套过深或过大")
    else:
        yield from _open(name, data, path, depth + 1, purse)


def _binary(data: bytes, inside: str, kind: str) -> Iterator[Carried]:
    yield from _bytes(data, inside)
    if kind == "image":
        yield Closed(inside, "图片中的文字", "note")
    elif kind == "unknown":
        packed = next((text for magic, text in PACKED.items() if data.startswith(magic)), "")
        yield Closed(inside, packed or "文件类型不明")


def _bytes(data: bytes, inside: str) -> Iterator[Text]:
    """The bytes in the encodings that metadata are written in."""
    yield Text(inside, data.decode("utf-8", "replace"), binary=True)
    for encoding in WIDE:
        for start in (0, 1):
            yield Text(inside, data[start:].decode(encoding, "replace"), binary=True)
