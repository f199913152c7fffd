"""Find a rule, mask, gate or format by its file name: the name in YAML is the file.

`rank-follows-average` in YAML is `check/rank_follows_average.py`; there is no list
to keep in step.
"""

from __future__ import annotations

import importlib
from functools import cache
from pathlib import Path
from types import ModuleType

PACKAGE = Path(__file__).parent


@cache
def names(room: str) -> tuple[str, ...]:
    """The names, as YAML writes them, of the files in `generator/<room>/`.

    A room inside a room is `sample.defects`.
    """
    files = PACKAGE.joinpath(*room.split(".")).glob("[!_]*.py")
    return tuple(sorted(file.stem.rstrip("_").replace("_", "-") for file in files))


def load(room: str, name: str) -> ModuleType:
    """The module of `name` in `generator/<room>/`.

    Raises:
        KeyError: no such file; the config loader refuses unknown names before.
    """
    if name not in names(room):
        raise KeyError(name)
    stem = name.replace("-", "_")
    # A trailing underscore keeps a file from shadowing a standard module (json_.py).
    stem = stem if (PACKAGE.joinpath(*room.split(".")) / f"{stem}.py").exists() else f"{stem}_"
    return importlib.import_module(f"{__package__}.{room}.{stem}")
