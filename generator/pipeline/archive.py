"""content/notices/ -> the school's own offline archive: every revision that was ever public.

    <archive>/<id>/<part or _>/r<n>/…            the files as they were published
    <archive>/<id>/<part or _>/r<n>/sha256.txt   each of them with its SHA-256

The archive is never on a site and never in git.  Its place is `archive/` in the project
folder, or what `archive` in school.yml names, such as a disk that is plugged in for it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from generator import disk, manifest, notice
from generator.config.project import Project
from generator.errors import DiskError
from generator.model import Finding
from generator.notice import Notice
from generator.pipeline import stored

FOLDER = "archive"
MANIFEST = "sha256.txt"
WHOLE_NOTICE = "_"
"""Stands for the part of a notice without parts."""


def place(project: Project) -> Path:
    """Where the archive is; a place of the school's own must be there already.

    Raises:
        DiskError: it is not, as when its disk is not plugged in.
    """
    chosen = project.school.archive
    folder = project.root / Path(chosen or FOLDER).expanduser()
    if chosen and not folder.is_dir():
        raise DiskError(
            f"存档位置 {chosen} 不存在（school.yml 的 archive）；"
            "请接上存档用的硬盘或建好该文件夹后再运行"
        )
    return folder


def keep(project: Project, folder: str) -> None:
    """Copy what is on line in `content/notices/<folder>` unless the archive has it whole.

    Raises:
        DiskError: the archive is not there, cannot be written, or has another text
            under the same number.
    """
    keep_in(place(project), project.root / "content", folder)


def keep_in(archive: Path, content: Path, folder: str) -> None:
    """The same for an archive at a known place; what was altered is not kept."""
    source = content / "notices" / folder
    made = stored(source)
    if made is None:
        return
    if _there(archive, made):
        return
    target = home(archive, folder, made.revision)
    kept = _digest(target / notice.ROWS)
    if kept and kept != made.fingerprint and not fault(archive, folder, made.revision, kept):
        raise DiskError(f"存档 {_name(target)} 中是另一份内容；请核对是谁放入的，移走后再运行")
    _copy(source, target)


def keep_all(project: Project, online: Iterable[Notice]) -> list[Finding]:
    """Copy every notice on line; a warning where the archive is not at hand."""
    try:
        archive = place(project)
        for made in online:
            if not _there(archive, made):
                keep_in(archive, project.root / "content", made.folder)
    except DiskError as error:
        message = f"{error}（公示不受影响；没有存档，到期后 retire 会拒绝撤下）"
        return [Finding("archive-missing", "warning", message)]
    return []


def home(archive: Path, folder: str, revision: int) -> Path:
    """Where a revision of the notice or part lies."""
    id_, _, slug = folder.partition("/")
    return archive / id_ / (slug or WHOLE_NOTICE) / f"r{revision}"


def fault(archive: Path, folder: str, revision: int, fingerprint: str) -> str:
    """What is wrong with the copy of a revision; empty where it is whole."""
    target = home(archive, folder, revision)
    if not (target / MANIFEST).is_file():
        return f"存档中没有第 {revision} 版"
    if _digest(target / notice.ROWS) != fingerprint:
        return f"存档中第 {revision} 版与公示日志记下的指纹不符"
    listed = manifest.parse((target / MANIFEST).read_bytes())
    there = {name: _digest(target / name) for name in _files(target) if name != MANIFEST}
    return "" if there == listed else f"存档中第 {revision} 版的文件缺少或被改动"


def _there(archive: Path, made: Notice) -> bool:
    """At a glance; `fault` looks at every file."""
    target = home(archive, made.folder, made.revision)
    return _digest(target / notice.ROWS) == made.fingerprint and (target / MANIFEST).is_file()


def _copy(source: Path, target: Path) -> None:
    """The manifest comes last; a copy that a power cut tore does not agree with it."""
    aside = disk.aside(target)
    try:
        shutil.rmtree(aside, ignore_errors=True)
        names = _files(source)
        for name in names:
            (aside / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source / name, aside / name)
        listed = {name: manifest.digest(source / name) for name in names}
        disk.write(aside / MANIFEST, manifest.text(listed))
    except OSError as error:
        shutil.rmtree(aside, ignore_errors=True)
        raise DiskError(f"无法写入存档 {_name(target)}：{error.strerror}") from error
    disk.swap(target)


def _files(folder: Path) -> list[str]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    names = (path.relative_to(folder).as_posix() for path in paths)
    return sorted(name for name in names if not any(p.startswith(".") for p in name.split("/")))


def _digest(path: Path) -> str:
    """Empty where there is no such file."""
    return manifest.digest(path) if path.is_file() else ""


def _name(target: Path) -> str:
    return "/".join(target.parts[-3:])
