"""`site_config/rounds/<round>.yml`: one selection round with its notices."""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator

from generator.config.base import Day, Id, Model, Reason, Text
from generator.model import Approval


class ApprovalSpec(Model):
    """One office's consent, as `approve` writes it."""

    step: str
    by: str
    on: Day
    fingerprint: str = Field(pattern=r"^[0-9a-f]{8,64}$")

    def approval(self) -> Approval:
        return Approval(self.step, self.by, self.on, self.fingerprint)


class Review(Model):
    """Somebody has read a document that no gate can read, such as a scan."""

    by: Text
    """Office that read it."""
    on: Day
    document: Text
    """File name of what was read, and 16 or more of the first hex digits of its SHA-256."""


class SheetRoles(Model):
    """Which sheets count; only needed where their names do not tell."""

    main: str = ""
    """The 总表; the others are compared with it."""
    skip: tuple[str, ...] = ()


class Tail(Model):
    """How an identifier is shortened."""

    tail: int = Field(ge=1, le=4)
    """How many characters at the end are shown."""


class Days(Model):
    """From the first day to the last, both included."""

    first: Day = Field(alias="from")
    last: Day = Field(alias="to")

    @model_validator(mode="after")
    def _in_order(self) -> Days:
        if self.last < self.first:
            raise ValueError("to 早于 from；请核对日期")
        return self


class Posted(Days):
    """The same list on a wall, as the office wrote down that put it there."""

    where: Text
    """Such as `综合楼一楼公告栏`."""
    by: Text


class Interruption(Days):
    """Days on which nobody could read the notice, at least for some time of the day."""

    reason: Reason
    """Read by everybody: no name and no number of a person."""


class Correction(Model):
    """A mistake in what is on line, mended by its next revision, as `amend` writes it."""

    revision: int = Field(ge=2)
    """Number of the revision that mends it."""
    on: Day
    by: Text
    """Office that answers for it."""
    reason: Reason
    """Read by everybody: no name and no number of a person."""
    publish_on: Day | None = None
    """First day of a new period; absent: the period goes on as it is."""
    until: Day | None = None
    """Last day of the period, where it is to be another."""


class Added(Model):
    """Why a supplement was added, as `supplement` writes it."""

    on: Day
    by: Text
    reason: Reason


class PartSpec(Model):
    """One college's share of a notice: its own file, dates and approvals."""

    part: str
    """Name of a college in `school.yml`."""
    source: tuple[str, ...] = Field(min_length=1)
    publish_on: Day
    until: Day | None = None
    map: dict[str, str] = {}
    sheets: SheetRoles = SheetRoles()
    approvals: tuple[ApprovalSpec, ...] = ()
    corrections: tuple[Correction, ...] = ()
    """One for each revision after the first, in order."""
    posted: Posted | None = None
    """On the wall; the period begins there or on line, whichever is later."""
    interruptions: tuple[Interruption, ...] = ()
    """Their counting days are added at the end of the period."""


class NoticeSpec(Model):
    """One notice of the round: either `source` and `publish_on`, or `parts`.

    A notice whose kind is made from the round's lists has no `source`.
    """

    id: Id
    kind: str
    title: str = ""
    office: str = ""
    """Who answers questions; empty: the office that the policy names, or the first one."""
    supplements: str = ""
    """Id of a notice of the same kind and round that this one adds people to."""
    added: Added | None = None
    """Why it does."""
    source: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    """Files to be downloaded with the notice, such as a stamped PDF."""
    reviewed: tuple[Review, ...] = ()
    """For attachments without a text layer."""
    publish_on: Day | None = None
    until: Day | None = None
    map: dict[str, str] = {}
    """Header in the workbook -> field name, for headers nobody foresaw."""
    sheets: SheetRoles = SheetRoles()
    approvals: tuple[ApprovalSpec, ...] = ()
    corrections: tuple[Correction, ...] = ()
    """One for each revision after the first, in order."""
    posted: Posted | None = None
    """On the wall; the period begins there or on line, whichever is later."""
    interruptions: tuple[Interruption, ...] = ()
    """Their counting days are added at the end of the period."""
    parts: tuple[PartSpec, ...] = ()


def days(own: NoticeSpec | PartSpec) -> tuple[date | None, date | None]:
    """First and last day of the period, as its last correction has them."""
    first, last = own.publish_on, own.until
    for correction in own.corrections:
        if correction.publish_on:
            first, last = correction.publish_on, correction.until
        else:
            last = correction.until or last
    return first, last


class Round(Model):
    """One selection round."""

    title: str
    policy: Id
    cohort: str
    """Such as `2021级`; the grade of every person whose workbook does not name one."""
    mask: dict[str, Tail] = {}
    """Identifier field -> how much of its end is shown, alike in the whole round."""
    inputs: dict[str, tuple[str, ...]] = {}
    """Name of an input (`site_config/inputs/`) -> files that checks use and nobody
    publishes."""
    notices: tuple[NoticeSpec, ...] = ()
