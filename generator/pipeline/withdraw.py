"""A notice that must go before its time: ledger, archive, content/, and at once where asked.

Needs only `content/` and `site/`.  With a sound configuration the office is checked and
the archive is where the school wants it; without one, both are done as well as can be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import yaml

from generator import disk, ledger, stone
from generator.errors import ConfigError, DiskError
from generator.front_matter import read_front_matter
from generator.ledger import Ledger, LedgerError
from generator.notice import ROWS
from generator.pipeline import archive, far, record, removal, stored, takedown
from generator.pipeline.close import decent
from generator.pipeline.refresh import refresh
from generator.pipeline.removal import Removal
from generator.render.standalone import standalone
from generator.stone import Stone

ZONE = "Asia/Shanghai"


@dataclass(frozen=True)
class Asked:
    """What is to go, and in whose words."""

    notice: str
    part: str
    """Name or slug of a college; empty: all parts."""
    by: str
    reason: str


@dataclass(frozen=True)
class Done:
    """What became of it."""

    stones: tuple[Stone, ...]
    sites: tuple[Path, ...] = ()
    """Built sites on which it is down already."""
    remarks: tuple[str, ...] = ()
    """What a person has to do yet, or must know."""
    faults: tuple[str, ...] = ()
    """What could not be done."""


def withdraw(
    root: Path, asked: Asked, time: str, place: Path, *, now: bool, site_url: str = "/"
) -> Done:
    """Take rows away and say so in their place; with `now` on built sites too.

    A kill leaves it as it was, or the next command finishes it; so does this one again.

    Raises:
        ConfigError: no such notice is on line.
        DiskError: something cannot be written.
    """
    reason = decent(asked.reason)
    for folder in ("content/notices", "site/notices"):
        disk.recover(root / folder)
    how = Removal("withdrawn", time, asked.by, reason)
    try:
        recorded = ledger.read(record.path(root))
    except LedgerError as error:
        if not now:
            raise
        return _unrecorded(root, asked, how, error)
    removal.finish(root, recorded)
    due = _stones(root, recorded, asked, how)
    removal.purge(root, site_url, date.fromisoformat(time[:10]), due)
    if due:
        removal.remove(root, place, due, how)
    refresh(root / "content")
    gone = [each for each in stone.read_all(root / "content" / "notices") if _meant(each, asked)]
    if not gone:
        raise ConfigError([_unknown(root, asked)])
    if not now:
        return Done(tuple(gone))
    return _down(root, gone)


def _down(root: Path, gone: Sequence[Stone]) -> Done:
    """On every built site that can be reached from here."""
    sites, elsewhere = takedown.places(root)
    faults = removal.take_down(root, gone, sites)
    pages = {each.folder: standalone([each]) for each in gone}
    told = far.take_down(root, elsewhere, pages)
    return Done(tuple(gone), tuple(sites), tuple(told), tuple(faults))


def _unrecorded(root: Path, asked: Asked, how: Removal, error: LedgerError) -> Done:
    """With a damaged ledger the sites come first; content/ waits until it is mended."""
    due = _stones(root, Ledger(), asked, how)
    if not due:
        raise error
    done = _down(root, due)
    fault = f"公示日志已损坏（{error}），只从生成好的网站撤下，没有记录；修好后请再运行一次"
    return replace(done, faults=(*done.faults, fault))


def lenient(root: Path) -> tuple[str, Path, str]:
    """Time by the real clock, archive and address, as far as `school.yml` can be read."""
    try:
        school = yaml.safe_load((root / "site_config" / "school.yml").read_text(encoding="utf-8"))
        zone, chosen = school.get("time_zone", ZONE), school.get("archive", "")
        time, site_url = datetime.now(ZoneInfo(str(zone))), str(school.get("site_url", "/"))
        place = root / Path(str(chosen or archive.FOLDER)).expanduser()
    except (OSError, ValueError, AttributeError, LookupError, yaml.YAMLError):
        time, chosen, place = datetime.now(ZoneInfo(ZONE)), "", root / archive.FOLDER
        site_url = "/"
    if chosen and not place.is_dir():
        place = root / archive.FOLDER
    return time.isoformat(timespec="seconds"), place, site_url


def _stones(root: Path, recorded: Ledger, asked: Asked, how: Removal) -> list[Stone]:
    """What stands there with rows and is meant, even where it was altered."""
    found = []
    home = root / "content" / "notices" / asked.notice
    for rows in sorted([*home.glob(ROWS), *home.glob(f"*/{ROWS}")]):
        folder = rows.parent.relative_to(home.parent).as_posix()
        made = stored(rows.parent)
        if made:
            each = removal.stone_of(made, how)
        else:
            entries = recorded.of(*folder.split("/", 1))
            each = removal.salvaged(folder, entries, how, _part(rows.parent))
        if _meant(each, asked):
            found.append(each)
    return found


def _part(folder: Path) -> str:
    """Name of the college, where the page still tells it."""
    try:
        return str(read_front_matter((folder / "index.md").read_text("utf-8")).get("part", ""))
    except (OSError, ValueError, TypeError, yaml.YAMLError):
        return ""


def _meant(each: Stone, asked: Asked) -> bool:
    return each.id == asked.notice and asked.part in ("", each.part, each.slug)


def _unknown(root: Path, asked: Asked) -> str:
    notices = root / "content" / "notices"
    there = sorted({path.relative_to(notices).parts[0] for path in notices.rglob(ROWS)})
    name = f"{asked.notice}（{asked.part}）" if asked.part else asked.notice
    return f"网上没有公示 {name}，没有可撤回的；现有：{'、'.join(there) or '无'}"


def place_of(root: Path, wanted: Path | DiskError, *, now: bool) -> tuple[Path, tuple[str, ...]]:
    """Where to archive: at its own place, or in a hurry here, with a remark."""
    if isinstance(wanted, Path):
        return wanted, ()
    if not now:
        raise wanted
    here = root / archive.FOLDER
    return here, (f"{wanted}；这一份先存入 {archive.FOLDER}/，请之后移入",)
