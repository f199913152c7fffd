"""Files and folders are wholly old or wholly new, whenever the process dies."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

import pytest

from generator import disk
from generator.errors import DiskError

OLD = {"rows.json": b"old", "a/b.md": b"old"}
NEW = {"rows.json": b"new", "c.md": b"new"}


class Killed(BaseException):
    """Stands for a kill: nothing catches it."""


def read(folder: Path) -> dict[str, bytes]:
    """Relative path -> content of all files."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_folder_holds_exactly_what_was_given(tmp_path):
    """Files that are no longer wanted are gone, and nothing lies beside the folder."""
    folder = tmp_path / "n"
    assert disk.write_folder(folder, OLD)
    assert disk.write_folder(folder, NEW)
    assert NEW == read(folder)
    assert ["n"] == os.listdir(tmp_path)


def test_what_has_not_changed_is_not_written(tmp_path):
    """The second run touches nothing, so that a preview does not loop."""
    folder = tmp_path / "n"
    disk.write_folder(folder, OLD)
    before = (folder / "rows.json").stat().st_mtime_ns
    assert not disk.write_folder(folder, OLD)
    assert not disk.write(folder / "rows.json", b"old")
    assert before == (folder / "rows.json").stat().st_mtime_ns


@pytest.mark.parametrize("kill_at", range(1, 12))
def test_a_kill_at_any_step_leaves_the_old_or_the_new_folder(tmp_path, monkeypatch, kill_at):
    """After `recover` the folder is whole, and no scrap is left beside it."""
    folder = tmp_path / "n"
    disk.write_folder(folder, OLD)
    steps = 0

    def counting(real):
        def step(*args, **options):
            nonlocal steps
            steps += 1
            if steps == kill_at:
                raise Killed
            return real(*args, **options)

        return step

    with monkeypatch.context() as patch:
        for module, name in ((os, "rename"), (os, "fsync"), (shutil, "rmtree")):
            patch.setattr(module, name, counting(getattr(module, name)))
        with contextlib.suppress(Killed):
            disk.write_folder(folder, NEW)
    disk.recover(tmp_path)
    assert read(folder) in (OLD, NEW)
    assert ["n"] == os.listdir(tmp_path)


def test_a_full_disk_leaves_the_old_folder_and_says_so(tmp_path, monkeypatch):
    """The error is Chinese, and what was there is still there."""
    folder = tmp_path / "n"
    disk.write_folder(folder, OLD)

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskError, match="磁盘空间"):
        disk.write_folder(folder, NEW)
    assert OLD == read(folder)
    assert ["n"] == os.listdir(tmp_path)


def folder(path: Path, word: str) -> Path:
    """A folder with one file that holds `word`."""
    path.mkdir()
    (path / "index.html").write_text(word, encoding="utf-8")
    return path


def test_the_new_folder_takes_the_place_of_the_old(tmp_path):
    """And nothing of the old one stays."""
    site = folder(tmp_path / "site", "old")
    folder(disk.aside(site), "new")
    disk.swap(site)
    assert {"site/index.html": b"new"} == read(tmp_path)


@pytest.mark.parametrize("step", range(3))
@pytest.mark.parametrize("first", [True, False])
def test_a_swap_that_cannot_go_on_is_completed_later(tmp_path, monkeypatch, step, first):
    """Broken off before any rename or the deletion: a whole folder stands after `settle`."""
    site = tmp_path / "site"
    if not first:
        folder(site, "old")
    folder(disk.aside(site), "new")
    steps = 0

    def breaking(real):
        def call(*args):
            nonlocal steps
            steps += 1
            if steps > step:
                raise OSError(16, "busy")
            return real(*args)

        return call

    with monkeypatch.context() as patch:
        patch.setattr(os, "rename", breaking(os.rename))
        patch.setattr(shutil, "rmtree", breaking(shutil.rmtree))
        if first and step > 0:
            disk.swap(site)
        else:
            with pytest.raises(DiskError, match="再运行一次"):
                disk.swap(site)
    disk.settle(site)
    made = read(tmp_path)
    assert {0: b"" if first else b"old", 1: b"new", 2: b"new"}[step] == made.pop(
        "site/index.html", b""
    )
    assert not (tmp_path / ".site.old").exists()
    if step == 0:  # nothing moved: the new one is made again by the next command
        assert {".site.new/index.html": b"new"} == made


def test_settle_leaves_a_whole_folder_alone(tmp_path):
    """A folder aside that nobody verified never becomes the site."""
    site = folder(tmp_path / "site", "good")
    folder(disk.aside(site), "unverified")
    disk.settle(site)
    assert "good" == (site / "index.html").read_text(encoding="utf-8")


def test_one_at_a_time(tmp_path, monkeypatch):
    """A second command waits, and says so when it has waited too long."""
    monkeypatch.setattr(disk, "PATIENCE", 0.1)
    lock = tmp_path / ".gongshi.lock"
    with disk.alone(lock), pytest.raises(DiskError, match="请等它结束"), disk.alone(lock):
        pass
    with disk.alone(lock):
        pass


@pytest.mark.parametrize("kill_at", [1, 2, 3])
def test_a_folder_goes_whole(tmp_path, monkeypatch, kill_at):
    """Killed at any step, it stands as it was, or nothing of it is left after `recover`."""
    folder, steps = tmp_path / "n", 0
    disk.write_folder(folder, OLD)

    def counting(real):
        def step(*args):
            nonlocal steps
            steps += 1
            if steps == kill_at:
                raise Killed
            return real(*args)

        return step

    with monkeypatch.context() as patch:
        for module, name in ((os, "rename"), (shutil, "rmtree")):
            patch.setattr(module, name, counting(getattr(module, name)))
        with contextlib.suppress(Killed):
            disk.remove_folder(folder)
    disk.recover(tmp_path)
    assert read(tmp_path) == (
        {f"n/{name}": data for name, data in OLD.items()} if kill_at == 1 else {}
    )
