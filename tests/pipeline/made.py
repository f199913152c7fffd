"""A small demo, made once for all tests, and what is done to copies of it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

from generator import config
from generator.config.fields import Fields
from generator.ingest.secrets import secrets
from generator.model import Finding
from generator.pipeline import generate as generation
from generator.pipeline import prepare, site, start
from generator.pipeline import promote as promotion
from generator.start import template_root

TODAY = date(2024, 4, 9)
"""The day that the sample project pins."""
DUE = date(2024, 4, 15)
"""The day on which its last notice is due."""
LAST = "2024-zsb-recommendation"
PARTS = "2024-zsb-application"
ROUND = "site_config/rounds/2024-zsb.yml"
STUDENTS, MAJORS = 150, 7
MADE = ("notices", "drafts", "site", "ledger.jsonl", "records", "archive")
"""What a project that has generated nothing lacks."""

_kept: list[Demo] = []


@dataclass(frozen=True)
class Demo:
    """A whole synthetic project, and what was said while it was made."""

    root: Path
    findings: tuple[Finding, ...]
    said: str


def demo(folder: Path) -> Demo:
    """A demo below `folder`, whose path has blanks and Chinese characters in it."""
    said: list[str] = []
    root = folder / "示例 项目"
    with ThreadPoolExecutor(1) as executor:
        findings = start.demo(root, STUDENTS, MAJORS, executor, said.append)
    return Demo(root, tuple(findings), "\n".join(said))


def kept(folder: Path) -> Demo:
    """The one demo that all tests of a process share; nobody may change it."""
    if not _kept:
        _kept.append(demo(folder))
    return _kept[0]


def tree(folder: Path) -> dict[str, bytes]:
    """Path below `folder` -> bytes; the locks of commands that ran say nothing."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    files = (path for path in found if path.suffix != ".lock")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def copy(source: Path, target: Path, *without: str) -> Path:
    """A copy of a project, without the folders of those names."""
    return shutil.copytree(source, target, ignore=shutil.ignore_patterns(*without))


def change(path: Path, old: str, new: str) -> None:
    """Replace every occurrence of a text that must be there."""
    text = path.read_bytes().decode()
    assert old in text, path
    path.write_bytes(text.replace(old, new).encode())


def generate(root: Path, *ids: str, today: date = TODAY) -> dict[str, generation.Outcome]:
    """Folder of each unit -> what became of it."""
    with ThreadPoolExecutor(1) as executor:
        outcomes = generation.generate(config.load(root), ids, today, executor, lambda line: None)
    return {outcome.prepared.unit.folder: outcome for outcome in outcomes}


def check(root: Path, *ids: str, today: date = TODAY) -> list[Finding]:
    """Everything that the checks find."""
    with ThreadPoolExecutor(1) as executor:
        prepared = prepare.check(config.load(root), ids, today, executor)
        return [finding for each in prepared for finding in each.findings]


def build(root: Path, today: date = TODAY) -> list[Finding]:
    """What the gates find."""
    return site.build(config.load(root), today, lambda line: None)


def promote(root: Path, today: date) -> list[Finding]:
    """What keeps an approved draft from going on line."""
    return promotion.promote(config.load(root), today, lambda line: None)


def codes(findings: Iterable[Finding], severity: str = "error") -> set[str]:
    """Names of the rules that were broken."""
    return {finding.code for finding in findings if finding.severity == severity}


def make_real(root: Path, *, confirmed: bool = True) -> None:
    """The same college, as if it were no sample, or had confirmed nothing of its policy."""
    _cut(root / "site_config/school.yml", r"(?m)^sample:.*\n")
    if not confirmed:
        _cut(root / "site_config/policies/sample-2024.yml", r"(?m)^confirmed:\n(?: .*\n)+")
    assert config.load(root).school.sample is None


def withdraw_approvals(root: Path) -> None:
    """The round as it was before any office consented."""
    path = root / ROUND
    text = re.sub(r"(?m)^ *- \{step: .*\n", "", path.read_text("utf-8"))
    path.write_text(text.replace("approvals:\n", "approvals: []\n"), "utf-8")


def raw_values(root: Path) -> frozenset[str]:
    """Every number, address and so on of the sources."""
    files = tree(root / "data")
    return _raw_values(root, sha256(repr(sorted(files.items())).encode()).hexdigest())


def leaks(root: Path, text: str) -> int:
    """How many of the raw values of the sources stand in a text as words of their own."""
    there = [value for value in raw_values(root) if value in text]
    bounds = (rf"(?<![0-9A-Za-z]){re.escape(value)}(?![0-9A-Za-z])" for value in there)
    return sum(bool(re.search(bound, text)) for bound in bounds)


def _cut(path: Path, pattern: str) -> None:
    text = path.read_text("utf-8")
    assert re.search(pattern, text), path
    path.write_text(re.sub(pattern, "", text), "utf-8")


@cache
def _raw_values(root: Path, _state: str) -> frozenset[str]:
    paths = [path for path in (root / "data").rglob("*") if path.is_file()]
    return secrets(paths, root=root, fields=_fields()) if paths else frozenset()


@cache
def _fields() -> Fields:
    """What columns are called; the project at hand may be broken on purpose."""
    return config.load(template_root()).fields
