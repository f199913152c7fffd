"""Writing, deleting and locking in a target's folder on this machine."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from generator import disk
from generator.errors import DiskError

LOCK = ".gongshi.lock"


@contextmanager
def locked(top: Path) -> Iterator[None]:
    """Held by one deployment at a time; the system lets go of it when the process ends.

    Raises:
        DiskError: another deployment is at work, or the folder cannot be written.
    """
    try:
        top.mkdir(parents=True, exist_ok=True)
        with FileLock(top / LOCK, timeout=0):
            yield
    except Timeout as error:
        raise DiskError("另一个 gongshi deploy 正在写这个目标；请等它结束后再运行") from error
    except PermissionError as error:
        raise DiskError(f"没有写入 {top} 的权限；请检查 path 和权限") from error


def refuse_git(top: Path) -> None:
    """See that no history will keep what is deployed.

    Raises:
        DiskError: the folder lies in a working tree of git.
    """
    if any((folder / ".git").exists() for folder in (top, *top.parents)):
        raise DiskError(
            f"{top} 在 git 版本库里：历史记录会留住必须删除的名单；请换到版本库以外的文件夹"
        )


def free(top: Path) -> int:
    """Bytes that can still be written where `top` is, or will be."""
    there = next(folder for folder in (top, *top.parents) if folder.exists())
    return shutil.disk_usage(there).free


def write(path: Path, data: bytes) -> None:
    """A file whole or not at all, its name too."""
    if disk.write(path, data):
        sync(path.parent)


def delete(path: Path) -> None:
    """A file, a link or a folder with all that is in it."""
    try:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise DiskError(f"无法删除 {path.name}：{os.strerror(error.errno or 0)}") from error


def sync(path: Path) -> None:
    """Bring a file's bytes or a folder's names down to the disk."""
    if os.name == "nt" and path.is_dir():
        return  # Windows has no such call for folders
    handle = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def told(what: str, way_out: str = "请检查磁盘空间和权限") -> Iterator[None]:
    """Say what could not be done, and the way out."""
    try:
        yield
    except OSError as error:
        raise DiskError(f"{what}：{os.strerror(error.errno or 0)}；{way_out}") from error
