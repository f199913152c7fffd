"""A value -> its one text: the bytes that fingerprints and hash chains are taken of."""

from __future__ import annotations

import hashlib
import json


def canonical(value: object) -> bytes:
    """Sorted keys, no spaces, UTF-8 as it is, one newline at the end."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode() + b"\n"


GENESIS = "0" * 64
"""What the first line of a chain names as the one before it."""


def link(line: bytes) -> str:
    """What the next line of a chain names: SHA-256 of this one, without its newline."""
    return hashlib.sha256(line.rstrip(b"\n")).hexdigest()
