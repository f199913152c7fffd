"""Files that are written whole or not at all.

A file is written beside its place and renamed over it.  A folder is written as
`.<name>.new`; two renames put it in place and keep what stood there as `.<name>.old`
until they are done.  `recover` finishes or undoes what a kill left behind.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from generator.errors import DiskError


def write(path: Path, data: bytes) -> bool:
    """Write a file unless it already holds `data`; say whether it was written."""
    if path.exists() and path.read_bytes() == data:
        return False
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f".{path.name}.new")
        _flush(aside, data)
        os.replace(aside, path)
    except OSError as error:
        raise DiskError(f"无法写入 {path.name}：{error.strerror}；请检查磁盘空间和权限") from error
    return True


def write_folder(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Make `folder` hold exactly `files` (relative path -> bytes); say whether it changed."""
    if _holds(folder, files):
        return False
    new = _aside(folder, "new")
    try:
        shutil.rmtree(new, ignore_errors=True)
        for name, data in files.items():
            target = new / name
            target.parent.mkdir(parents=True, exist_ok=True)
            _flush(target, data)
        swap(new, folder)
    except OSError as error:
        shutil.rmtree(new, ignore_errors=True)
        raise DiskError(
            f"无法写入 {folder.name}/：{error.strerror}；请检查磁盘空间和权限"
        ) from error
    return True


def move_folder(source: Path, target: Path) -> None:
    """Rename a folder to a place where none stands yet."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        os.rename(source, target)
    except OSError as error:
        raise DiskError(f"无法移动 {source.name}/：{error.strerror}") from error


def swap(new: Path, folder: Path) -> None:
    """Put `new` in the place of `folder`: two renames, then the former one is deleted."""
    old = _aside(folder, "old")
    if folder.exists():
        shutil.rmtree(old, ignore_errors=True)
        os.rename(folder, old)
    os.rename(new, folder)
    shutil.rmtree(old, ignore_errors=True)


def recover(parent: Path) -> None:
    """Finish what a kill left in `parent`: what was in place before stays in place."""
    if not parent.is_dir():
        return
    for old in sorted(parent.rglob(".*.old")):
        folder = old.with_name(old.name[1:-4])
        if folder.exists():
            shutil.rmtree(old, ignore_errors=True)
        else:
            os.rename(old, folder)
    for new in sorted(parent.rglob(".*.new")):
        shutil.rmtree(new, ignore_errors=True) if new.is_dir() else new.unlink()


def _aside(folder: Path, ending: str) -> Path:
    return folder.with_name(f".{folder.name}.{ending}")


def _flush(path: Path, data: bytes) -> None:
    """A rename may outlive a power cut that the data did not, so the data goes first."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _holds(folder: Path, files: Mapping[str, bytes]) -> bool:
    if not folder.is_dir():
        return False
    there = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    return there == set(files) and all(
        (folder / name).read_bytes() == data for name, data in files.items()
    )
