"""Source -> findings.  One rule, one file, one function, named as in YAML.

A rule is `check(source, context)` and yields what is wrong; it never raises for bad
data and never names the value of a personal cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from generator import rooms
from generator.config.fields import Fields
from generator.config.project import Unit
from generator.config.school import School
from generator.model import Finding, Source
from generator.periods import Calendar

ALWAYS = (
    "required-values",
    "longer-than-shown",
    "no-personal-data",
    "period-long-enough",
    "supplement-adds",
)
"""Rules that hold for every kind, whether its file names them or not."""


@dataclass(frozen=True)
class Roll:
    """What another list of the round says, to compare with."""

    name: str
    """A kind (`ranking`, `direct-admission`, …) or an input (`headcount`, `declined`, …)."""
    table: pd.DataFrame
    """Columns are field names; every value `str`, absent is `""`."""
    keys: pd.Series
    """Same index as `table`: who it is, comparable with `own`; empty without persons."""
    own: pd.Series
    """Index of the checked `Source.table`: the same people's keys in this roll's terms."""
    masked: bool
    """True: published rows, names and numbers masked; other values are the printed ones."""
    origin: str
    """In words: `附件5_总表.xlsx` or `已公示的 2024-zsb-ranking`."""
    source: Source | None = None
    """For places; None for published rows."""


@dataclass(frozen=True)
class Context:
    """What a rule may know besides the people."""

    unit: Unit
    fields: Fields
    school: School
    calendar: Calendar
    today: date
    rolls: Mapping[str, Roll] = field(default_factory=dict)
    """The other lists of the round by name; a rule that needs an absent one yields nothing."""


def run(source: Source, context: Context) -> Iterator[Finding]:
    """All findings of the rules that the unit's kind names, and of those that always hold."""
    for name in dict.fromkeys((*ALWAYS, *context.unit.kind.checks)):
        for finding in rooms.load("check", name).check(source, context):
            yield finding.of(context.unit.id, context.unit.part)
