"""Killed at any step, or out of room: the former site is whole, and the next deployment ends it."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import subprocess
import sys
import warnings
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator import deploy as places
from generator import manifest
from generator.errors import DiskError
from tests.deploy import made
from tests.deploy.made import cargo, files, served

WRITES = (
    (os, "fsync"), (os, "replace"), (os, "rename"), (os, "symlink"), (os, "unlink"), (os, "rmdir"),
    (os, "mkdir"), (shutil, "copyfile"), (shutil, "rmtree"),
)  # fmt: skip
"""Whatever changes a disk; a kill comes before it."""
KILLED = 9
FEW = frozenset({"one", "parts/xinxi"})
FEWER = FEW - {"one"}
MOST = 400


@pytest.fixture
def load(tmp_path):
    """The next site, without a notice that the former one still shows, and new rules."""
    left = files("乙", FEWER) | {"gone/one/index.html": made.PAGE.format("已撤下 one")}
    site = made.write(tmp_path / "next", left)
    return cargo(site, step=1, rules={"nginx/http.conf": b"# rules 2\n"}, standing=FEWER)


@pytest.fixture
def before(tmp_path):
    """Two releases, the older with the same notices; ready to be copied."""
    place = made.folder_place(tmp_path)
    for step, word in ((-1, "零"), (0, "甲")):
        place.deploy(cargo(made.write(tmp_path / word, files(word, FEW)), step=step, standing=FEW))
    return place


def at(step: int, act: Callable[[], object]) -> Callable[[], None]:
    """Make the disk's calls end in `act` from the k-th on; the way back."""
    seen = 0

    def counting(real):
        def call(*args, **options):
            nonlocal seen
            seen += 1
            if seen >= step:
                act()
            return real(*args, **options)

        return call

    kept = [(module, name, getattr(module, name)) for module, name in WRITES]
    for module, name, real in kept:
        setattr(module, name, counting(real))
    return lambda: [setattr(module, name, real) for module, name, real in kept] and None


def child(work: Callable[[], object]) -> int:
    """The exit code of a process of its own that does the work; none outlives it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of threads that a fork does not take along
        process = os.fork()
    if process == 0:
        try:
            work()
        except BaseException:  # noqa: BLE001 - nothing may get back into the test's own run
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def whole(place) -> str:
    """Which site is served: the former or the next; never anything between."""
    top = Path(place.target.path)
    there = {
        path: text for path, text in served(top).items() if not path.startswith("notices/one/")
    }
    for word in "甲乙":
        wanted = files(word, FEW) if word == "甲" else files(word, FEWER)
        wanted["gone/one/index.html"] = made.PAGE.format("已撤下 one")
        if there == {
            path: text for path, text in wanted.items() if not path.startswith("notices/one/")
        }:
            return word
    raise AssertionError(sorted(there))


def finished(place, load) -> None:
    """The next deployment leaves exactly what one that was never disturbed leaves."""
    place.deploy(load)
    top = Path(place.target.path)
    assert served(top) == {path: (load.site / path).read_text("utf-8") for path in load.files}
    assert not list(top.rglob(".*.new"))
    for release in top.glob("releases/*Z-????????????"):
        recorded = release.with_name(f"{release.name}.sha256").read_bytes()
        assert manifest.parse(recorded) == places.manifest(release)
        assert places.rows(places.manifest(release), FEWER) == ()
    assert len(list((top / "releases").iterdir())) == 6
    assert made.tree(top / "server") == {"nginx/http.conf": "# rules 2\n"}


@pytest.mark.skipif(made.WINDOWS, reason="a process cannot be forked on Windows")
def test_killed_at_every_step(before, load, tmp_path):
    """The k-th change of the disk never happens, nor what comes after it, for every k."""
    kept = shutil.copytree(before.target.path, tmp_path / "kept", symlinks=True)
    words = set()
    for step in range(1, MOST):
        shutil.rmtree(before.target.path)
        shutil.copytree(kept, before.target.path, symlinks=True)

        def work(step=step):
            at(step, lambda: os._exit(KILLED))
            before.deploy(load)

        code = child(work)
        assert code in {0, KILLED}, step
        words.add(whole(before))
        finished(before, load)
        if code == 0:
            break
    assert code == 0
    assert step > 60
    assert words == {"甲", "乙"}


def test_no_room_at_every_step(before, load, tmp_path):
    """From the k-th change on the disk is full: said in Chinese, and the former site is whole."""
    kept = shutil.copytree(before.target.path, tmp_path / "kept", symlinks=True)

    def full():
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    for step in range(1, MOST, 3):
        shutil.rmtree(before.target.path)
        shutil.copytree(kept, before.target.path, symlinks=True)
        restore = at(step, full)
        try:
            with contextlib.suppress(DiskError):
                before.deploy(load)
                return
        finally:
            restore()
        whole(before)
        finished(before, load)
    raise AssertionError("it never ended")


@contextmanager
def small_disk(folder: Path, size: str):
    """A file system of its own."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if (
        made.WINDOWS
        or not shutil.which("mount")
        or subprocess.run(command, capture_output=True, check=False).returncode
    ):
        pytest.skip("no small disk can be mounted here; the test above pretends one")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_is_full(tmp_path, monkeypatch):
    """A real one: refused for want of room, or where that is not known, broken off."""
    with small_disk(tmp_path / "disk", "2m"):
        place = made.folder_place(tmp_path / "disk")
        place.deploy(cargo(made.write(tmp_path / "first", files("甲"))))
        big = made.write(tmp_path / "big", files("乙") | {"assets/big.css": "x" * 3_000_000})
        with pytest.raises(DiskError, match="磁盘只剩"):
            place.deploy(cargo(big, step=1))
        monkeypatch.setattr(type(place.host), "free", lambda host: None)
        with pytest.raises(DiskError, match="No space left"):
            place.deploy(cargo(big, step=1))
        top = Path(place.target.path)
        assert served(top) == files("甲")
        assert not list(top.rglob(".*.new"))
        place.deploy(cargo(made.write(tmp_path / "next", files("丙")), step=2))
        assert served(top) == files("丙")
        assert len(os.listdir(top / "releases")) == 4


@pytest.mark.skipif(made.WINDOWS, reason="no signals on Windows")
def test_a_lock_ends_with_its_process(place, first):
    """Killed from outside while it holds the target: the next one need not wait."""
    code = (
        "import sys, time\n"
        "from generator.deploy._local import locked\n"
        "from pathlib import Path\n"
        "with locked(Path(sys.argv[1])):\n"
        "    print('held', flush=True); time.sleep(60)\n"
    )
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", code, place.target.path]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root) as holding:
        assert holding.stdout.readline() == b"held\n"
        with pytest.raises(DiskError, match="另一个 gongshi deploy"):
            place.deploy(cargo(first))
        holding.kill()
        holding.wait()
    place.deploy(cargo(first))
