"""Files that are written whole or not at all.

A file is written beside its place and renamed over it.  A folder is written as
`.<name>.new`; two renames put it in place and keep what stood there as `.<name>.old`
until they are done.  `settle` and `recover` complete what a kill left behind.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from generator.errors import DiskError

PATIENCE = 60
"""Seconds to wait for another command."""


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Let one process at a time work on what `lock` stands for; it ends with the process.

    Raises:
        DiskError: another process holds it for too long, or it cannot be made.
    """
    held = FileLock(lock, timeout=PATIENCE)
    try:
        held.acquire()
    except Timeout as error:
        raise DiskError("另一个 gongshi 命令正在处理这个项目；请等它结束后再运行") from error
    except OSError as error:
        raise DiskError(f"无法在 {lock.parent.name}/ 中写入：{error.strerror}") from error
    try:
        yield
    finally:
        held.release()


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


def lay(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder that is made aside: none of them counts before `swap`."""
    try:
        for name, data in files.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    except OSError as error:
        raise DiskError(
            f"无法写入 {folder.name}/：{error.strerror}；请检查磁盘空间和权限"
        ) from error


def write_folder(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Make `folder` hold exactly `files` (relative path -> bytes); say whether it changed."""
    if _holds(folder, files):
        return False
    new = aside(folder)
    try:
        _delete(new)
        for name, data in files.items():
            target = new / name
            target.parent.mkdir(parents=True, exist_ok=True)
            _flush(target, data)
    except OSError as error:
        shutil.rmtree(new, ignore_errors=True)
        raise DiskError(
            f"无法写入 {folder.name}/：{error.strerror}；请检查磁盘空间和权限"
        ) from error
    swap(folder)
    return True


def move_folder(source: Path, target: Path) -> None:
    """Rename a folder to a place where none stands yet."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        os.rename(source, target)
    except OSError as error:
        raise DiskError(f"无法移动 {source.name}/：{error.strerror}") from error


def remove_folder(folder: Path) -> None:
    """Delete a folder; killed in between, `recover` clears away what is left of it."""
    if folder.exists():
        _delete(aside(folder))
        os.rename(folder, aside(folder))
        _delete(aside(folder))


def aside(folder: Path) -> Path:
    """Where what is to become `folder` is made; whole before `swap` is called."""
    return folder.with_name(f".{folder.name}.new")


def swap(folder: Path) -> None:
    """Put what stands aside in the place of `folder`; what stood there is deleted.

    Raises:
        DiskError: a program holds the folder; nothing is lost, and `settle` completes it.
    """
    try:
        settle(folder)
        if folder.exists():
            os.rename(folder, _old(folder))
        os.rename(aside(folder), folder)
        _delete(_old(folder))
    except OSError as error:
        raise DiskError(
            f"换不上新的 {folder.name}/：{error.strerror or error}。"
            "请关闭正在使用该文件夹的程序，再运行一次"
        ) from error


def settle(folder: Path) -> None:
    """Complete a `swap` of `folder` that was interrupted.

    The former folder is moved away only when the new one is whole, so a missing folder
    beside a former one means that the new one is due.
    """
    if _old(folder).exists() and not folder.exists():
        due = aside(folder) if aside(folder).exists() else _old(folder)
        os.rename(due, folder)
    _delete(_old(folder))


def recover(parent: Path) -> None:
    """Complete every swap below `parent`, and clear away what was never whole."""
    if not parent.is_dir():
        return
    for old in sorted(parent.rglob(".*.old")):
        settle(old.with_name(old.name[1:-4]))
    for new in sorted(parent.rglob(".*.new")):
        _delete(new) if new.is_dir() else new.unlink()


def _old(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.old")


def _delete(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


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
