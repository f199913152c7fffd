"""The wheel: the package and the template, and never a row of a notice."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import absent

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The names in a wheel built from a checkout in which notices have been published."""
    if importlib.util.find_spec("hatchling") is None:
        absent("hatchling is not installed")
    folder = tmp_path_factory.mktemp("公示 wheel")
    copy = folder / "checkout"
    copy.mkdir()
    for name in ("pyproject.toml", ".gitignore", "LICENSE", "README.md", "mkdocs.yml"):
        shutil.copy(ROOT / name, copy)
    for name in ("generator", "content", "site_config"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("notices"))
    for name in (
        "content/notices/2024-zsb-ranking/rows.json",
        "content/ledger.jsonl",
        "data/a.csv",
    ):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_text("planted", encoding="utf-8")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=copy, check=True, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as archive:
        return archive.namelist()


def test_holds_package_and_template(wheel):
    """An ordinary install has the code and the sample project."""
    assert {
        "generator/__init__.py",
        "generator/template/mkdocs.yml",
        "generator/template/content/index.md",
        "generator/template/site_config/school.yml",
    } <= set(wheel)


def test_holds_no_rows(wheel):
    """What was published from this checkout stays out of the package."""
    assert [name for name in wheel if "notices/" in name or name.endswith((".csv", ".jsonl"))] == []
