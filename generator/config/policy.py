"""`site_config/policies/<policy>.yml`: one rule document, every rule with its clause."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Annotated

from pydantic import Field

from generator.config.base import REQUIRED, Flag, Id, Model, Names, Text
from generator.config.rules.admission import Admission
from generator.config.rules.choice import (
    Direct,
    Exclusion,
    LastPlace,
    PassingOver,
    Quota,
    Replacement,
    Veterans,
    Waiver,
)
from generator.config.rules.procedure import (
    Approvals,
    Complaints,
    Confirmation,
    Contacts,
    Corrections,
    NextStep,
    Places,
    Publicity,
    Retention,
    Stage,
    Statement,
)
from generator.config.rules.scores import Average, Cutoff, Rank

DOUBT = re.compile(r"\b(inferred|assumed)\b", re.ASCII)
"""How a basis says that the document does not fix the value."""

STRICT = ("person", "rank", "verdict")

Required = Annotated[str, Field(pattern=REQUIRED)]
"""Such as `application closed`, `rules published`."""


class Policy(Model):
    """A rule document."""

    title: Text
    document: str = ""
    """Number of the document, such as 桂教高教〔2024〕14号."""
    year: int | None = Field(default=None, ge=2000, le=2100)
    """Year of the dates that the document writes without one."""
    extends: Id | None = None
    publicity: dict[str, Publicity]
    first_day_counts: Flag
    retention: dict[str, Retention]
    """By kind; `default` for all others."""
    places: dict[str, Places] = {}
    """By kind; `default` for all others."""
    average: Average | None = None
    rank: Rank | None = None
    cutoff: Cutoff | None = None
    quota: Quota | None = None
    passing_over: PassingOver | None = None
    waiver: Waiver | None = None
    replacement: Replacement | None = None
    last_place: LastPlace | None = None
    exclusions: dict[Id, Exclusion] = {}
    direct: Direct | None = None
    veterans: Veterans | None = None
    admission: dict[str, Admission] = {}
    """By kind: tie chain and who cannot be admitted."""
    schedule: dict[str, Stage] = {}
    """By kind: when it is due."""
    schedule_may_change: Flag | None = None
    next_steps: dict[str, tuple[NextStep, ...]] = {}
    """By kind: what follows for those who stand on it."""
    requires: dict[str, tuple[Required, ...]] = {}
    """Kind -> what must be so before, such as `application closed`."""
    requires_basis: str = ""
    approvals: Approvals
    contacts: Contacts | None = None
    complaints: Complaints | None = None
    corrections: Corrections | None = None
    statements: tuple[Statement, ...] = ()
    never: Names | None = None
    """Fields that the document forbids to publish."""
    not_published: dict[str, str] = {}
    """What the document rules that is no matter of publication, and why."""
    confirmed: dict[str, Confirmation] = {}
    """Rule (such as `first_day_counts`, `retention.default`) -> the school's decision, for
    rules whose basis says `inferred` or `assumed`."""

    def doubtful(self) -> tuple[str, ...]:
        """Rules that rest on an inference or an assumption."""
        return tuple(dict.fromkeys(name for name, basis in _bases(self) if DOUBT.search(basis)))

    def unconfirmed(self) -> tuple[str, ...]:
        """Doubtful rules that no school has confirmed."""
        return tuple(name for name in self.doubtful() if name not in self.confirmed)

    def bases(self) -> tuple[tuple[str, str], ...]:
        """Every rule with what it rests on; a rule of several parts comes several times."""
        return tuple(_bases(self))

    def retained(self, kind: str) -> Retention:
        """Retention of a kind; the loader makes sure that `default` exists."""
        return self.retention.get(kind, self.retention["default"])

    def shown_at(self, kind: str) -> Places | None:
        """Where a kind is to be read; None where the document is silent."""
        return self.places.get(kind, self.places.get("default"))

    def restarts(self, changed: Collection[str]) -> bool:
        """Whether a correction that changes those things begins the period anew.

        Without a rule a change of person, rank or verdict does.
        """
        rule = self.corrections.restart_when if self.corrections else STRICT
        return not set(rule).isdisjoint(changed)

    def said(self, kind: str) -> tuple[Statement, ...]:
        """What the document wants to be read on the pages of a kind."""
        return tuple(each for each in self.statements if not each.kinds or kind in each.kinds)


def _bases(policy: Policy) -> Iterator[tuple[str, str]]:
    """Rule -> basis, for every basis at or below the rule."""
    for name in Policy.model_fields:
        rule = getattr(policy, name)
        if isinstance(rule, dict):  # a rule for each kind, to be confirmed one by one
            for key, entry in rule.items():
                yield from ((f"{name}.{key}", basis) for basis in _below(entry))
        else:
            yield from ((name, basis) for basis in _below(rule))
    yield "requires", policy.requires_basis


def _below(rule: object) -> Iterator[str]:
    """Every basis in a rule, its own first."""
    if isinstance(rule, Model):
        yield from filter(None, [getattr(rule, "basis", "")])
        for inner in vars(rule).values():
            yield from _below(inner)
    elif isinstance(rule, (dict, tuple)):
        for inner in rule.values() if isinstance(rule, dict) else rule:
            yield from _below(inner)
