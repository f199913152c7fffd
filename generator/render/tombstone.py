"""Notice -> `gone/<id>.md`, the page that answers in its place once its rows must be gone.

It stands from the first day, so that a server can show it at the second without a
rebuild; its words are true before and after.  It holds no row.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.front_matter import with_front_matter
from generator.notice import Notice
from generator.render.words import render, span

TEMPLATE = "gone.html"


def tombstone(parts: Sequence[Notice]) -> str:
    """The page of one notice, whole or with all of its parts."""
    parts = sorted(parts, key=lambda part: part.slug)
    one = parts[0]
    front = {
        "id": one.id,
        "view": "gone",
        "title": one.title,
        "school": one.school,
        "template": TEMPLATE,
        "search": {"exclude": True},
        **({"sample": True} if one.sample else {}),
    }
    body = render(
        "gone",
        parts=parts,
        one=one,
        what="名单" if one.form == "people" else "内容",
        questions=list(dict.fromkeys(part.questions for part in parts)),
        complaints=list(dict.fromkeys(part.complaints for part in parts)),
        span=span,
    )
    return with_front_matter(front, body)
