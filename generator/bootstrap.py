"""The two commands on a fresh machine: have `.venv` made, then run again inside of it.

In: the words of the command line.  Out: the exit code of the command.  Standard library
only.  Nothing is made where an environment with the project in it is active, or where
the package was installed the ordinary way; a second run only compares two stamps.
"""

from __future__ import annotations

import importlib
import importlib.util
import io
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from generator import install
from generator.install_plan import ROOT, WINDOWS, base_python, python_of

# Told to the run inside; taken out of the environment there, before any child sees it.
INSIDE = "GONGSHI_INSIDE"
ASKS = (["--help"], ["-h"])
"""What follows `test` when our own help is wanted, not pytest's."""


def main(arguments: Sequence[str]) -> int:
    """Run the command, in an environment that has all it needs."""
    steady_output()
    test = list(arguments[:1]) == ["test"]
    told = os.environ.pop(INSIDE, None)
    home = Path(os.environ.get("GONGSHI_VENV") or ROOT / ".venv").absolute()
    inside = os.path.realpath(sys.prefix) == os.path.realpath(home)
    checkout = (ROOT / "pyproject.toml").is_file()
    if told or not checkout or (not inside and _users_own(test=test)):
        return run(arguments)
    try:
        if not install.ready(home, test=test):
            if inside:  # an environment cannot be rebuilt from within
                return start([base_python(), "-m", "generator", *arguments])
            install.prepare(home, test=test)
    except install.Stopped as stop:
        print(stop, file=sys.stderr)
        return stop.exit_code
    except KeyboardInterrupt:
        print("\n已中断；下次运行会重新准备。", file=sys.stderr)
        return 130
    if inside:
        return run(arguments)
    # -P: a folder named generator/ where the user happens to be must not be taken for us.
    return start([str(python_of(home)), "-P", "-m", "generator", *arguments], {INSIDE: "1"})


def run(arguments: Sequence[str]) -> int:
    """Carry the command out in this very process."""
    if list(arguments[:1]) == ["test"] and list(arguments[1:]) not in ASKS:
        return run_tests(arguments[1:])
    command_line = importlib.import_module("generator.cli")
    return int(command_line.main(arguments))


def run_tests(arguments: Sequence[str]) -> int:
    """pytest on tests/ with all cores, from the root of the repository; arguments are its own."""
    if not (ROOT / "tests").is_dir():
        print("测试只随源代码提供，请在源代码文件夹里运行。", file=sys.stderr)
        return 2
    os.chdir(ROOT)
    return start([sys.executable, "-m", "pytest", "-n", "auto", *arguments])


def start(command: Sequence[str], extra: dict[str, str] | None = None) -> int:
    """Become `command`; on Windows, wait for it and hand on its exit code."""
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    words = {
        "PYTHONPATH": path,
        "PYTHONUTF8": "1",
        "PYTHONIOENCODING": f"{sys.stdout.encoding}:replace",
        **(extra or {}),
    }
    environment = {**os.environ, **words}
    environment.pop("__PYVENV_LAUNCHER__", None)  # macOS: would lead back to the outer Python
    sys.stdout.flush()
    sys.stderr.flush()
    if not WINDOWS:
        os.execve(command[0], list(command), environment)
    with subprocess.Popen(command, env=environment) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:  # the child got it too and ends in its own time
                continue


def steady_output() -> None:
    """Let no character stop a command: an encoding without Chinese gives way to UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        try:
            "公示".encode(stream.encoding)
        except (LookupError, UnicodeError):
            stream.reconfigure(encoding="utf-8")
        stream.reconfigure(errors="replace")


def _users_own(*, test: bool) -> bool:
    """Whether an environment of the user's own is active and has the project and its needs."""
    if sys.prefix == sys.base_prefix and not Path(sys.prefix, "conda-meta").is_dir():
        return False
    metadata = importlib.import_module("importlib.metadata")
    try:
        needs = metadata.requires("gongshi") or []
        for need in needs:
            if "extra ==" not in need:
                metadata.version(re.split(r"[^\w.-]", need, maxsplit=1)[0])
    except metadata.PackageNotFoundError:
        return False
    return not test or importlib.util.find_spec("pytest") is not None
