"""Workbooks -> drafts/ or content/, all or nothing per notice or part."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Literal

from generator import disk, ledger, notice, render, stone, verify
from generator.config.project import Project, Unit
from generator.ingest.secrets import secrets
from generator.notice import Notice
from generator.pipeline import Say, record, refuses, revise
from generator.pipeline.prepare import Prepared, prepare
from generator.pipeline.read import Task, sources, tasks
from generator.pipeline.refresh import renew
from generator.pipeline.site import contacts
from generator.pipeline.waiting import outstanding

Where = Literal["content", "drafts", "before", "gone", "refused"]


@dataclass(frozen=True)
class Outcome:
    """What became of a unit."""

    prepared: Prepared
    where: Where
    """`before`: it is on line already and is never rewritten; `gone`: it was once."""
    missing: tuple[str, ...] = ()
    """What it still waits for before it may go on line."""


def generate(
    project: Project, ids: tuple[str, ...], today: date, executor: Executor, say: Say
) -> list[Outcome]:
    """Write every unit that no error refuses; the others keep what they had."""
    for folder in ("drafts", "content/notices"):
        disk.recover(project.root / folder)
    units = list(project.units(ids))
    wanted = [_due(unit, project) for unit in units]
    due = [unit for unit, is_due in zip(units, wanted, strict=True) if is_due]
    done = [unit for unit, is_due in zip(units, wanted, strict=True) if not is_due]
    outcomes = [_before(unit, project) for unit in done]
    work = executor.map(partial(make, project=project, today=today), tasks(project, due, executor))
    ready = []
    for number, (prepared, files) in enumerate(work, start=1):
        say(f"[{number}/{len(due)}] {prepared.unit.folder}")
        ready.append((prepared, files))
    # Not before all are made: the checks of one look at what is on line of the others.
    outcomes += [put(project, prepared, files, today) for prepared, files in ready]
    renew(project, ledger.read(record.path(project.root)), today)
    return outcomes


def _due(unit: Unit, project: Project) -> bool:
    """Whether there is something to make: a first revision, or one that mends another."""
    if _online(project, unit).exists():
        return revise.waiting(unit, project) is not None
    return not unit.corrections


def _before(unit: Unit, project: Project) -> Outcome:
    if stone.read(_online(project, unit) / "index.md"):
        return Outcome(Prepared(unit, None, ()), "gone")
    lost = revise.lost(unit, project)
    if lost:
        return Outcome(Prepared(unit, None, (lost,)), "refused")
    return Outcome(Prepared(unit, None, ()), "before")


def make(task: Task, project: Project, today: date) -> tuple[Prepared, dict[str, bytes]]:
    """Everything that a unit will be on disk, searched for raw values before it is there."""
    unit, prepared = task.unit, prepare(task, project, today)
    if prepared.notice is None:
        return prepared, {}
    files = rendered(prepared.notice)
    raw = _raw(unit, project)
    leaks = tuple(
        finding.of(unit.id, unit.part)
        for finding in verify.texts(files, secrets=raw, contacts=contacts(project, ()))
    )
    if refuses(leaks):
        prepared = replace(prepared, notice=None, findings=prepared.findings + leaks)
    return prepared, {**files, **prepared.files}


def _raw(unit: Unit, project: Project) -> frozenset[str]:
    """Raw values of the unit's workbooks; a document has none."""
    if unit.kind.form == "document":
        return frozenset()
    paths = sources(project.root, unit.sources)
    return secrets(paths, root=project.root, fields=project.fields)


def rendered(made: Notice) -> dict[str, bytes]:
    """Path below the notice's folder -> what stands there."""
    pages = {name: page.encode() for name, page in render.pages(made).items()}
    return {notice.ROWS: made.rows_json, **pages}


def put(project: Project, prepared: Prepared, files: dict[str, bytes], today: date) -> Outcome:
    """Write it where it belongs: a later revision always waits in drafts/ for `build`."""
    unit = prepared.unit
    if prepared.notice is None:
        return Outcome(prepared, "refused")
    draft = project.root / "drafts" / unit.folder
    missing = outstanding(unit, prepared.notice.fingerprint, project)
    if missing or unit.publish_on > today or prepared.notice.corrections:
        disk.write_folder(draft, files)
        return Outcome(prepared, "drafts", missing)
    disk.write_folder(_online(project, unit), files)
    disk.remove_folder(draft)
    return Outcome(prepared, "content")


def _online(project: Project, unit: Unit) -> Path:
    return project.root / "content" / "notices" / unit.folder
