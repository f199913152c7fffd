"""Notices -> pages about them without a single row: a notice's parts, and all notices."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from generator import aggregate
from generator.front_matter import with_front_matter
from generator.notice import Notice, count
from generator.render import figure
from generator.render.page import Related, colleges, decorated, found_by
from generator.render.words import Ready, chinese, render, span
from generator.stone import Stone


def overview(
    parts: Sequence[Notice], related: Related | None = None, ended: Sequence[Stone] = ()
) -> str:
    """`notices/<id>/index.md` of a notice that colleges publish in parts, some of them gone."""
    parts = sorted(parts, key=lambda part: part.slug)
    one = parts[0]
    front: dict[str, Any] = {
        "id": one.id,
        "view": "parts",
        "kind": one.kind,
        **({"label": one.label} if one.label else {}),
        "title": one.title,
        "school": one.school,
        "publicity": {
            "from": min(part.period.first for part in parts),
            "to": max(part.period.last for part in parts),
        },
        "retain_until": max(part.retain_until for part in parts),
        "parts": len(parts),
        "colleges": colleges(parts),
        **_number(parts),
        **_find_in(parts),
        **({"sample": True} if one.sample else {}),
    }
    body = render(
        "overview",
        parts=parts,
        ended=sorted(ended, key=lambda stone: stone.slug),
        one=one,
        span=span,
        days=front["publicity"].values(),
        kept=front["retain_until"],
        related=related or Related(),
        up=Ready("../"),
        colleges=figure.colleges(aggregate.colleges(parts)),
    )
    return with_front_matter(decorated(front), body)


def listing(
    notices: Sequence[Notice],
    withdrawn: Sequence[Stone] = (),
    coming: Sequence[Mapping[str, Any]] = (),
) -> str:
    """`notices/index.md`: every notice that is public, the latest first, by year.

    Of those that were withdrawn, the page says so; the home page tells what is `coming`.
    """
    years: dict[int, list[dict[str, Any]]] = {}
    entries = [*_entries(notices), *_gone(withdrawn, {notice.id for notice in notices})]
    for entry in sorted(entries, key=lambda entry: entry["order"]):
        years.setdefault(entry["year"], []).append(entry)
    front = {"title": "全部公示", **({"coming": list(coming)} if coming else {})}
    return with_front_matter(front, render("listing", years=years, majors=_majors(notices)))


def _majors(notices: Sequence[Notice]) -> dict[str, str]:
    """College -> the majors of its lists; this page is in the search, the lists are not."""
    found: dict[str, dict[str, None]] = {}
    for notice in notices:
        for group in notice.masked.groups:
            college = group.keys.get("college", notice.part)
            if college and "major" in group.keys:
                found.setdefault(college, {})[group.keys["major"]] = None
    return {college: "、".join(majors) for college, majors in found.items()}


def _number(parts: Sequence[Notice]) -> dict[str, Any]:
    """How much stands in all parts together."""
    rows = sum(len(part.masked.rows) for part in parts)
    if parts[0].form == "people":
        return {"people": rows}
    return {"form": parts[0].form, "entries": rows}


def _gone(withdrawn: Sequence[Stone], standing: Collection[str]) -> Iterable[dict[str, Any]]:
    by_id = {stone.id: stone for stone in withdrawn if stone.id not in standing}
    for name, stone in by_id.items():
        yield {
            "id": name,
            "title": stone.title,
            "gone": f"{stone.said}（{chinese(stone.on)}）",
            "year": stone.period.first.year,
            "order": (-stone.period.first.toordinal(), name),
        }


def _find_in(parts: Sequence[Notice]) -> dict[str, Any]:
    """Folders of the parts in which people may look for their own row."""
    listed = [part for part in parts if part.masked.rows and found_by(part)]
    if not listed:
        return {}
    return {**found_by(listed[0]), "find_in": [f"{part.slug}/" for part in listed]}


def _entries(notices: Sequence[Notice]) -> Iterable[dict[str, Any]]:
    by_id: dict[str, list[Notice]] = {}
    for notice in notices:
        by_id.setdefault(notice.id, []).append(notice)
    for name, parts in by_id.items():
        first = min(part.period.first for part in parts)
        yield {
            "id": name,
            "title": parts[0].title,
            "lasts": parts[0].lasts,
            "period": span([first, max(part.period.last for part in parts)]),
            "retain_until": max(part.retain_until for part in parts),
            "counted": count(sum(len(part.masked.rows) for part in parts), parts[0].form),
            "parts": len([part for part in parts if part.part]),
            "mended": any(part.corrections for part in parts),
            "year": first.year,
            "order": (-first.toordinal(), name),
        }
