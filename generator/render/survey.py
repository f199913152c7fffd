"""Notices -> pages about them without a single row: a notice's parts, and all notices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from generator import aggregate
from generator.front_matter import with_front_matter
from generator.notice import Notice, count
from generator.render import figure
from generator.render.page import Related, decorated
from generator.render.words import Ready, render, span


def overview(parts: Sequence[Notice], related: Related | None = None) -> str:
    """`notices/<id>/index.md` of a notice that colleges publish in parts."""
    parts = sorted(parts, key=lambda part: part.slug)
    one = parts[0]
    front: dict[str, Any] = {
        "id": one.id,
        "view": "parts",
        "kind": one.kind,
        "title": one.title,
        "school": one.school,
        "publicity": {
            "from": min(part.period.first for part in parts),
            "to": max(part.period.last for part in parts),
        },
        "retain_until": max(part.retain_until for part in parts),
        "parts": len(parts),
        **_number(parts),
        **({"sample": True} if one.sample else {}),
    }
    body = render(
        "overview",
        parts=parts,
        one=one,
        span=span,
        related=related or Related(),
        up=Ready("../"),
        colleges=figure.colleges(aggregate.colleges(parts)),
    )
    return with_front_matter(decorated(front), body)


def listing(notices: Sequence[Notice]) -> str:
    """`notices/index.md`: every notice that is public, the latest first, by year."""
    years: dict[int, list[dict[str, Any]]] = {}
    for entry in sorted(_entries(notices), key=lambda entry: entry["order"]):
        years.setdefault(entry["year"], []).append(entry)
    return with_front_matter({"title": "全部公示"}, render("listing", years=years))


def _number(parts: Sequence[Notice]) -> dict[str, Any]:
    """How much stands in all parts together."""
    rows = sum(len(part.masked.rows) for part in parts)
    if parts[0].form == "people":
        return {"people": rows}
    return {"form": parts[0].form, "entries": rows}


def _entries(notices: Sequence[Notice]) -> Iterable[dict[str, Any]]:
    by_id: dict[str, list[Notice]] = {}
    for notice in notices:
        by_id.setdefault(notice.id, []).append(notice)
    for name, parts in by_id.items():
        first = min(part.period.first for part in parts)
        yield {
            "id": name,
            "title": parts[0].title,
            "period": span([first, max(part.period.last for part in parts)]),
            "retain_until": max(part.retain_until for part in parts),
            "counted": count(sum(len(part.masked.rows) for part in parts), parts[0].form),
            "parts": len([part for part in parts if part.part]),
            "year": first.year,
            "order": (-first.toordinal(), name),
        }
