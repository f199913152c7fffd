"""Source -> findings.  One rule, one file, one function, named as in YAML.

A rule is `check(source, context)` and yields what is wrong; it never raises for bad
data and never names the value of a personal cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator import rooms
from generator.config.fields import Fields
from generator.config.project import Unit
from generator.config.school import School
from generator.model import Finding, Source
from generator.periods import Calendar

ALWAYS = ("required-values", "longer-than-shown", "no-personal-data", "period-long-enough")
"""Rules that hold for every kind, whether its file names them or not."""


@dataclass(frozen=True)
class Context:
    """What a rule may know besides the people."""

    unit: Unit
    fields: Fields
    school: School
    calendar: Calendar
    today: date


def run(source: Source, context: Context) -> Iterator[Finding]:
    """All findings of the rules that the unit's kind names, and of those that always hold."""
    for name in dict.fromkeys((*ALWAYS, *context.unit.kind.checks)):
        for finding in rooms.load("check", name).check(source, context):
            yield finding.of(context.unit.id, context.unit.part)
