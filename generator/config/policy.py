"""`site_config/policies/<policy>.yml`: one rule document, every rule with its clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from pydantic import Field

from generator.config.base import Basis, Choice, Day, Flag, Id, Model, Names, Percent, Text

Until = Literal["year-end", "period-end"]

DOUBT = re.compile(r"\b(inferred|assumed)\b", re.ASCII)
"""How a basis says that the document does not fix the value."""


class Publicity(Model):
    """How long a kind is on public display."""

    at_least: int = Field(ge=1, le=60)
    unit: Literal["days", "working-days"]
    basis: Basis


class Retention(Model):
    """Until when a kind stays on line."""

    until: Until
    basis: Basis


class MissingCourse(Model):
    """What a course without a score means, by enrolment status."""

    unchanged: int | Literal["completed-only"]
    changed: int | Literal["completed-only"]


class Average(Model):
    """What the average is made of."""

    of: tuple[str, ...]
    missing_course: MissingCourse
    scores_until: Day | None = None
    basis: Basis


class Rank(Model):
    """How the rank follows from the average."""

    by: str = "average"
    decimals: int = Field(default=2, ge=0, le=6)
    rounding: Literal["half-up"] = "half-up"
    within: tuple[str, ...]
    """Fields whose values make up a rank group."""
    ties: Literal["competition"] = "competition"
    """1, 2, 2, 4."""
    basis: Basis


class Cutoff(Model):
    """Who may be chosen at all: rank × 100 <= top × people of the rank group."""

    top: Percent
    of: Literal["ranked"] = "ranked"
    basis: Basis

    @property
    def percent(self) -> Decimal:
        """60 for `60%`."""
        return Decimal(self.top.rstrip("%"))


class Quota(Model):
    """How many may be recommended."""

    share: Percent
    of: tuple[str, ...]
    rounding: Choice
    not_counted: Names
    basis: Basis


class PassingOver(Model):
    """Grounds on which a person further up the list may be passed over."""

    allowed_when: tuple[str, ...]
    basis: Basis


class Complaints(Model):
    """Who takes complaints."""

    office: str
    basis: Basis


class Approvals(Model):
    """The offices whose consent a kind needs, in order, at least two different ones."""

    basis: Basis
    default: tuple[str, ...] = ()
    kinds: dict[str, tuple[str, ...]] = {}

    def chain(self, kind: str) -> tuple[str, ...]:
        """`二级学院` stands for the college that the part belongs to."""
        return self.kinds.get(kind, self.default)


class Confirmation(Model):
    """The school's decision on a value that the document does not fix."""

    by: Text
    """Office or meeting that decided."""
    on: Day
    document: Text
    """Where the decision is written down."""


class Policy(Model):
    """A rule document."""

    title: Text
    document: str = ""
    """Number of the document, such as 桂教高教〔2024〕14号."""
    extends: Id | None = None
    publicity: dict[str, Publicity]
    first_day_counts: Flag
    retention: dict[str, Retention]
    """By kind; `default` for all others."""
    average: Average | None = None
    rank: Rank | None = None
    cutoff: Cutoff | None = None
    quota: Quota | None = None
    passing_over: PassingOver | None = None
    requires: dict[str, tuple[str, ...]] = {}
    """Kind -> what must be so before, such as `application closed`."""
    requires_basis: str = ""
    approvals: Approvals
    complaints: Complaints | None = None
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

    def retained(self, kind: str) -> Retention:
        """Retention of a kind; the loader makes sure that `default` exists."""
        return self.retention.get(kind, self.retention["default"])


def _bases(policy: Policy) -> Iterator[tuple[str, str]]:
    """Rule -> basis, for every basis at or below the rule."""
    for name in Policy.model_fields:
        rule = getattr(policy, name)
        entries = rule.items() if name in {"publicity", "retention"} else ()
        for key, entry in entries:
            yield f"{name}.{key}", entry.basis
        for inner in (rule, *(vars(rule).values() if isinstance(rule, Model) else ())):
            if isinstance(inner, Model) and hasattr(inner, "basis"):
                yield name, inner.basis
    yield "requires", policy.requires_basis
