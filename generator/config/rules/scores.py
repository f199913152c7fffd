"""From a student's courses to the average, the rank and the cut-off."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from generator.config.base import COURSES, Basis, Choice, Day, Model, Names, Percent, Text

Courses = Annotated[str, Field(pattern=COURSES)]
"""`semesters 1-5`, `all except the last semester` or `all`."""


class MissingCourse(Model):
    """What a course of the plan without a score means, by enrolment status (学籍异动)."""

    unchanged: int | Literal["completed-only"]
    """Score that is put in for it, or the course is left out of the average."""
    changed: int | Literal["completed-only"]


class Grades(Model):
    """Marks that are words -> the score each counts as."""

    value: dict[str, Decimal]
    basis: Basis


class Passing(Model):
    """What a passed course is."""

    mark: Decimal = Decimal(60)
    """The lowest passing score."""
    every_course: bool
    """Whether every course must be completed and passed to be chosen."""
    basis: Basis


class Average(Model):
    """What the average is made of."""

    of: tuple[Courses, ...] = Field(min_length=1)
    weights: Literal["equal", "credits"] = "equal"
    """Each course alike, or by its credits."""
    missing_course: MissingCourse
    scores_until: Day | None = None
    """Scores obtained later do not count; this day included."""
    resits: Choice | None = None
    """`as-recorded`: the one score that the registry shows; `first`, `highest`, `latest`."""
    grades: Grades | None = None
    passing: Passing | None = None
    not_from: Names | None = None
    """Fields that are no average of courses, such as `assessment` (综合测评)."""
    basis: Basis

    @property
    def semesters(self) -> tuple[int, int] | None:
        """First and last semester that count; None: all that the workbook has."""
        for text in self.of:
            if text.startswith("semesters "):
                first, last = text.removeprefix("semesters ").split("-")
                return int(first), int(last)
        return None


class Plan(Model):
    """One approved plan by which a class type ranks apart."""

    college: Text
    major: Text
    by: Text
    """Office that approved."""
    on: Day
    document: Text


class Apart(Model):
    """Class types that rank apart, but only where a plan is approved."""

    field: str = "class_type"
    values: tuple[Text, ...] = Field(min_length=1)
    approved: tuple[Plan, ...] = ()
    """Written by the school; without one, everybody ranks together."""
    basis: Basis

    def majors(self) -> frozenset[tuple[str, str]]:
        """(college, major) whose class types rank apart."""
        return frozenset((plan.college, plan.major) for plan in self.approved)


class Rank(Model):
    """How the rank follows from the average."""

    by: str = "average"
    decimals: int = Field(default=2, ge=0, le=6)
    rounding: Literal["half-up"] = "half-up"
    within: tuple[str, ...]
    """Fields whose values make up a rank group."""
    apart_with_plan: Apart | None = None
    ties: Literal["competition"] = "competition"
    """1, 2, 2, 4."""
    basis: Basis


class Cutoff(Model):
    """Who may be chosen at all: rank × 100 <= top × people of the rank group."""

    top: Percent
    of: Literal["ranked"] = "ranked"
    boundary: Choice | None = None
    """`tied-pass`: people who share the last rank inside all pass."""
    basis: Basis

    @property
    def percent(self) -> Decimal:
        """60 for `60%`."""
        return Decimal(self.top.rstrip("%"))
