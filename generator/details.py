"""What a notice holds besides its rows: offices, files, what was corrected and added.

Frozen nouns, and their plain values for `rows.json` and front matter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Contact:
    """An office as it is frozen on the page at publication."""

    office: str
    phone: str = ""
    email: str = ""
    address: str = ""
    hours: str = ""


@dataclass(frozen=True)
class Attachment:
    """A file that is downloaded with a notice; it lies beside the notice's page."""

    name: str
    """File name, with its ending."""
    sha256: str
    size: int
    """Bytes."""
    reviewed: str = ""
    """Office and day of whoever read a scan that no gate can read; empty: a gate can."""


@dataclass(frozen=True)
class Step:
    """What whoever stands on the list has to do next."""

    text: str
    by: date | None = None
    """Last day for it; None: the document names none."""
    basis: str = ""
    """Clause, in words."""


@dataclass(frozen=True)
class Correction:
    """What became of an earlier revision: all that the public still sees of it."""

    revision: int
    """Number of the revision that took its place, 2 or more."""
    on: date
    office: str
    reason: str
    change: str
    """What changed, in words: `增加 1 人、名次变动 12 行`."""
    restarted: bool
    """Whether the period began anew."""
    first: date
    """Period of the earlier revision."""
    last: date
    fingerprint: str
    """Of the earlier revision."""
    basis: str = ""
    """Why the period began anew, or did not: a clause, in words."""


@dataclass(frozen=True)
class Added:
    """Why a supplement was added."""

    on: date
    office: str
    reason: str


def plain(value: Added | Correction) -> dict[str, Any]:
    """For JSON, where a day is a text."""
    return {
        name: each.isoformat() if isinstance(each, date) else each
        for name, each in vars(value).items()
    }


def added_in(data: Mapping[str, str]) -> Added | None:
    """What `plain` wrote; None where nothing was."""
    if "reason" not in data:
        return None
    return Added(date.fromisoformat(data["on"]), data["office"], data["reason"])


def correction(data: Mapping[str, Any]) -> Correction:
    """What `plain` wrote."""
    days = {name: date.fromisoformat(data[name]) for name in ("on", "first", "last")}
    return Correction(**{**data, **days})


def given(noun: Contact | Step) -> dict[str, Any]:
    """What is known: the ways to reach an office, the day and the clause of a step."""
    return {key: value for key, value in vars(noun).items() if value}
