"""The import direction: a file imports only what has a smaller number than its own."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator"

# A file or folder of generator/ -> its layer.  A new one is entered here, with thought.
LAYERS = {
    name: layer
    for layer, names in {
        1: "model errors rooms details",
        2: "periods pii prose ranking averages state disk signature front_matter canonical manifest qr "
        "wording later lookup",
        3: "config notice ledger",
        4: "stone aggregate paper",
        5: "ingest check mask render report publish build verify deploy acts sample start "
        "compute explain statistics change observe pictures",
        6: "pipeline",
        7: "plugin commands cli",
    }.items()
    for name in names.split()
}
START = {"__main__", "bootstrap", "install", "install_plan"}
"""They run before anything is installed: the standard library and each other."""

FILES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent.name != "template")


def unit(path: Path) -> str:
    """The file or folder of generator/ that `path` belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    """Full names of what a file imports, wherever in the file."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write the import out from `generator`"
            if node.module == "generator":
                found |= {f"generator.{alias.name}" for alias in node.names}
            else:
                found.add(str(node.module))
    return found


def names(path: Path) -> str:
    """The file as pytest shows it."""
    return path.relative_to(PACKAGE).as_posix()


def ours(path: Path) -> set[str]:
    """The units of generator/ that a file imports, but not its own."""
    parts = [name.split(".") for name in imports(path)]
    found = {part[1] for part in parts if part[0] == "generator" and len(part) > 1}
    return found - {"__version__", unit(path)}


@pytest.mark.parametrize("path", FILES, ids=names)
def test_imports_only_smaller_numbers(path):
    """What a file knows lies below it; stages never know each other."""
    own = unit(path)
    if own in START | {"__init__"}:
        return
    assert own in LAYERS, f"{own}: enter it in LAYERS"
    wrong = {name for name in ours(path) if LAYERS.get(name, 99) >= LAYERS[own]}
    # The command `test` is the bootstrap's; a shell may hand over to it.
    wrong -= START if LAYERS[own] == 7 else set()
    assert wrong == set()


@pytest.mark.parametrize("name", sorted(START))
def test_start_needs_only_the_standard_library(name):
    """What makes the environment cannot use what is installed into it."""
    found = imports(PACKAGE / f"{name}.py")
    foreign = {one.split(".")[0] for one in found} - set(sys.stdlib_module_names) - {"generator"}
    assert foreign == set()
    assert ours(PACKAGE / f"{name}.py") <= START
