"""Notices -> numbers of people that point at nobody: what pictures show and pages say of them.

A number below `FEW` is never made: its people are counted together with their neighbours.
Everything is counted from what is published, and from nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from itertools import accumulate
from typing import Any, Protocol, TypeAlias

from generator.model import Group, Masked

FEW = 5
"""Fewer people than this are a small circle."""
WIDTHS = (1, 2, 5, 10, 20, 50, 100, 1000)
"""How many points of the average a bar may span."""
ENOUGH, MOST = 4, 9
"""Fewer bars say little, more are no picture."""
WIDTH, HEAD, PITCH, FOOT = 400, 52, 34, 34
"""Of a picture, in its own units: a page gives the size before the picture is there."""
AVERAGE = "average"
Entry: TypeAlias = Mapping[str, Any]
"""People, or places, of one group of a rule."""


class Listed(Protocol):
    """A notice, as far as it is counted."""

    @property
    def masked(self) -> Masked: ...
    @property
    def rule(self) -> Mapping[str, Any]: ...
    @property
    def part(self) -> str: ...
    @property
    def form(self) -> str: ...


@dataclass(frozen=True)
class Bar:
    """People who are counted together."""

    label: str
    people: int
    """At least `FEW`."""


@dataclass(frozen=True)
class Line:
    """A boundary among people who stand in order of their averages."""

    label: str
    people: int
    """How many stand before it; at least `FEW`, as do all others between two boundaries."""


@dataclass(frozen=True)
class Spread:
    """People of one list by their averages, the best first."""

    bars: tuple[Bar, ...]
    lines: tuple[Line, ...] = ()

    @property
    def people(self) -> int:
        """All of them together."""
        return sum(bar.people for bar in self.bars)


def spreads(notice: Listed) -> dict[str, Spread]:
    """Slug -> averages of a group of a whole ranking; left out where a picture shows too little."""
    rank = notice.rule.get("rank", {})
    if not rank.get("complete") or rank.get("by") != AVERAGE:
        return {}
    ranked, intended = (_entries(notice, name) for name in ("rank", "intended"))
    found = {}
    for group in notice.masked.groups:
        entries = ranked.get(group.slug), intended.get(group.slug)
        if spread := _spread(notice, group, *entries):
            found[group.slug] = spread
    return found


def colleges(notices: Sequence[Listed]) -> tuple[Bar, ...]:
    """People of each college in a notice or in its parts; empty where it is no picture."""
    counted: Counter[str] = Counter()
    for notice in notices:
        if notice.form == "people":
            counted.update(_by_college(notice))
    if "" in counted or len(counted) < 2:
        return ()
    small = _together(counted)
    bars = [Bar(name, people) for name, people in counted.items() if name not in small]
    if small:
        bars.append(Bar(f"其余 {len(small)} 个学院", sum(counted[name] for name in small)))
    return tuple(bars) if len(bars) > 1 else ()


def height(bars: int) -> int:
    """Of a picture with so many bars."""
    return HEAD + PITCH * bars + FOOT


def in_words(bars: Iterable[Bar]) -> str:
    """`90 分及以上 8 人，85—90 分 20 人`."""
    return "，".join(f"{bar.label} {bar.people} 人" for bar in bars)


def _spread(
    notice: Listed, group: Group, ranked: Entry | None, intended: Entry | None
) -> Spread | None:
    fields = [column.field for column in notice.masked.shown(group)]
    if not {AVERAGE, "rank"} <= set(fields):
        return None
    rows = notice.masked.of(group)
    average, rank = fields.index(AVERAGE), fields.index("rank")
    points = _points(row[average] for row in rows)
    if points is None or len(points) < 2 * FEW:
        return None
    lines = []
    if ranked and "cutoff" in notice.rule:
        lines += _cutoff(
            notice.rule["cutoff"]["top"], ranked["people"], [row[rank] for row in rows]
        )
    if intended:
        lines.append(Line(f"名额 {intended['places']} 人", intended["places"]))
    kept = _apart(lines, len(rows))
    bars = _bars(points, [line.people for line in kept])
    return Spread(bars, kept) if len(bars) > 1 else None


def _points(averages: Iterable[str]) -> list[int] | None:
    """Whole points of each average, best first; None where one is no number."""
    try:
        return sorted((int(Decimal(text)) for text in averages), reverse=True)
    except (InvalidOperation, ValueError, OverflowError):
        return None


def _bars(points: Sequence[int], lines: Iterable[int]) -> tuple[Bar, ...]:
    """The widest bars that are enough of them; else as many as can be."""
    span = points[0] - points[-1]
    natural = next((n for n, width in enumerate(WIDTHS) if span // width < MOST), len(WIDTHS) - 1)
    bounds = {0, len(points), *lines}
    best: tuple[Bar, ...] = ()
    for width in reversed(WIDTHS[: natural + 1]):
        bars = _labelled(_edges(points, width, bounds))
        if len(best) < len(bars) <= MOST:
            best = bars
        if len(best) >= ENOUGH:
            break
    return best


def _edges(points: Sequence[int], width: int, bounds: Iterable[int]) -> list[tuple[int, int]]:
    """Lowest point of each bar, and people down to it; it parts no fewer than `FEW` anywhere."""
    steps = Counter(point // width for point in points)
    down = range(points[0] // width, points[-1] // width - 1, -1)
    edges, reached = [], 0
    for step, people in zip(down, accumulate(steps[step] for step in down), strict=True):
        clear = all(people == bound or abs(people - bound) >= FEW for bound in bounds)
        if clear and people - reached >= FEW:
            edges.append((step * width, people))
            reached = people
    return edges


def _labelled(edges: Sequence[tuple[int, int]]) -> tuple[Bar, ...]:
    """Open at both ends: nobody learns how far the best and the last stand from the rest."""
    bars, above, before = [], 0, 0
    for number, (low, people) in enumerate(edges):
        if number == 0:
            label = f"{low} 分及以上"
        elif number == len(edges) - 1:
            label = f"{above} 分以下"
        else:
            label = f"{low}—{above} 分"
        bars.append(Bar(label, people - before))
        above, before = low, people
    return tuple(bars)


def _entries(notice: Listed, name: str) -> dict[str, Entry]:
    """Slug -> the one entry of a rule's `groups` that is of this page, and of no other page."""
    entries = notice.rule.get(name, {}).get("groups", ())
    shared = {"college": notice.part} if notice.part else {}
    pages = [{**shared, **group.keys} for group in notice.masked.groups]
    if not entries or not pages:
        return {}
    keys = [key for key in entries[0]["keys"] if key in pages[0]]
    named = [tuple(entry["keys"][key] for key in keys) for entry in entries]
    places = [tuple(page.get(key, "") for key in keys) for page in pages]
    alone = {name for name, times in Counter(named).items() if times == 1}
    alone &= {place for place, times in Counter(places).items() if times == 1}
    by_name = dict(zip(named, entries, strict=True))
    slugs = zip(notice.masked.groups, places, strict=True)
    return {group.slug: by_name[place] for group, place in slugs if place in alone}


