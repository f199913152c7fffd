"""An OLE compound file (`.xls`) -> the bytes of one of its streams.

Only what the look into old workbooks needs; a broken chain ends the stream early.
"""

from __future__ import annotations

import struct

_END = 0xFFFFFFFA
"""Sector numbers from here on are marks, not sectors."""


def stream(data: bytes, names: tuple[str, ...]) -> bytes:
    """Bytes of the first stream that has one of `names`; empty if there is none."""
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    fat = _fat(data, size)
    directory = _chain(data, struct.unpack_from("<I", data, 48)[0], fat, size)
    entries = [directory[at : at + 128] for at in range(0, len(directory) - 127, 128)]
    for entry in entries:
        length = struct.unpack_from("<H", entry, 64)[0]
        if entry[: max(length - 2, 0)].decode("utf-16-le", "ignore") in names:
            start, total = struct.unpack_from("<II", entry, 116)
            if total >= struct.unpack_from("<I", data, 56)[0]:
                return _chain(data, start, fat, size)[:total]
            return _small(data, entries[0], start, fat, size)[:total]
    return b""


def _fat(data: bytes, size: int) -> tuple[int, ...]:
    sectors = list(struct.unpack_from("<109I", data, 76))
    following, count = struct.unpack_from("<II", data, 68)
    for _ in range(min(count, len(data) // size)):
        if following >= _END:
            break
        block = data[(following + 1) * size : (following + 2) * size]
        *more, following = struct.unpack(f"<{len(block) // 4}I", block)
        sectors += more
    used = (number for number in sectors if number < _END)
    table = b"".join(data[(n + 1) * size : (n + 2) * size] for n in used)
    return struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])


def _walk(start: int, table: tuple[int, ...]) -> list[int]:
    numbers: list[int] = []
    while start < len(table) and len(numbers) <= len(table):
        numbers.append(start)
        start = table[start]
    return numbers


def _chain(data: bytes, start: int, fat: tuple[int, ...], size: int) -> bytes:
    return b"".join(data[(n + 1) * size : (n + 2) * size] for n in _walk(start, fat))


def _small(data: bytes, root: bytes, start: int, fat: tuple[int, ...], size: int) -> bytes:
    """A stream below the cut-off lies in 64-byte pieces inside the root entry's stream."""
    pieces = _chain(data, struct.unpack_from("<I", root, 116)[0], fat, size)
    table = _chain(data, struct.unpack_from("<I", data, 60)[0], fat, size)
    links = struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])
    return b"".join(pieces[n * 64 : (n + 1) * 64] for n in _walk(start, links))
