"""Workbooks -> what stands in them; each file of a round is read once.

A unit's rules may need other lists of its round, so reading comes first for all of them,
and checking second.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from generator import ingest
from generator.config.kind import Kind
from generator.config.project import Project, Unit
from generator.config.round import Round, SheetRoles
from generator.ingest import document
from generator.model import Reading
from generator.pipeline import made, stored
from generator.pipeline.rolls import SUPPLEMENTED, Material, counted_from, needed

WILD = "*?["
Pair = tuple[Unit, Reading | None]


@dataclass(frozen=True)
class Task:
    """One unit with all that is needed to check it."""

    unit: Unit
    reading: Reading | None
    """None where no file is there."""
    there: dict[str, Material]
    """The other lists of the round that its rules ask for."""


def tasks(project: Project, units: Sequence[Unit], executor: Executor) -> list[Task]:
    """Read the units, and what their rules compare them with."""
    wanted = {unit.round_name: set[str]() for unit in units}
    for unit in units:
        wanted[unit.round_name] |= {*needed(unit), *counted_from(unit)}
    added_to = {unit.supplements for unit in units}
    others = [
        unit
        for unit in project.units()
        if unit not in units
        and (unit.id in added_to or unit.kind_name in wanted.get(unit.round_name, ()))
    ]
    inputs = [unit for name in wanted for unit in _inputs(project, name, wanted[name])]
    everything = [*units, *others, *inputs]
    readings = list(executor.map(partial(read, project=project), everything))
    pairs = list(zip(everything, readings, strict=True))
    return [_task(unit, reading, pairs, project) for unit, reading in pairs[: len(units)]]


def _task(unit: Unit, reading: Reading | None, pairs: Sequence[Pair], project: Project) -> Task:
    if unit.kind.made_by:
        lists = _there(unit, counted_from(unit), pairs, project.root)
        reading = made.table(unit, lists, pairs, project)
    names = [name for name in needed(unit) if name != unit.kind_name]
    there = _there(unit, names, pairs, project.root)
    if unit.supplements:
        earlier = [pair for pair in pairs if pair[0].id == unit.supplements]
        there[SUPPLEMENTED] = _material(earlier, project.root)
    return Task(unit, reading, there)


def read(unit: Unit, project: Project) -> Reading | None:
    """What stands in the unit's files; None where there are none."""
    paths = sources(project.root, unit.sources)
    if unit.kind.form == "document" and (paths or not unit.sources):
        return document.read(paths, project.root, project.school.contacts())
    if not paths:
        return None
    return ingest.read(
        paths, root=project.root, unit=unit, fields=project.fields, school=project.school
    )


def sources(root: Path, patterns: Iterable[str]) -> list[Path]:
    """The files that paths and globs name, in order, each once."""
    found: dict[Path, None] = {}
    for pattern in patterns:
        wild = any(mark in pattern for mark in WILD)
        paths = sorted(root.glob(pattern)) if wild else [root / pattern]
        found.update(dict.fromkeys(path for path in paths if path.is_file()))
    return list(found)


def provisional(project: Project, name: str, kind: Kind, files: tuple[str, ...]) -> Unit:
    """A unit to read files by that are no notice of a round."""
    office = project.school.offices[0]
    policy = next(iter(project.policies))
    return Unit(
        id=name, part="", slug="", title="", kind_name=name, kind=kind,
        policy=project.policies[policy], round_name="",
        round=Round(title=name, policy=policy, cohort=""),
        sources=files, publish_on=date.min, until=None, map={}, sheets=SheetRoles(),
        approvals=(), questions=office, complaints=office,
    )  # fmt: skip


def _inputs(project: Project, round_name: str, wanted: set[str]) -> list[Unit]:
    round_, known = project.rounds[round_name], project.inputs
    found = []
    for name in sorted(wanted & set(round_.inputs) & set(known)):
        unit = provisional(project, name, known[name].as_kind(), round_.inputs[name])
        found.append(replace(unit, round_name=round_name, round=round_))
    return found


def _there(
    unit: Unit, names: Iterable[str], pairs: Sequence[Pair], root: Path
) -> dict[str, Material]:
    return {
        name: _material([pair for pair in pairs if _belongs(pair[0], name, unit)], root)
        for name in names
    }


def _belongs(other: Unit, name: str, unit: Unit) -> bool:
    """A table that was counted from lists is none of them, even if it bears a list's name."""
    same = other.kind_name == name and other.round_name == unit.round_name
    return same and not other.kind.made_by


def _material(pairs: Sequence[Pair], root: Path) -> Material:
    """The workbook where it is there, else the published rows."""
    made, online = [], []
    for unit, reading in pairs:
        published = root / "content" / "notices" / unit.folder
        if reading is not None and reading.source is not None:
            made.append(reading.source)
        elif found := stored(published):
            online.append(found)
    return Material(tuple(made), tuple(online))
