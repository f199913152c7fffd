"""Notices whose retention is over -> the archive alone; a plan first, then the dull work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from generator import disk, ledger, notice, stone
from generator.acts.retire import Files, Plan, addresses
from generator.config.project import Project, Unit
from generator.errors import DiskError
from generator.ledger import Ledger
from generator.pipeline import archive, life, record, removal, status, stored, takedown
from generator.pipeline.read import sources
from generator.pipeline.refresh import renew
from generator.pipeline.removal import Removal
from generator.state import State
from generator.stone import Stone

OVER = {State.CLOSED, State.RETIRED, State.WITHDRAWN}


def plan(project: Project, today: date) -> Plan:
    """Look, and say what must go today; nothing is written."""
    root = project.root
    recorded = ledger.read(record.path(root))
    how = Removal("retired", record.moment(project, today))
    expired = list(_expired(project, recorded, how, today))
    against = {each.folder: _against(project, each, recorded) for each in expired}
    due = tuple(each for each in expired if not against[each.folder])
    gone = (*stone.read_all(root / "content" / "notices"), *due)
    sites, far = takedown.places(root)
    left = [site for site in sites if any(takedown.stands(site, each.folder) for each in gone)]
    data = tuple(_data(project, today))
    return Plan(
        due=due,
        refused=tuple(f"{folder}：{why}" for folder, why in against.items() if why),
        sites=tuple(map(str, left)),
        far=tuple(far),
        addresses=addresses(project.school.site_url, removal.shown(root, gone)),
        data=data,
        others=tuple(_others(project)) if data else (),
    )


def apply(project: Project, planned: Plan, today: date) -> list[str]:
    """Do it; killed at any point, the next `retire` finishes it.  What could not be done.

    Raises:
        DiskError: something cannot be written.
    """
    root = project.root
    gone = [*stone.read_all(root / "content" / "notices"), *planned.due]
    removal.purge(root, project.school.site_url, today, gone)
    if planned.due:
        how = Removal("retired", record.moment(project, today))
        removal.remove(root, archive.place(project), planned.due, how)
        renew(project, ledger.read(record.path(root)), today)
    gone = stone.read_all(root / "content" / "notices")
    faults = []
    for site in map(Path, planned.sites):
        disk.recover(site / "notices")
        here = [each for each in gone if takedown.stands(site, each.folder)]
        faults += removal.take_down(root, here, [site])
    return faults


def settle(project: Project, today: date) -> list[Stone]:
    """Finish what a kill has left, before anything is planned."""
    root = project.root
    for folder in ("content/notices", "site/notices"):
        disk.recover(root / folder)
    recorded = ledger.read(record.path(root))
    done = removal.finish(root, recorded)
    renew(project, recorded, today)
    return done


def delete_data(project: Project, planned: Plan) -> int:
    """Delete the workbooks of the rounds that are over; how many there were."""
    paths = [project.root / path for each in planned.data for path in each.paths]
    try:
        for path in paths:
            path.unlink(missing_ok=True)
        for folder in sorted((project.root / "data").rglob("*"), reverse=True):
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()
    except OSError as error:
        raise DiskError(
            f"无法删除 data/ 中的文件：{error.strerror}；请关闭打开它们的程序"
        ) from error
    return len(paths)


def _expired(project: Project, recorded: Ledger, how: Removal, today: date) -> Iterator[Stone]:
    """Everything in content/ whose last day is over, even where it was altered."""
    notices = project.root / "content" / "notices"
    lived = life.lived(project, recorded)
    for path in notice.folders(notices):
        folder = path.relative_to(notices).as_posix()
        made = stored(path)
        if made:
            each = removal.stone_of(lived(made), how)
        else:
            each = removal.salvaged(folder, recorded.of(*folder.split("/", 1)), how)
        if each.retain_until < today:
            yield each


def _against(project: Project, each: Stone, recorded: Ledger) -> str:
    """Why the rows may not be deleted yet: a revision that the archive has not whole."""
    try:
        place = archive.place(project)
    except DiskError as error:
        return str(error)
    public = [e for e in recorded.of(each.id, each.slug) if e.act in {"published", "amended"}]
    if not public:
        return "公示日志里没有它的记录；请先在到期前运行 gongshi build，或改用 withdraw 撤回"
    intact = stored(project.root / "content" / "notices" / each.folder)
    for entry in public:
        if intact and intact.fingerprint == entry.fingerprint:
            continue  # what is on line is copied before it goes
        fault = archive.fault(place, each.folder, entry.revision, entry.fingerprint)
        if fault:
            return f"{fault}；请先把它放回存档，再撤下"
    return ""


def _data(project: Project, today: date) -> Iterator[Files]:
    """Rounds of which every notice has closed, and that still have files in data/."""
    lines = {(line.id, line.part): line.state for line in status.lines(project, today)}
    needed: set[str] = set()
    over: dict[str, tuple[str, ...]] = {}
    for name in project.rounds:
        units = [unit for unit in project.units() if unit.round_name == name]
        files = _files(project, units)
        if units and all(lines[unit.id, unit.part] in OVER for unit in units):
            over[name] = files
        else:
            needed |= set(files)
    for name, files in over.items():
        left = tuple(path for path in files if path not in needed)
        if left:
            yield Files(name, left)


def _files(project: Project, units: list[Unit]) -> tuple[str, ...]:
    """What a round reads from data/."""
    patterns = [path for unit in units for path in (*unit.sources, *unit.attachments)]
    if units:
        patterns += [path for paths in units[0].round.inputs.values() for path in paths]
    names = (path.relative_to(project.root).as_posix() for path in sources(project.root, patterns))
    return tuple(dict.fromkeys(name for name in names if name.startswith("data/")))


def _others(project: Project) -> Iterator[str]:
    known: set[str] = set()
    for name in project.rounds:
        units = [unit for unit in project.units() if unit.round_name == name]
        known |= set(_files(project, units))
    for path in sorted((project.root / "data").rglob("*")):
        name = path.relative_to(project.root).as_posix()
        if path.is_file() and name not in known:
            yield name
