"""One rule, one file, one function: every file of a room has what the room asks for."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "generator"

# A room -> the names that each of its files defines.
ROOMS = {
    "check": {"check"},
    "mask": {"mask"},
    "verify": {"gate"},
    "sample/annexes": {"books"},
    "sample/defects": {"plant"},
    "commands": {"HELP", "arguments", "run"},
}
FILES = sorted(path for room in ROOMS for path in (PACKAGE / room).glob("[!_]*.py"))


def where(path: Path) -> str:
    """The room that a file stands in."""
    return path.parent.relative_to(PACKAGE).as_posix()


def defined(tree: ast.Module) -> set[str]:
    """Names of the functions and constants at the top of a file."""
    found = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    for node in tree.body:
        if isinstance(node, ast.Assign):
            found |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            found.add(node.target.id)
    return found


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_room_is_not_empty(room):
    """A room without files would pass every test below."""
    assert any(where(path) == room for path in FILES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{where(path)}/{path.stem}")
def test_file_says_what_it_is_and_has_its_function(path):
    """The file name is the name in YAML; the docstring says what it stands for."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    assert ROOMS[where(path)] <= defined(tree)
