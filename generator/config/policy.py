"""`site_config/policies/<policy>.yml`: one rule document, every rule with its clause."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field

from generator.config.base import Basis, Choice, Flag, Id, Model, Names, Percent

Until = Literal["year-end", "period-end"]


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
    scores_until: date | None = None
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


class Policy(Model):
    """A rule document."""

    title: str
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

    def retained(self, kind: str) -> Retention:
        """Retention of a kind; the loader makes sure that `default` exists."""
        return self.retention.get(kind, self.retention["default"])
