"""More notices in a project's round, approved and built."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from generator import config
from generator.model import Finding
from generator.pipeline import generate as generation
from generator.pipeline import start
from tests.pipeline import made


def add(root: Path, *notices: str) -> None:
    """Write notices (YAML, flow style) at the end of the round."""
    path = root / made.ROUND
    lines = "".join(f"  - {notice}\n" for notice in notices)
    path.write_text(f"{path.read_text('utf-8').rstrip()}\n{lines}", "utf-8")


def publish(root: Path, *ids: str) -> list[Finding]:
    """Generate these notices, let every office consent, build; the findings of all."""
    with ThreadPoolExecutor(1) as executor:
        outcomes = generation.generate(
            config.load(root), ids, made.TODAY, executor, lambda line: None
        )
    findings = [finding for outcome in outcomes for finding in outcome.prepared.findings]
    start._approve_all(root, outcomes)
    return findings + made.build(root)


def problems(findings: list[Finding]) -> list[tuple[str, str, str]]:
    """Rule, place and message of each error."""
    return [(f.code, str(f.place), f.message) for f in findings if f.severity == "error"]
