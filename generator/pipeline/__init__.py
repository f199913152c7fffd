"""The order of the stages and nothing else; a folder's worth of flows.

    prepare    workbook -> ingest -> check -> mask -> Notice
    generate   Notice -> render -> drafts/ or content/
    amend      a mended workbook -> the next revision, in drafts/; supplement: a notice more
    promote    drafts/ -> content/, what is approved and due
    refresh    content/ -> the pages that follow from several notices
    site       content/ -> build -> verify -> site/
    status     every unit, its state, its days
    start      a new project, or the whole synthetic one

Work per unit is a pure function mapped over a `concurrent.futures.Executor`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import yaml

from generator import disk, notice
from generator.config.project import Project, Unit
from generator.model import Finding
from generator.notice import Notice

Say = Callable[[str], None]
"""Where progress goes: one short Chinese line at a time."""


def stored(folder: Path) -> Notice | None:
    """The notice in a folder; None where there is none, or not as it was written."""
    try:
        return notice.read(folder)
    except (ValueError, LookupError, TypeError, AttributeError, OSError, yaml.YAMLError):
        return None


def refuses(findings: Iterable[Finding]) -> bool:
    """Whether one of them stands against publishing."""
    return any(finding.severity == "error" for finding in findings)


def rewrite(project: Project, unit: Unit, change: Callable[[str], str]) -> None:
    """Change the YAML of the unit's round."""
    path = project.root / "site_config" / "rounds" / f"{unit.round_name}.yml"
    disk.write(path, change(path.read_bytes().decode()).encode())
