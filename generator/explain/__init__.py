"""Source -> why the list is as it is: sentences for people, numbers for machines.

One explanation, one file; it applies where the kind shows what it explains.  Its `PLACE`
says where it stands among the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from generator import rooms
from generator.config.fields import Fields
from generator.config.project import Unit
from generator.model import Source


@dataclass(frozen=True)
class Case:
    """The list to be explained, and what may be said of it."""

    source: Source
    unit: Unit
    fields: Fields
    rolls: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    """The other lists of the round by name (`ranking`, `headcount`), as far as they are there."""

    def shows(self, *names: str) -> bool:
        """Whether the kind publishes one of these fields."""
        return any(column.field in names for column in self.unit.kind.columns)

    def titles(self, names: tuple[str, ...]) -> str:
        """Fields in the words of the pages: `年级、专业、培养类型`."""
        return "、".join(self.fields.title(name) for name in names)


@dataclass(frozen=True)
class Explained:
    """What came of it; both empty where nothing is to be explained."""

    rule: Mapping[str, Any] = field(default_factory=dict)
    """Goes into `rows.json`: plain JSON values, enough to recompute the list."""
    explanation: tuple[str, ...] = ()
    """Chinese sentences, each led by what it is about: `并列：…`."""
    rests_on: tuple[str, ...] = ()
    """Names of the policy's rules, as a school confirms them."""


def explain(case: Case) -> Explained:
    """All explanations that apply, as one, and who confirmed what they rest on."""
    # What all explanations share imports `Case` from here.
    from generator.explain._clause import confirmed

    modules = [rooms.load("explain", name) for name in rooms.names("explain")]
    rule: dict[str, Any] = {}
    sentences: list[str] = []
    rests_on: dict[str, list[str]] = {}
    for module in sorted(modules, key=lambda module: int(module.PLACE)):
        found: Explained = module.explain(case)
        rule |= found.rule
        sentences += found.explanation
        for name in found.rests_on:
            rests_on.setdefault(name, []).append(found.explanation[0].partition("：")[0])
    sentences += confirmed(case.unit.policy, rests_on)
    return Explained(rule, tuple(sentences), tuple(rests_on))
