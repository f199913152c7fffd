"""How long, where, in which order, by whose consent, and whom to ask."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.config.base import Basis, Day, Model, Text

Until = Literal["year-end", "period-end"]
Change = Literal["person", "rank", "verdict", "other"]


class Publicity(Model):
    """How long a kind is on public display."""

    at_least: int = Field(ge=1, le=60)
    unit: Literal["days", "working-days"]
    basis: Basis


class Retention(Model):
    """Until when a kind stays on line."""

    until: Until
    basis: Basis


class Places(Model):
    """Where a kind is to be read, on line and on the wall."""

    value: tuple[Text, ...] = Field(min_length=1)
    alike: bool = False
    """The same list on several sites, which must name each other."""
    basis: Basis


class Stage(Model):
    """When a kind is due."""

    starts: Day | None = None
    ends_by: Day | None = None
    """Last day on which its period may end."""
    basis: Basis


class Contacts(Model):
    """Office that answers questions; a part of a college is answered for by the college."""

    default: str = ""
    kinds: dict[str, str] = {}
    basis: Basis

    def office(self, kind: str) -> str:
        """Empty where the document names none."""
        return self.kinds.get(kind, self.default)


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


class Corrections(Model):
    """Which corrections of a notice give its readers a new period to object in."""

    restart_when: tuple[Change, ...]
    """`person`: somebody is added or taken away; `rank`; `verdict`: who qualifies, why not,
    and for what; `other`: anything else."""
    basis: Basis


class Statement(Model):
    """A sentence that the document wants to be read."""

    text: Text
    kinds: tuple[str, ...] = ()
    """On the pages of these kinds; empty: on all."""
    basis: Basis


class NextStep(Model):
    """What those who stand on a list have to do after it, or what follows for them."""

    text: Text
    by: Day | None = None
    """Last day for it; None: the document names none."""
    basis: Basis


class Confirmation(Model):
    """The school's decision on a value that the document does not fix."""

    by: Text
    """Office or meeting that decided."""
    on: Day
    document: Text
    """Where the decision is written down."""
