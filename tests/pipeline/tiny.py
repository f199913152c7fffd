"""A project whose notices come from nowhere: no workbook, no MkDocs, a site in miniature.

For tests of what happens to notices once they are on line; a whole one takes seconds.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from generator import config, disk, ledger
from generator.config.project import Project
from generator.notice import Notice
from generator.pipeline import archive, generate, life, record, removal
from generator.pipeline.refresh import published, refresh
from generator.render.standalone import standalone
from generator.start import template_root
from generator.stone import read_all
from tests.factories import notice

RANKING = notice(groups=0, sample=False)
PARTS = tuple(
    notice(
        id="2024-zsb-application",
        part=part,
        slug=slug,
        groups=0,
        people=5,
        first=date(2024, 4, 8),
        last=date(2024, 4, 11),
        sample=False,
    )
    for part, slug in (("机电工程学院", "jidian"), ("信息工程学院", "xinxi"))
)
SCORES = notice(
    id="2024-zsb-subject-scores",
    groups=2,
    last=date(2024, 4, 12),
    retain_until=date(2024, 4, 12),
    sample=False,
)
ALL = (RANKING, SCORES, *PARTS)


@cache
def _loaded() -> Project:
    """The sample's rules, for a school that is none."""
    loaded = config.load(template_root())
    return replace(loaded, school=loaded.school.model_copy(update={"sample": None}))


def project(root: Path, **school: object) -> Project:
    """The project at `root`; `school` replaces what school.yml says."""
    base = _loaded()
    return replace(base, root=root, school=base.school.model_copy(update=school))


def planned(base: Project, id_: str, **changes: object) -> Project:
    """The project with other words in its round for one notice, such as `posted`."""
    ((name, round_),) = base.rounds.items()
    notices = tuple(
        each.model_copy(update=changes) if each.id == id_ else each for each in round_.notices
    )
    return replace(base, rounds={name: round_.model_copy(update={"notices": notices})})


def at(monkeypatch: pytest.MonkeyPatch, hour: str = "08:30") -> None:
    """Acts happen on the day that the test says, at that hour; all offices consent."""
    monkeypatch.setattr(record, "_approved", lambda *_: True)
    monkeypatch.setattr(record, "moment", lambda _, today: f"{today}T{hour}:00+08:00")


def publish(base: Project, made: Notice, today: date) -> None:
    """Put a notice on line, as promotion and build do."""
    disk.write_folder(base.root / "content/notices" / made.folder, generate.rendered(made))
    build(base, today)


def build(base: Project, today: date) -> list[Notice]:
    """What `build` does but for MkDocs and the gates; the site is one in miniature."""
    before = ledger.read(record.path(base.root))
    removal.finish(base.root, before)
    found, _ = published(base.root / "content")
    after = record.append(base.root, record.due(base, found, before, today))
    online = refresh(base.root / "content", life.lived(base, after))
    archive.keep_all(base, online)
    disk.write_folder(base.root / "site", site(base.root))
    return online


def site(root: Path) -> dict[str, bytes]:
    """A page with a table and `rows.json` for each notice, a page without for what is gone."""
    files = {"index.html": b"<p>home</p>"}
    for made in published(root / "content")[0]:
        own = f"notices/{made.folder}"
        files[f"{own}/index.html"] = b"<table></table>"
        files[f"{own}/find/k.json"] = made.rows_json
        files[f"{own}/rows.json"] = made.rows_json
    for stone in read_all(root / "content/notices"):
        files[f"notices/{stone.folder}/index.html"] = standalone([stone])
    return files


def rows(root: Path, folder: str = "") -> list[str]:
    """Files anywhere in content/ and site/ that hold rows of a notice, or of any."""
    rooms = [root / room / folder for room in ("content/notices", "site/notices")]
    files = [path for room in rooms for path in sorted(room.rglob("*")) if path.is_file()]
    masked = "＊".encode()
    return [path.relative_to(root).as_posix() for path in files if masked in path.read_bytes()]


class Killed(BaseException):
    """The process ends here."""


@contextmanager
def killed_at(number: int) -> Iterator[Callable[[], int]]:
    """Let the process end at its `number`-th step on the disk; gives the steps so far.

    Deleting a folder is cut off after its first file.
    """
    count = 0
    unlink = Path.unlink

    def step() -> None:
        nonlocal count
        count += 1
        if count == number:
            raise Killed

    def before(call: Callable[..., object]) -> Callable[..., object]:
        def stopped(*given: object, **options: object) -> object:
            step()
            return call(*given, **options)

        return stopped

    def torn(folder: Path, *_: object, **__: object) -> None:
        for path in sorted(Path(folder).rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() and not path.is_symlink() else unlink(path)
            step()
        if Path(folder).is_dir():
            Path(folder).rmdir()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(disk, "_flush", before(disk._flush))
        patch.setattr(os, "replace", before(os.replace))
        patch.setattr(os, "rename", before(os.rename))
        patch.setattr(shutil, "copyfile", before(shutil.copyfile))
        patch.setattr(shutil, "rmtree", torn)
        patch.setattr(Path, "unlink", before(Path.unlink))
        yield lambda: count


@contextmanager
def full_from(number: int) -> Iterator[Callable[[], int]]:
    """No room on the disk from its `number`-th file on; gives the files so far."""
    count = 0

    def refused(call: Callable[..., object]) -> Callable[..., object]:
        def write(*given: object, **options: object) -> object:
            nonlocal count
            count += 1
            if count >= number:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return call(*given, **options)

        return write

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(disk, "_flush", refused(disk._flush))
        patch.setattr(shutil, "copyfile", refused(shutil.copyfile))
        yield lambda: count


def tree(root: Path) -> dict[str, bytes]:
    """Path -> bytes of all that matters; locks do not."""
    files = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in files
        if path.suffix != ".lock"
    }
