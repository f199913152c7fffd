"""Notice -> the pages that say that its rows are gone; they hold no row.

`gone/<id>.md` stands from the first day, so that a server can show it at the second
without a rebuild; its words are true before and after.  When the rows have been taken
away, a page of the same words takes their place at the notice's own address.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.front_matter import with_front_matter
from generator.notice import Notice
from generator.render.words import render, span
from generator.stone import KEY, Stone

TEMPLATE = "gone.html"


def tombstone(parts: Sequence[Notice | Stone]) -> str:
    """`gone/<id>.md` of one notice, whole or with all of its parts."""
    return with_front_matter({**_front(parts[0]), "template": TEMPLATE}, _body(parts))


def ended(stones: Sequence[Stone]) -> str:
    """The page where the rows were: of a notice or part, or of all parts of one together."""
    one = stones[0]
    alone = {KEY: one.front_matter()} if len(stones) == 1 else {}
    return with_front_matter({**_front(one), **alone}, _body(stones))


def _front(one: Notice | Stone) -> dict[str, Any]:
    return {
        "id": one.id,
        "view": "gone",
        "title": one.title,
        "school": one.school,
        "search": {"exclude": True},
        **({"sample": True} if one.sample else {}),
    }


def _body(parts: Sequence[Notice | Stone]) -> str:
    parts = sorted(parts, key=lambda part: part.slug)
    ends = {part.folder: part for part in parts if isinstance(part, Stone)}
    return render(
        "gone",
        parts=parts,
        one=parts[0],
        ends=ends,
        standing=len(ends) < len(parts),
        what="名单" if parts[0].form == "people" else "内容",
        questions=list(dict.fromkeys(part.questions for part in parts)),
        complaints=list(dict.fromkeys(part.complaints for part in parts)),
        span=span,
    )
