"""A notice on disk: `rows.json`, the one truth, and the facts in the front matter.

    notices/<id>/rows.json            canonical JSON; its SHA-256 is the fingerprint
    notices/<id>/index.md             the notice's own page (a table, or its groups)
    notices/<id>/<group>.md           one page a group
    notices/<id>/<name>.pdf           an attachment of a document
    notices/<id>/<part>/…             the same again for each part

Everything here is masked.  `read` gives back what `files` wrote.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from generator import later
from generator.canonical import canonical
from generator.details import (
    Added,
    Attachment,
    Contact,
    Correction,
    Step,
    added_in,
    correction,
    given,
    plain,
)
from generator.front_matter import read_front_matter
from generator.later import Later
from generator.model import Column, Group, Masked, Period

__all__ = [
    "ROWS", "Added", "Attachment", "Contact", "Correction", "Form", "Notice", "Step",
    "count", "folders", "read",
]  # fmt: skip

ROWS = "rows.json"
Form = Literal["people", "table", "document"]


@dataclass(frozen=True)
class Notice:
    """One notice or part: what is published of people, and the facts around it."""

    id: str
    part: str
    """Name of the college; empty for a notice without parts."""
    slug: str
    """Slug of the part; empty for a notice without parts."""
    revision: int
    kind: str
    title: str
    period: Period
    """The one in force; `rows.json` keeps the one that was approved."""
    masked: Masked
    school: str
    questions: Contact
    complaints: Contact
    published: date
    retain_until: date
    """Last day on line, until 24:00."""
    policy_title: str
    annex: str = ""
    about: str = ""
    sample: bool = False
    rule: Mapping[str, Any] = field(default_factory=dict)
    """What a machine needs to recompute ranks, verdicts and places: plain JSON values."""
    explanation: tuple[str, ...] = ()
    """The same for people, a sentence a rule: `并列：…`."""
    form: Form = "people"
    """`table`: its rows are no persons; `document`: it has a text and no rows."""
    text: str = ""
    """Markdown of a document, as the school wrote it."""
    attachments: tuple[Attachment, ...] = ()
    supplements: str = ""
    """Id of the notice that this one adds to; empty: none."""
    supplemented: str = ""
    """Title of that notice."""
    later: Later = field(default_factory=Later)
    added: Added | None = None
    """Why it does."""
    corrections: tuple[Correction, ...] = ()
    """One for each revision after the first, in order."""
    label: str = ""
    """The kind in words, for cards and filters: `各科考试平均成绩排名公示`."""
    next: tuple[Step, ...] = ()
    """What follows for those who stand on it."""

    @property
    def due(self) -> date:
        """First day of this revision on line."""
        if not self.corrections:
            return self.published
        last = self.corrections[-1]
        return self.period.first if last.restarted else last.on

    @property
    def fingerprints(self) -> Mapping[int, str]:
        """Revision -> fingerprint, of all revisions up to this one."""
        earlier = {each.revision - 1: each.fingerprint for each in self.corrections}
        return earlier | {self.revision: self.fingerprint}

    @property
    def counted(self) -> str:
        """How many stand in it: `120 人`, `14 条`; empty for a document."""
        return count(len(self.masked.rows), self.form)

    @property
    def lasts(self) -> bool:
        """Whether it has a period to object in; a document may only be made known."""
        return self.form == "people" or self.period.first < self.period.last

    @property
    def folder(self) -> str:
        """Folder below `content/notices/` or `drafts/`, with forward slashes."""
        return f"{self.id}/{self.slug}" if self.slug else self.id

    @cached_property
    def rows_json(self) -> bytes:
        """Canonical UTF-8 JSON of all that the fingerprint covers, one newline at the end."""
        approved = self.later.planned or self.period
        return canonical(
            {
                "id": self.id,
                "part": self.part,
                "revision": self.revision,
                "kind": self.kind,
                "title": self.title,
                "period": {
                    "from": approved.first.isoformat(),
                    "to": approved.last.isoformat(),
                    "rule": approved.rule,
                    "basis": approved.basis,
                },
                "columns": [{"field": c.field, "title": c.title} for c in self.masked.columns],
                "groups": [
                    {
                        "slug": group.slug,
                        "title": group.title,
                        "keys": dict(group.keys),
                        "first": group.first,
                        "count": group.count,
                        **({"columns": list(group.columns)} if group.columns else {}),
                    }
                    for group in self.masked.groups
                ],
                "rows": [list(row) for row in self.masked.rows],
                **self._beyond_rows(),
            }
        )

    def _beyond_rows(self) -> dict[str, Any]:
        """What most notices have not; left out there, so that their fingerprints stand."""
        fields = [*self.masked.groups[0].keys] if self.masked.groups else []
        extra = {
            # JSON has the keys of a group by the alphabet; where people read them otherwise:
            "group_by": [] if fields == sorted(fields) else fields,
            "rule": dict(self.rule),
            "form": "" if self.form == "people" else self.form,
            "text": self.text,
            "attachments": [vars(each) for each in self.attachments],
            "supplements": {
                "id": self.supplements,
                "title": self.supplemented,
                **(plain(self.added) if self.added else {}),
            }
            if self.supplements
            else {},
            "corrections": [plain(each) for each in self.corrections],
        }
        return {name: value for name, value in extra.items() if value}

    @property
    def fingerprint(self) -> str:
        """SHA-256 of `rows.json`, 64 hex digits."""
        return hashlib.sha256(self.rows_json).hexdigest()

    def front_matter(self) -> dict[str, Any]:
        """The facts that stand on top of the notice's own page, in the contract's order."""
        return {
            "id": self.id,
            **({"part": self.part, "slug": self.slug} if self.part else {}),
            "kind": self.kind,
            **({"label": self.label} if self.label else {}),
            "title": self.title,
            "school": self.school,
            "office": self.questions.office,
            "contacts": {
                "questions": given(self.questions),
                "complaints": given(self.complaints),
            },
            "policy": self.policy_title,
            **({"annex": self.annex} if self.annex else {}),
            **({"about": self.about} if self.about else {}),
            **({"explanation": list(self.explanation)} if self.explanation else {}),
            "published": self.published,
            **({"next": [given(step) for step in self.next]} if self.next else {}),
            **self.later.front_matter(self.period),
            "retain_until": self.retain_until,
            "revision": self.revision,
            "fingerprint": self.fingerprint,
            **self._numbers(),
            **({"supplements": self.supplements} if self.supplements else {}),
            **({"sample": True} if self.sample else {}),
        }

    def _numbers(self) -> dict[str, Any]:
        """How much stands in it, in the words of its form."""
        if self.form == "document":
            names = [each.name for each in self.attachments]
            return {"form": self.form, "attachments": names}
        if self.form == "table":
            return {"form": self.form, "entries": len(self.masked.rows)}
        return {"people": len(self.masked.rows)}


def count(number: int, form: Form) -> str:
    """A number of rows in the words of the form: `120 人`, `14 条`, nothing."""
    return {"people": f"{number} 人", "table": f"{number} 条", "document": ""}[form]


def read(folder: Path) -> Notice:
    """The notice or part whose `rows.json` and `index.md` lie in `folder`.

    Raises:
        ValueError: the two do not belong together, or one is not as `files` writes it.
    """
    data = json.loads((folder / ROWS).read_bytes())
    front = read_front_matter((folder / "index.md").read_text(encoding="utf-8"))
    contacts = front["contacts"]
    period, after = later.read(front, _period(data["period"]))
    notice = Notice(
        id=data["id"],
        part=data["part"],
        slug=front.get("slug", ""),
        revision=data["revision"],
        kind=data["kind"],
        title=data["title"],
        period=period,
        masked=_masked(data),
        school=front["school"],
        questions=Contact(**contacts["questions"]),
        complaints=Contact(**contacts["complaints"]),
        published=front["published"],
        retain_until=front["retain_until"],
        policy_title=front["policy"],
        annex=front.get("annex", ""),
        about=front.get("about", ""),
        sample=front.get("sample", False),
        rule=data.get("rule", {}),
        explanation=tuple(front.get("explanation", ())),
        form=data.get("form", "people"),
        text=data.get("text", ""),
        attachments=tuple(Attachment(**each) for each in data.get("attachments", ())),
        supplements=data.get("supplements", {}).get("id", ""),
        supplemented=data.get("supplements", {}).get("title", ""),
        later=after,
        added=added_in(data.get("supplements", {})),
        corrections=tuple(map(correction, data.get("corrections", ()))),
        label=front.get("label", ""),
        next=tuple(Step(**step) for step in front.get("next", ())),
    )
    if notice.fingerprint != front["fingerprint"]:
        raise ValueError(f"{folder.name}/{ROWS} 与 index.md 的指纹不一致")
    return notice


def folders(notices: Path) -> Iterator[Path]:
    """Every folder below `notices` that holds a notice or part, in order."""
    for path in sorted(notices.rglob(ROWS)):
        if not any(piece.startswith(".") for piece in path.relative_to(notices).parts):
            yield path.parent


def _period(data: Mapping[str, str]) -> Period:
    first, last = date.fromisoformat(data["from"]), date.fromisoformat(data["to"])
    return Period(first, last, data["rule"], data["basis"])


def _masked(data: Mapping[str, Any]) -> Masked:
    return Masked(
        columns=tuple(Column(**column) for column in data["columns"]),
        groups=tuple(_group(group, data.get("group_by", ())) for group in data["groups"]),
        rows=tuple(tuple(row) for row in data["rows"]),
    )


def _group(data: Mapping[str, Any], order: Iterable[str]) -> Group:
    keys = {name: data["keys"][name] for name in order} or data["keys"]
    return Group(**{**data, "keys": keys, "columns": tuple(data.get("columns", ()))})
