"""`content/ledger.jsonl`: what was published, corrected, closed, withdrawn and retired.

One act a line, in canonical JSON, never changed and never taken away.  Each line names
the SHA-256 of the line before it, so that whoever remembers the last one (the head) can
tell whether anything before it was touched.  No personal data: acts name notices,
offices and fingerprints.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, get_args

from generator import disk
from generator.canonical import GENESIS, canonical, link
from generator.errors import GongshiError
from generator.model import Finding, Place
from generator.state import Life

NAME = "ledger.jsonl"

Deed = Literal["published", "amended", "supplemented", "withdrawn", "closed", "retired"]
DEEDS = frozenset(get_args(Deed))
SHOWN = frozenset({"published", "amended"})
"""Acts that put a revision on line."""
TURNS = SHOWN | {"withdrawn", "retired"}
"""Acts that decide what stands on line."""


class LedgerError(GongshiError):
    """The ledger on disk is not as it was written; nothing is added to it."""


@dataclass(frozen=True)
class Act:
    """One act on one notice or part."""

    time: str
    """ISO 8601 to the second, with the offset of the school's zone."""
    act: Deed
    notice: str
    part: str
    """Slug of the part; empty for a notice without parts."""
    revision: int
    fingerprint: str
    """SHA-256 of the revision's `rows.json`, 64 hex digits."""
    reason: str = ""
    offices: tuple[str, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    """What readers are told of it besides: title, dates, change in words, result."""

    @property
    def deed(self) -> tuple[object, ...]:
        """What was done, whenever it was: done twice in a row, it is recorded once."""
        return (
            *self.subject,
            self.act,
            self.reason,
            self.offices,
            tuple(sorted(self.facts.items())),
        )

    @property
    def kind(self) -> tuple[str, str, str]:
        """What may be done to a notice again and again, as a result is found anew."""
        return self.notice, self.part, self.act

    @property
    def subject(self) -> tuple[str, str, int, str]:
        """The revision that it is about."""
        return self.notice, self.part, self.revision, self.fingerprint

    @property
    def folder(self) -> str:
        """Folder of the notice or part below `content/notices/`."""
        return f"{self.notice}/{self.part}" if self.part else self.notice


@dataclass(frozen=True)
class Entry(Act):
    """An act as it stands in the ledger."""

    serial: int = 1
    previous: str = GENESIS
    """SHA-256 of the line before, without its newline."""

    @cached_property
    def line(self) -> bytes:
        """Canonical JSON, with a newline at the end."""
        data = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return canonical(data | {"offices": list(self.offices), "facts": dict(self.facts)})

    @property
    def digest(self) -> str:
        """What the next line names; the head, where there is none."""
        return link(self.line)


@dataclass(frozen=True)
class Ledger:
    """Every act, in the order in which they were recorded."""

    entries: tuple[Entry, ...] = ()

    @property
    def serial(self) -> int:
        """Number of the last line; 0 before the first."""
        return len(self.entries)

    @property
    def text(self) -> bytes:
        """As it stands on disk."""
        return b"".join(entry.line for entry in self.entries)

    @property
    def head(self) -> str:
        """SHA-256 of the last line."""
        return self.entries[-1].digest if self.entries else GENESIS

    @cached_property
    def _by_folder(self) -> Mapping[str, tuple[Entry, ...]]:
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(entry.folder, []).append(entry)
        return {folder: tuple(entries) for folder, entries in found.items()}

    def of(self, notice: str, part: str = "") -> tuple[Entry, ...]:
        """What happened to a notice, or to the part with that slug, in order."""
        return self._by_folder.get(f"{notice}/{part}" if part else notice, ())

    def life(self, notice: str, part: str = "") -> Life:
        """What its acts come to."""
        life = Life()
        for entry in self.of(notice, part):
            day = date.fromisoformat(entry.time[:10])
            anew = entry.act == "amended" and bool(entry.facts.get("restarted"))
            if entry.act == "published" or anew:
                life = replace(life, published=day, closed=None, result="")
            if entry.act == "amended":
                life = replace(life, corrected=True)
            elif entry.act == "supplemented":
                life = replace(life, supplemented=True)
            elif entry.act == "closed":
                life = replace(life, closed=day, result=entry.facts.get("result", ""))
            elif entry.act == "withdrawn":
                life = replace(life, withdrawn=day, reason=entry.reason)
            elif entry.act == "retired":
                life = replace(life, retired=day)
        return life

    def folders(self) -> tuple[str, ...]:
        """Every notice or part that was ever on line, in the order of their first day."""
        return tuple(self._by_folder)

    def last(self, folder: str) -> Entry:
        """The last act on a notice or part that the ledger knows."""
        return self._by_folder[folder][-1]

    def shown(self, folder: str) -> Entry | None:
        """How the revision came on line that ought to be there; None after its end."""
        turns = [e for e in self._by_folder.get(folder, ()) if e.act in TURNS]
        return turns[-1] if turns and turns[-1].act in SHOWN else None

    def with_acts(self, acts: Sequence[Act]) -> Ledger:
        """The ledger with those acts that are not the last of their kind there already."""
        latest = {entry.kind: entry.deed for entry in self.entries}
        entries = list(self.entries)
        for act in acts:
            if latest.get(act.kind) != act.deed:
                latest[act.kind] = act.deed
                previous = entries[-1].digest if entries else GENESIS
                given = {name: getattr(act, name) for name in Act.__dataclass_fields__}
                entries.append(Entry(**given, serial=len(entries) + 1, previous=previous))
        return Ledger(tuple(entries))


def head(text: bytes) -> str:
    """SHA-256 of the last line of a ledger's text, whoever wrote it."""
    lines = text.splitlines()
    return link(lines[-1]) if lines else GENESIS


def read(path: Path) -> Ledger:
    """The ledger at `path`; an empty one where there is none.

    Raises:
        LedgerError: a line is broken, or the chain does not hold.
    """
    data = path.read_bytes() if path.exists() else b""
    found = next(iter(_faults(data, path.name)), None)
    if found:
        raise LedgerError(f"{found.place}：{found.message}")
    return Ledger(tuple(_entry(line) for line in data.splitlines()))


def faults(path: Path) -> list[Finding]:
    """Every break of the chain, by line; none where the ledger is as it was written."""
    return list(_faults(path.read_bytes() if path.exists() else b"", path.name))


def append(path: Path, acts: Sequence[Act]) -> Ledger:
    """Record acts, all or none; what stands there already is not written twice.

    One command at a time writes: the others wait for it.

    Raises:
        LedgerError: the ledger is damaged, or the clock runs behind it.
        DiskError: it cannot be written, or another command holds it too long.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with disk.alone(path.with_name(f".{path.name}.lock")):
        before = read(path)
        after = before.with_acts(acts)
        _refuse_past(before, after)
        disk.write(path, after.text)
    return after


def _refuse_past(before: Ledger, after: Ledger) -> None:
    new = after.entries[before.serial :]
    if before.entries and new and _moment(new[0]) < _moment(before.entries[-1]):
        last = before.entries[-1].time
        raise LedgerError(f"公示日志的最后一条记于 {last}，比现在晚；请先校准系统时钟")


def _moment(act: Act) -> float:
    return datetime.fromisoformat(act.time).timestamp()


def _faults(data: bytes, name: str) -> Iterator[Finding]:
    lines = data.splitlines(keepends=True)
    if lines and not lines[-1].endswith(b"\n"):
        yield _fault("ledger-truncated", len(lines), "最后一行不完整", name)
        lines.pop()
    entries = []
    for number, line in enumerate(lines, start=1):
        try:
            entries.append(_entry(line))
        except (ValueError, LookupError, TypeError):
            yield _fault("ledger-edited", number, "不是公示日志的格式", name)
            return
        if entries[-1].line != line:
            yield _fault("ledger-edited", number, "格式被改动", name)
    yield from _links(entries, name)


def _links(entries: Sequence[Entry], name: str) -> Iterator[Finding]:
    if entries and (entries[0].serial, entries[0].previous) != (1, GENESIS):
        yield _fault("ledger-removed", 1, "开头的记录缺失", name)
    for number, (one, other) in enumerate(pairwise(entries), start=2):
        if other.serial <= one.serial:
            yield _fault("ledger-reordered", number, "记录的次序被改动或重复", name)
        elif other.serial > one.serial + 1:
            yield _fault("ledger-removed", number, "此处之前有记录被删去", name)
        elif other.previous != one.digest:
            yield _fault("ledger-edited", number - 1, "内容被改动，与下一条记下的指纹不符", name)


def _fault(code: str, number: int, message: str, name: str) -> Finding:
    way_out = "；日志只增不改，请从备份恢复 ledger.jsonl"
    return Finding(code, "error", message + way_out, Place(name, row=number))


def _entry(line: bytes) -> Entry:
    data: dict[str, Any] = json.loads(line)
    if data["act"] not in DEEDS:
        raise ValueError(data["act"])
    return Entry(**{**data, "offices": tuple(data["offices"])})
