"""Built pages -> the Content-Security-Policy under which all of them work.

Nothing is `unsafe-*`: an inline script runs by its hash alone.  Which scripts may be
there at all, the gate of the same name says.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable
from hashlib import sha256

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_NO_CODE = re.compile(r"\bsrc\s*=|\btype\s*=\s*[\"']?application/(?:ld\+)?json", re.IGNORECASE)


def hashes(pages: Iterable[str]) -> tuple[str, ...]:
    """`'sha256-…'` of each different inline script, sorted."""
    bodies = {
        body for page in pages for head, body in _SCRIPT.findall(page) if not _NO_CODE.search(head)
    }
    return tuple(sorted(f"'sha256-{_digest(body)}'" for body in bodies))


def policy(scripts: Iterable[str], *, https: bool) -> str:
    """The header's value; `scripts` are hashes of the inline ones."""
    parts = [
        "default-src 'none'",
        " ".join(("script-src 'self'", *scripts)),
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "object-src 'none'",
        *(["upgrade-insecure-requests"] if https else []),
    ]
    return "; ".join(parts)


def _digest(body: str) -> str:
    return base64.b64encode(sha256(body.encode()).digest()).decode()
