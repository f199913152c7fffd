"""Budgets of the code, and words that have no place in the repository."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import need

ROOT = Path(__file__).parents[1]
CODE = sorted(
    path for folder in ("generator", "tests", "bench") for path in (ROOT / folder).rglob("*.py")
)
LONGEST_FUNCTION = 40
LONGEST_FILE = {"generator": 300, "bench": 300, "tests": 400}
"""Lines; a file of tests is mostly tables of cases."""

# Written in halves, so that this file does not find itself: folders of a developer's
# machine, and tools that are nobody's business.
HALVES = ("/wo rk/ma", "/wo rk/sh", "/tm p/w/", "/op t/pypi", "/ro ot/", "cla ude", "anth ropic")
FORBIDDEN = tuple(half.replace(" ", "") for half in HALVES)
TEXT = {".py", ".md", ".yml", ".toml", ".lock", ".html", ".css", ".js", ".json", ".svg", ""}


def shown(path: Path) -> str:
    """The file as pytest shows it."""
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Every function of a file and its lines, decorators and docstring apart."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            documented = ast.get_docstring(node) is not None
            first = node.body[0].end_lineno if documented else node.lineno
            yield node.name, (node.end_lineno or 0) - (first or 0)


@pytest.mark.parametrize("path", CODE, ids=shown)
def test_budgets(path):
    """A function that is too long does two things; so does a file."""
    long = {name: lines for name, lines in functions(path) if lines > LONGEST_FUNCTION}
    assert long == {}
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST_FILE[path.relative_to(ROOT).parts[0]]


def test_no_forbidden_words():
    """Nothing in the repository tells on which machine or with what it was made."""
    listed = subprocess.run(
        [need("git"), "-C", str(ROOT), "ls-files", "-co", "--exclude-standard", "-z"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    found = [
        (name, word)
        for name in filter(None, listed.stdout.split("\0"))
        if Path(name).suffix in TEXT and (ROOT / name).is_file()
        for word in FORBIDDEN
        if word in (ROOT / name).read_text(encoding="utf-8", errors="replace").lower()
    ]
    assert found == []


@pytest.mark.parametrize("lock", sorted((ROOT / "generator").glob("*.lock")), ids=shown)
def test_locks_name_no_place(lock):
    """A lock says what, with its hash; where from is the user's choice (a mirror, say)."""
    text = "\n".join(line for line in lock.read_text("utf-8").splitlines() if line[:1] != "#")
    assert "://" not in text
    assert "--index-url" not in text
    pinned = [line for line in text.splitlines() if "==" in line and not line.startswith(" ")]
    assert pinned
    assert all(line.endswith("\\") for line in pinned), "each pin is followed by its hashes"
