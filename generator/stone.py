"""What stays of a notice or part whose rows are gone: facts, in the front matter of its page.

    notices/<id>/index.md             in place of a whole notice
    notices/<id>/<part>/index.md      in place of a part

`read_all` gives back what `Stone.front_matter` wrote.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

import yaml

from generator.details import Contact, given
from generator.front_matter import read_front_matter
from generator.model import Period

KEY = "stone"
ENDS = {"withdrawn": "已撤回", "retired": "已到期撤下"}


@dataclass(frozen=True)
class Stone:
    """One notice or part that was public once."""

    act: Literal["withdrawn", "retired"]
    on: date
    """Day on which its rows were taken away."""
    id: str
    part: str
    """Name of the college; empty for a notice without parts."""
    slug: str
    title: str
    form: str
    school: str
    period: Period
    retain_until: date
    revision: int
    fingerprint: str
    questions: Contact
    complaints: Contact
    by: str = ""
    """Office that withdrew it."""
    reason: str = ""
    sample: bool = False

    @property
    def folder(self) -> str:
        """Folder below `content/notices/`, with forward slashes."""
        return f"{self.id}/{self.slug}" if self.slug else self.id

    @property
    def said(self) -> str:
        """Where it stands, in a word."""
        return ENDS[self.act]

    def front_matter(self) -> dict[str, Any]:
        """Everything, in plain values."""
        facts = {**vars(self), "period": vars(self.period)}
        facts |= {name: given(getattr(self, name)) for name in ("questions", "complaints")}
        return {name: value for name, value in facts.items() if value != "" and value is not False}


def read_all(notices: Path) -> list[Stone]:
    """Every stone below `content/notices/`, in the order of their folders."""
    pages = sorted([*notices.glob("*/index.md"), *notices.glob("*/*/index.md")])
    alone = (page for page in pages if not (page.parent / "rows.json").exists())
    return [stone for stone in map(read, alone) if stone]


def read(page: Path) -> Stone | None:
    """The stone on a page; None where another page stands, or nothing that can be read."""
    try:
        facts = read_front_matter(page.read_text(encoding="utf-8")).get(KEY)
        return _stone(facts) if facts else None
    except (ValueError, LookupError, TypeError, AttributeError, OSError, yaml.YAMLError):
        return None


def _stone(facts: Mapping[str, Any]) -> Stone:
    known = {
        **facts,
        "period": Period(**facts["period"]),
        "questions": Contact(**facts["questions"]),
        "complaints": Contact(**facts["complaints"]),
    }
    return Stone(**{"part": "", "slug": "", "school": "", **known})
