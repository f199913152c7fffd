"""Observations of a live site, outside it: one canonical, chained JSON line each.

Lines are only added.  A line counts when it is whole: what a kill left of one is cut
off by the next observation.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from generator import disk
from generator.canonical import GENESIS, canonical, link
from generator.errors import DiskError, GongshiError

FOLDER = "records"
Outcome = Literal["same", "differs", "unreachable"]


class JournalError(GongshiError):
    """Observations are no longer as they were written; they prove nothing."""


@dataclass(frozen=True)
class Observation:
    """What one visit saw."""

    time: str
    """ISO 8601 to the second, with the offset of the school's zone."""
    site: str
    """Its address."""
    outcome: Outcome
    seen: Mapping[str, str] = field(default_factory=dict)
    """Folder of each notice or part that stood there as published -> 16 digits of its
    fingerprint."""
    faults: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Folder, or empty for the site's own -> codes of what was wrong."""
    checked: int = 0
    """Addresses that answered."""
    ledger: int = 0
    """Serial of the ledger on the live site."""
    head: str = ""
    """Its head."""
    serial: int = 0
    previous: str = GENESIS

    @property
    def line(self) -> bytes:
        """Canonical JSON, with a newline at the end."""
        told = {name: getattr(self, name) for name in self.__dataclass_fields__}
        faults = {folder: list(codes) for folder, codes in self.faults.items()}
        return canonical(told | {"seen": dict(self.seen), "faults": faults})


def file(root: Path, site: str) -> Path:
    """Where the observations of a site are kept, below the project folder."""
    parts = urlsplit(site)
    port = f"-{parts.port}" if parts.port else ""
    below = parts.path.strip("/")
    name = f"{parts.hostname}{port}{'-' if below else ''}{below}"
    return root / FOLDER / f"observations-{re.sub(r'[^A-Za-z0-9.-]+', '-', name)}.jsonl"


def read(path: Path) -> tuple[Observation, ...]:
    """All whole lines; what a kill left of the last one is no observation.

    Raises:
        JournalError: a line was changed, taken away or put elsewhere.
    """
    data = path.read_bytes() if path.exists() else b""
    found: list[Observation] = []
    previous = GENESIS
    for number, line in enumerate(data[: data.rfind(b"\n") + 1].splitlines(True), start=1):
        try:
            one = _observation(line)
        except (ValueError, LookupError, TypeError) as error:
            raise JournalError(_broken(path, number)) from error
        if (one.serial, one.previous, one.line) != (number, previous, line):
            raise JournalError(_broken(path, number))
        found.append(one)
        previous = link(line)
    return tuple(found)


def append(path: Path, observation: Observation) -> Observation:
    """Add one line, and have it on the disk before the answer.

    Raises:
        JournalError: what stands there is damaged.
        DiskError: it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with disk.alone(path.with_name(f".{path.name}.lock")):
        before = read(path)
        previous = link(before[-1].line) if before else GENESIS
        added = replace(observation, serial=len(before) + 1, previous=previous)
        try:
            _add(path, sum(len(one.line) for one in before), added.line)
        except OSError as error:
            message = f"无法写入 {path.name}：{error.strerror}；请检查磁盘空间和权限"
            raise DiskError(message) from error
    return added


def _add(path: Path, whole: int, line: bytes) -> None:
    with path.open("ab") as opened:
        if opened.tell() > whole:
            opened.truncate(whole)
        opened.write(line)
        opened.flush()
        os.fsync(opened.fileno())


def _observation(line: bytes) -> Observation:
    data: dict[str, Any] = json.loads(line)
    faults = {folder: tuple(codes) for folder, codes in data["faults"].items()}
    return Observation(**{**data, "faults": faults})


def _broken(path: Path, number: int) -> str:
    return f"{path.name} 第 {number} 行被改动；观测记录只增不改，请从备份恢复，或改名另存后重新开始"
