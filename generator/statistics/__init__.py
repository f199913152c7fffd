"""The lists of a round -> tables of numbers about them.  One table, one file, named as in YAML.

A table is `table(given)` and gives a `Source` whose rows are no persons.  Its places are
those of the lists that it was counted from, so that a finding can be followed.

What may be counted: whole majors and colleges, whose sizes every list of names shows
already.  A number that no list shows (who gave up) is printed as 少于5 where it would
point at one to four people; 0 points at nobody.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from generator import rooms
from generator.config.project import Unit
from generator.config.round import Round
from generator.config.school import School
from generator.model import Period, Sheet, Source

EVERY = "*"
"""Among `NEEDS`: every list of the round."""
FEW = 5
"""Fewer people than this are a small circle."""


@dataclass(frozen=True)
class Listed:
    """Another notice of the round, or one college's part of it."""

    title: str
    college: str
    """Empty: of the whole school."""
    page: str
    """Its permanent address."""
    period: Period
    state: str
    """In Chinese, on the first day of the table that tells of it."""
    people: int | None
    """None for documents, and where nobody knows yet."""
    file: str
    """Where it is written down: its round's YAML, or its rows on line."""


@dataclass(frozen=True)
class Given:
    """What a table is made from."""

    unit: Unit
    school: School
    lists: Mapping[str, Source] = field(default_factory=dict)
    """By kind or input; only those that are there.  Published ones have masked people."""
    notices: Sequence[Listed] = ()
    """All others of the round, where the table asks for `EVERY`."""


def table(given: Given) -> Source:
    """The table that the unit's kind is made by."""
    made: Source = rooms.load("statistics", given.unit.kind.made_by).table(given)
    return made


def needs_of(name: str) -> tuple[str, ...]:
    """The kinds and inputs that the table of that name asks for; `EVERY` for all."""
    asked: tuple[str, ...] = rooms.load("statistics", name).NEEDS
    return asked


def needs(name: str, round_: Round) -> tuple[str, ...]:
    """The same in a round, every kind written out."""
    asked = needs_of(name)
    if EVERY not in asked:
        return asked
    return tuple(dict.fromkeys(notice.kind for notice in round_.notices))


def counted(source: Source, by: Sequence[str]) -> pd.Series:
    """How many people each group has, in order of appearance; index: the groups."""
    return source.table.groupby([source.table[name] for name in by], sort=False).size()


def at_least_few(number: int) -> str:
    """A number as it may be printed: `0`, `少于5`, `12`."""
    return str(number) if number == 0 or number >= FEW else f"少于{FEW}"


def placed(rows: pd.DataFrame, source: Source, by: Sequence[str]) -> Source:
    """The rows, each with the place of the first of its group in `source`."""
    firsts = source.table[~source.table.duplicated(list(by))]
    keys = dict(zip(firsts[list(by)].itertuples(index=False, name=None), firsts.index, strict=True))
    at = [
        keys.get(key, firsts.index[0]) for key in rows[list(by)].itertuples(index=False, name=None)
    ]
    origin = source.origin.loc[at].reset_index(drop=True)
    bare = tuple(Sheet(sheet.file, sheet.name, {}, {}) for sheet in source.sheets)
    return Source(rows.reset_index(drop=True).astype("str"), origin, bare)