def _cutoff(top: str, people: int, ranks: Sequence[str]) -> list[Line]:
    """Nothing where somebody has no rank, or where others are ranked with them."""
    if people != len(ranks) or not all(map(str.isdecimal, ranks)):
        return []
    limit = Fraction(top.rstrip("%")) * people / 100
    inside = sum(int(rank) <= limit for rank in ranks)
    return [Line(f"前{top}，{inside} 人", inside)]


def _apart(lines: Iterable[Line], people: int) -> tuple[Line, ...]:
    """Those lines that have `FEW` people or more on either side, and between them."""
    kept: list[Line] = []
    for line in lines:
        bounds = (0, people, *(each.people for each in kept))
        if all(abs(line.people - bound) >= FEW for bound in bounds) and line.people < people:
            kept.append(line)
    return tuple(kept)


def _by_college(notice: Listed) -> Mapping[str, int]:
    """People of each college; the empty name is somebody's whose college is not shown."""
    if notice.part:
        return {notice.part: len(notice.masked.rows)}
    counted: Counter[str] = Counter()
    for group in notice.masked.groups:
        fields = [column.field for column in notice.masked.shown(group)]
        if "college" in fields:
            place = fields.index("college")
            counted.update(row[place] for row in notice.masked.of(group))
        else:
            counted[group.keys.get("college", "")] += group.count
    return counted


def _together(counted: Mapping[str, int]) -> set[str]:
    """Colleges that must be counted together so that no number is below `FEW`."""
    smallest = sorted(counted, key=lambda name: (counted[name], name))
    together = {name for name in smallest if counted[name] < FEW}
    # One alone would be named by what is missing from the sum.
    for name in smallest[len(together) :]:
        if not together or (len(together) > 1 and sum(counted[each] for each in together) >= FEW):
            break
        together.add(name)
    return together
