"""Make `.venv` and put into it what the locks name: a plan (commands), then a dull apply.

In: the folder of the virtual environment and whether the tests are wanted.  Out: that
folder, stamped as complete; or `Stopped` with a sentence for the webmaster.  Standard
library only: it runs before anything is installed.  Without a stamp a folder counts as
half made and is built anew, so an interrupted installation is never taken for a good one.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from generator.install_plan import (
    BUILD,
    LOCKS,
    PLAIN,
    ROOT,
    TEST,
    WINDOWS,
    base_python,
    environment,
    plan,
    python_of,
)


class Stopped(Exception):
    """The environment cannot be made; the text is Chinese, `exit_code` as in `errors.py`."""

    def __init__(self, text: str, exit_code: int = 3) -> None:
        super().__init__(text)
        self.exit_code = exit_code


class _Failed(Exception):
    """One command of the plan failed; the text is the end of what it printed."""


def wanted(*, test: bool) -> str:
    """The stamp of a complete environment: what it was made from, and for which folder."""
    files = [ROOT / "pyproject.toml", LOCKS / BUILD, LOCKS / (TEST if test else PLAIN)]
    digest = hashlib.sha256(os.fsencode(ROOT))
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _stamp(home: Path, *, test: bool) -> Path:
    return home / ("gongshi-test.stamp" if test else "gongshi.stamp")


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""


def ready(home: Path, *, test: bool) -> bool:
    """Whether `home` holds what the locks name, with nothing to do before a run."""
    return _read(_stamp(home, test=test)) == wanted(test=test) and _works(home)


def _works(home: Path) -> bool:
    """Whether the interpreter of `home` is still there, and of the version it was made for."""
    settings = dict(re.findall(r"(?m)^(\w+) *= *(.*?) *$", _read(home / "pyvenv.cfg")))
    python = python_of(home)
    if not python.exists() or not Path(settings.get("home", "")).is_dir():
        return False
    version = settings.get("version") or settings.get("version_info") or ""
    ours = ".".join(map(str, sys.version_info[:2]))
    # A system upgrade puts a new Python behind the old link; its packages are then unseen.
    same = WINDOWS or os.path.realpath(python) == os.path.realpath(base_python())
    return not same or version.startswith(f"{ours}.")


def prepare(home: Path, *, test: bool) -> None:
    """Make `home` ready.

    Raises:
        Stopped: it cannot be done; nothing that is not ours was touched.
    """
    try:
        with _alone(home):
            if not ready(home, test=test):
                _make(home, test=test)
    except OSError as error:
        raise Stopped(
            f"无法在 {home.parent} 准备运行环境（{error.strerror}）。请把整个项目文件夹放到"
            "可以写入的地方再运行，或用环境变量 GONGSHI_VENV 指定一个可写的新文件夹。"
        ) from error


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """Let one process at a time work on `home`; the lock ends with its process."""
    home.parent.mkdir(parents=True, exist_ok=True)
    with home.with_name(f"{home.name}.lock").open("a+b") as file:
        waiting = False
        while not _locked(file.fileno()):
            if not waiting:
                print("另一个窗口正在准备运行环境，请稍候…", file=sys.stderr, flush=True)
            waiting = True
            time.sleep(0.3)
        yield


def _locked(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _make(home: Path, *, test: bool) -> None:
    uv = shutil.which("uv")
    tools = [uv, None] if uv and _has_venv() else [uv]
    if not uv and not _has_venv():
        raise Stopped(no_venv(), exit_code=2)
    print("首次运行或依赖有更新：正在准备运行环境，约需一两分钟…", file=sys.stderr, flush=True)
    failure = ""
    for tool in tools:
        try:
            _install(home, tool, test=test)
        except _Failed as error:
            failure = str(error)
            if tool and len(tools) > 1:
                print("uv 没有成功，改用 pip 再试…", file=sys.stderr, flush=True)
        else:
            return
    raise Stopped(f"{failure}\n\n{mirror_hint()}")


def _has_venv() -> bool:
    """Debian ships `venv` without `ensurepip`; the package python3-venv brings it."""
    return importlib.util.find_spec("ensurepip") is not None


def no_venv() -> str:
    """What to do where Python came without its venv."""
    version = ".".join(map(str, sys.version_info[:2]))
    return (
        "这个 Python 缺少 venv 组件：在 Debian/Ubuntu 上请先运行 "
        f"sudo apt install python{version}-venv，然后再运行一次本命令。"
    )


def mirror_hint() -> str:
    """What to try where packages could not be fetched."""
    mirror = "https://pypi.tuna.tsinghua.edu.cn/simple"
    setting = f"set PIP_INDEX_URL={mirror}" if WINDOWS else f"export PIP_INDEX_URL={mirror}"
    return (
        "依赖没有装好（上面是安装程序的原话）。如果是网络慢或连不上，可以改用国内镜像，"
        f"例如清华镜像：先运行 {setting} ，再运行一次本命令。"
    )


def _install(home: Path, uv: str | None, *, test: bool) -> None:
    fresh = not (_works(home) and _stamp(home, test=False).exists())
    fresh = fresh or not (uv or any((site / "pip").is_dir() for site in _sites(home)))
    if fresh:
        _clear(home)
    for which in (False, True):
        _stamp(home, test=which).unlink(missing_ok=True)
    variables = environment(uv)
    for command in plan(home, uv, fresh=fresh, test=test):
        _carry_out(command, variables)
    _point_at_root(home)
    # The tests' lock holds all of the plain one.
    for which in (False, True) if test else (False,):
        _stamp(home, test=which).write_text(wanted(test=which), encoding="utf-8")


def _clear(home: Path) -> None:
    mark = home / "gongshi.mark"
    if mark.exists():
        shutil.rmtree(home)
    elif home.exists() and (not home.is_dir() or any(home.iterdir())):
        raise Stopped(
            f"{home} 不是本程序建的，不会去动它。请先把它改名或移走再运行；"
            "也可以激活它，用 pip install -e . 装好本项目后再运行。",
            exit_code=2,
        )
    home.mkdir(parents=True, exist_ok=True)
    mark.write_text("made by: python -m generator\n", encoding="utf-8")


def _carry_out(command: Sequence[str], variables: Mapping[str, str]) -> None:
    last: deque[str] = deque(maxlen=12)
    seen = 0
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=dict(variables),
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            last.append(line.rstrip())
            seen += line.startswith("Collecting ")
            if sys.stderr.isatty():
                print(f"\r  已取得 {seen} 个依赖", end="", file=sys.stderr, flush=True)
    if sys.stderr.isatty():
        print("\r" + " " * 24 + "\r", end="", file=sys.stderr, flush=True)
    if process.returncode:
        raise _Failed("\n".join(last))


def _sites(home: Path) -> list[Path]:
    return [*home.glob("lib/python3*/site-packages"), *home.glob("Lib/site-packages")]


def _point_at_root(home: Path) -> None:
    """Name the project in the .pth file by a relative path, which is plain ASCII.

    Python 3.11 reads .pth files in the system's encoding: a Chinese path, written in
    UTF-8 by the build backend, keeps it from starting on a Chinese Windows.
    """
    for site in _sites(home):
        pth = site / "_gongshi.pth"
        if pth.exists():
            try:
                relative = os.path.relpath(ROOT, site)
            except ValueError:  # another drive
                relative = str(ROOT)
            if relative.isascii():
                pth.write_text(relative + "\n", encoding="ascii")
