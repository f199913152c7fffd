"""How a list of admissions is ordered, and who cannot stand in it."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from generator.config.base import Basis, Model, Text


class Order(Model):
    """Tie chain: the first field decides, the next among equals, and so on."""

    by: tuple[str, ...] = Field(min_length=1)
    lower_first: tuple[str, ...] = ()
    """Those of `by` of which less is better: a position (位次), a wish (志愿顺序)."""
    within: tuple[str, ...] = ()
    """Fields whose values make up one list."""
    basis: Basis


class Sum(Model):
    """A score that is made of others."""

    of: tuple[str, ...] = Field(min_length=2)
    basis: Basis


class NotZero(Model):
    """Scores that must be there and above zero."""

    fields: tuple[str, ...] = Field(min_length=1)
    basis: Basis


class Lowest(Model):
    """最低控制线: below it nobody is admitted."""

    field: str
    value: Decimal | None = None
    """None until the authority has drawn the line; then it cannot be checked."""
    basis: Basis


class Passed(Model):
    """Results that must read 是: an examination with every subject passed."""

    fields: tuple[str, ...] = Field(min_length=1)
    basis: Basis


class FullMarks(Model):
    """People whose score counts as full marks."""

    field: str
    """The score."""
    mark: str
    """Field that marks them."""
    value: Text
    """What stands there."""
    full: Decimal | None = None
    """Full marks; None: the document does not say how many."""
    basis: Basis


class Admission(Model):
    """Everything about one kind of admission list."""

    order: Order
    sums: dict[str, Sum] = {}
    not_zero: NotZero | None = None
    lowest: Lowest | None = None
    passed: Passed | None = None
    full_marks: FullMarks | None = None
