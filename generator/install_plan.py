"""What is to be run to fill `.venv` from the locks: commands and their environment.

In: the folder, the path of uv where there is one, what is wanted.  Out: lists of words
and variables; nothing is carried out here (`install.py` does).  Standard library only.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "generator"
BUILD, PLAIN, TEST = (f"requirements{which}.lock" for which in ("-build", "", "-test"))
WINDOWS = os.name == "nt"

# A user's pip may be told to install elsewhere; here that would miss `.venv`.
ELSEWHERE = ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PYTHONPATH", "PYTHONHOME")

# uv does not read pip's settings; these are the ones that decide where packages come from.
UV_NAMES = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "trusted-host": "UV_INSECURE_HOST",
    "cert": "SSL_CERT_FILE",
}


def python_of(home: Path) -> Path:
    """The interpreter of the virtual environment `home`."""
    return home / ("Scripts/python.exe" if WINDOWS else "bin/python")


def base_python() -> str:
    """The interpreter outside of any virtual environment."""
    return getattr(sys, "_base_executable", None) or sys.executable


def plan(home: Path, uv: str | None, *, fresh: bool, test: bool) -> list[list[str]]:
    """The commands that fill `home`; every package but our own comes with its hash.

    The build tools come first, so that packages which exist as source only are built
    with locked tools and not with whatever is newest today.
    """
    build, lock = str(LOCKS / BUILD), str(LOCKS / (TEST if test else PLAIN))
    python = str(python_of(home))
    ours = ["--no-deps", "--no-build-isolation", "--editable", str(ROOT)]
    if uv:
        pip, at = [uv, "pip"], ["--python", python]
        make = [uv, "venv", "--allow-existing", "--python", base_python(), str(home)]
        rest = [
            [*pip, "install", *at, "--require-hashes", "-r", build],
            [*pip, "sync", *at, "--require-hashes", "--no-build-isolation", build, lock],
            [*pip, "install", *at, *ours],
        ]
    else:
        quiet = ["--disable-pip-version-check", "--no-input", "--no-warn-script-location"]
        pip = [python, "-m", "pip", "install", *quiet]
        locked = [*pip, "--require-hashes", "--no-deps"]
        make = [base_python(), "-m", "venv", str(home)]
        rest = [
            [*locked, "-r", build],
            [*locked, "--no-build-isolation", "-r", lock],
            [*pip, *ours],
        ]
    return [make, *rest] if fresh else rest


def environment(uv: str | None) -> dict[str, str]:
    """The variables that the commands run with: the user's, less what would mislead them."""
    kept = {name: value for name, value in os.environ.items() if name not in ELSEWHERE}
    kept |= {"PIP_USER": "0", "PYTHONUTF8": "1"}
    return {**for_uv(_pip_settings()), **kept} if uv else kept


def _pip_settings() -> dict[str, str]:
    """pip's settings, from its files and from the environment."""
    command = [sys.executable, "-m", "pip", "config", "list"]
    shown = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    listed = re.findall(r"(?m)^(?:global|install|:env:)\.([\w-]+)='(.*)'$", shown)
    by_hand = {
        name: os.environ[variable]
        for name in UV_NAMES
        if (variable := f"PIP_{name.upper().replace('-', '_')}") in os.environ
    }
    return {**dict(listed), **by_hand}


def for_uv(settings: Mapping[str, str]) -> dict[str, str]:
    """The same settings in uv's words."""
    separators = {"UV_FIND_LINKS": ","}
    words = {
        variable: separators.get(variable, " ").join(settings[name].replace("\\n", " ").split())
        for name, variable in UV_NAMES.items()
        if settings.get(name)
    }
    # pip looks for the best match in all its indexes; the hashes decide here anyway.
    return {**words, "UV_INDEX_STRATEGY": "unsafe-best-match"}
