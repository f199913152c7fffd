"""A unit and what was generated of it -> its approval sheet, in a file beside the drafts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator import disk
from generator.acts.sheet import sheet
from generator.config.project import Project, Unit
from generator.model import Approval
from generator.notice import Notice

FOLDER = "drafts/_approvals"
"""No id begins with a line, so no notice's folder can ever stand here."""


def write(project: Project, unit: Unit, made: Notice, approvals: Sequence[Approval]) -> Path:
    """Write the sheet; say where it is."""
    path = project.root / FOLDER / f"{unit.folder}.html"
    disk.write(path, sheet(made, unit.chain, approvals).encode())
    return path
