"""The whole of `site_config/`, and the units of publication that follow from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.config.base import in_words
from generator.config.fields import Fields
from generator.config.input import Input
from generator.config.kind import Kind
from generator.config.policy import Policy
from generator.config.round import (
    Added,
    Correction,
    Interruption,
    NoticeSpec,
    PartSpec,
    Posted,
    Review,
    Round,
    SheetRoles,
    days,
)
from generator.config.rules.procedure import Publicity
from generator.config.school import Office, School
from generator.config.target import Target
from generator.model import Approval, Period
from generator.periods import Calendar, last_day, rule_text


@dataclass(frozen=True)
class Unit:
    """What is published, approved and refused as one: a notice, or one college's part."""

    id: str
    part: str
    """Name of the college; empty for a notice without parts."""
    slug: str
    """Slug of the college; empty for a notice without parts."""
    title: str
    """`<school><round><kind>`, or as the round names it."""
    kind_name: str
    kind: Kind
    policy: Policy
    round_name: str
    round: Round
    sources: tuple[str, ...]
    """Paths or globs relative to the project folder."""
    publish_on: date
    until: date | None
    map: dict[str, str]
    sheets: SheetRoles
    approvals: tuple[Approval, ...]
    questions: Office
    complaints: Office
    attachments: tuple[str, ...] = ()
    """Paths relative to the project folder."""
    reviewed: tuple[Review, ...] = ()
    supplements: str = ""
    """Id of the notice that this one adds people to."""
    added: Added | None = None
    """Why it does."""
    corrections: tuple[Correction, ...] = ()
    """`publish_on` and `until` are already as the last of them says."""
    posted: Posted | None = None
    interruptions: tuple[Interruption, ...] = ()

    @property
    def folder(self) -> str:
        """Folder below `content/notices/` or `drafts/`."""
        return f"{self.id}/{self.slug}" if self.slug else self.id

    @property
    def publicity(self) -> Publicity:
        """How long this kind must be on display, by the policy."""
        return self.policy.publicity[self.kind.publicity or self.kind_name]

    def period(self, calendar: Calendar) -> Period:
        """From `publish_on` to `until`, or to the end of the shortest lawful period.

        Raises:
            CalendarError: a working day is needed in a year without data.
        """
        rule, counts = self.publicity, self.policy.first_day_counts.value
        last = self.until or last_day(self.publish_on, rule.at_least, rule.unit, counts, calendar)
        text = rule_text(rule.at_least, rule.unit, counts)
        return Period(self.publish_on, last, text, in_words(rule.basis))

    @property
    def chain(self) -> tuple[str, ...]:
        """Offices that must approve; a part's `二级学院` is its own college."""
        return tuple(
            self.part if office == "二级学院" and self.part else office
            for office in self.policy.approvals.chain(self.kind_name)
        )


@dataclass(frozen=True)
class Project:
    """A project folder, loaded and found sound."""

    root: Path
    school: School
    fields: Fields
    kinds: dict[str, Kind]
    inputs: dict[str, Input]
    policies: dict[str, Policy]
    rounds: dict[str, Round]
    calendar: Calendar
    targets: dict[str, Target] = field(default_factory=dict)
    """Places that the site goes to, by name."""

    def units(self, ids: tuple[str, ...] = ()) -> Iterator[Unit]:
        """All units, or those of the notices named, in the order of the rounds."""
        for name, round_ in self.rounds.items():
            for notice in round_.notices:
                if not ids or notice.id in ids:
                    yield from self._units(name, round_, notice)

    def _units(self, name: str, round_: Round, notice: NoticeSpec) -> Iterator[Unit]:
        for part in notice.parts or (None,):
            yield self._unit(name, round_, notice, part)

    def _unit(self, name: str, round_: Round, notice: NoticeSpec, part: PartSpec | None) -> Unit:
        kind, policy = self.kinds[notice.kind], self.policies[round_.policy]
        college = self.school.college(part.part) if part else None
        own = part or notice
        first, last = days(own)
        if first is None:  # the loader has refused this before
            raise ValueError(notice.id)
        asked = policy.contacts.office(notice.kind) if policy.contacts else ""
        added = "（补充）" if notice.supplements else ""
        complaints = policy.complaints.office if policy.complaints else self.school.complaints
        return Unit(
            id=notice.id,
            part=college.name if college else "",
            slug=college.slug if college else "",
            title=notice.title or f"{self.school.name}{round_.title}{kind.title}{added}",
            kind_name=notice.kind,
            kind=kind,
            policy=policy,
            round_name=name,
            round=round_,
            sources=own.source,
            publish_on=first,
            until=last,
            map={**notice.map, **own.map},
            sheets=own.sheets,
            approvals=tuple(approval.approval() for approval in own.approvals),
            questions=self._office(notice.office or (college.name if college else asked)),
            complaints=self._office(complaints),
            attachments=notice.attachments,
            reviewed=notice.reviewed,
            supplements=notice.supplements,
            added=notice.added,
            corrections=own.corrections,
            posted=own.posted or notice.posted,
            interruptions=(*notice.interruptions, *(part.interruptions if part else ())),
        )

    def _office(self, name: str) -> Office:
        return self.school.office(name) or self.school.offices[0]
