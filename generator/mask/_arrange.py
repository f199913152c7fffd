"""The order of the rows, and the groups that get a page of their own.

Groups stand as `school.yml` has colleges and majors, strangers after them by name,
普通 before 扩招; rows as the kind's `order_by` says, else as in the workbook.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from generator.config.fields import Fields
from generator.config.project import Unit
from generator.config.school import Major, School
from generator.model import Group

USUAL = "普通"
TRACKS = {"": "", USUAL: "", "扩招": "kuozhao"}
"""Values of 培养类型 in their order, with the piece of the address."""
NUMERIC = {"number", "score", "rank", "percent", "count"}
RESERVED = re.compile(r"r\d+|index|rows|poster|wall|")
"""Addresses below a notice that mean something else (`r2` is its second revision)."""


@dataclass(frozen=True)
class _Crowd:
    """A group before it has a place: its values, its college, its size."""

    keys: dict[str, str]
    college: str
    count: int


def arrange(
    table: pd.DataFrame, unit: Unit, fields: Fields, school: School
) -> tuple[list[int], tuple[Group, ...]]:
    """Positions of the rows in the order of publication, and the groups over them."""
    if table.empty:
        return [], ()
    named = [name for name in unit.kind.group_by if name in table]
    numbers, crowds = _crowds(table, named, unit.part)
    places = sorted(range(len(crowds)), key=lambda n: _place(crowds[n], school))
    place = {number: place for place, number in enumerate(places)}
    sorting = pd.DataFrame({"group": numbers.map(place)})
    for name in unit.kind.order_by:
        if name in table:
            sorting[name] = _sortable(table[name], name, fields, school)
    # Positions, not labels: the caller's index may be anything.
    by = [str(name) for name in sorting]
    order = sorting.reset_index(drop=True).sort_values(by, kind="stable").index
    return order.tolist(), _groups([crowds[n] for n in places], school)


def _crowds(table: pd.DataFrame, named: list[str], part: str) -> tuple[pd.Series, list[_Crowd]]:
    """For each row the number of its group, and the groups in order of appearance."""
    if not named:
        return pd.Series(0, index=table.index), [_Crowd({}, part, len(table))]
    numbers = table.groupby(named, sort=False).ngroup()
    firsts = table[~numbers.duplicated()]
    keys = [
        dict(zip(named, map(str, values), strict=True))
        for values in firsts[named].itertuples(index=False)
    ]
    colleges = firsts["college"].tolist() if "college" in firsts else [part] * len(firsts)
    counts = numbers.value_counts().sort_index().tolist()
    return numbers, [_Crowd(*each) for each in zip(keys, colleges, counts, strict=True)]


def _place(crowd: _Crowd, school: School) -> tuple[tuple[int, str], ...]:
    known = _known(school, crowd.college)
    return tuple(_rank(value, known.get(name, ())) for name, value in crowd.keys.items())


def _known(school: School, college: str) -> dict[str, Sequence[str]]:
    """Values that have an order of their own, by field."""
    return {
        "college": [each.name for each in school.colleges],
        "major": [each.name for each in _majors(school, college)],
        "track": list(TRACKS),
    }


def _rank(value: str, known: Sequence[str]) -> tuple[int, str]:
    return (known.index(value) if value in known else len(known), value)


def _majors(school: School, college: str) -> tuple[Major, ...]:
    """Majors of the college, or of the whole school where it is not registered."""
    found = school.college(college)
    if found:
        return found.majors
    return tuple(major for each in school.colleges for major in each.majors)


def _sortable(values: pd.Series, name: str, fields: Fields, school: School) -> pd.Series:
    """Numbers by size, colleges, majors and tracks as they are registered, else text."""
    spec = fields.fields.get(name)
    if (spec and spec.type in NUMERIC) or name.startswith("subject:"):
        return pd.to_numeric(values.str.rstrip("%"), errors="coerce")
    known = _known(school, "").get(name)
    if known is None:
        return values
    places = sorted(values.unique(), key=lambda value: _rank(value, known))
    return values.map({value: place for place, value in enumerate(places)})


def _groups(crowds: list[_Crowd], school: School) -> tuple[Group, ...]:
    slugs = _distinct([_slug(crowd, school) for crowd in crowds], crowds)
    groups, first = [], 0
    for slug, crowd in zip(slugs, crowds, strict=True):
        shown = [value for name, value in crowd.keys.items() if (name, value) != ("track", USUAL)]
        title = " ".join(filter(None, shown)) or " ".join(filter(None, crowd.keys.values()))
        groups.append(Group(slug, title, crowd.keys, first, crowd.count))
        first += crowd.count
    return tuple(groups)


def _slug(crowd: _Crowd, school: School) -> str:
    """`<college>-<major>`, with `-kuozhao` for 扩招; a stranger gets a name from its hash."""
    colleges = {each.name: each.slug for each in school.colleges}
    majors = {each.name: each.slug for each in _majors(school, crowd.college)}
    registered = {"college": colleges, "major": majors, "track": TRACKS}
    pieces = (
        registered.get(name, {}).get(value, f"{name[0]}{_hash(value)}")
        for name, value in crowd.keys.items()
    )
    return "-".join(filter(None, pieces))


def _distinct(slugs: list[str], crowds: list[_Crowd]) -> list[str]:
    """Slugs that are taken, by another group or by the frame of the site, get a hash.

    Every one of those alike gets it, so that no address depends on who stands first.
    """
    times = Counter(slugs)
    return [
        slug
        if not crowd.keys or (times[slug] == 1 and not RESERVED.fullmatch(slug))
        else f"{slug or 'g'}-{_hash('|'.join(crowd.keys.values()))}"
        for slug, crowd in zip(slugs, crowds, strict=True)
    ]


def _hash(value: str) -> str:
    return hashlib.sha256(value.encode()).hexdigest()[:8]
