"""`site_config/rounds/<round>.yml`: one selection round with its notices."""

from __future__ import annotations

from pydantic import Field

from generator.config.base import Day, Id, Model, Text
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
    parts: tuple[PartSpec, ...] = ()


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
