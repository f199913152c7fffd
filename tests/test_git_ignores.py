"""What must never be in git is ignored, and what must be in it is not."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import need

ROOT = Path(__file__).parents[1]

NEVER = (
    "data/附件5_总表.xlsx",
    "data/机电/附件10-2.et",
    "drafts/2024-zsb-ranking/rows.json",
    "content/notices/2024-zsb-ranking/rows.json",
    "content/notices/index.md",
    "content/gone/2024-zsb-ranking.md",
    "content/log.md",
    "content/.ledger.jsonl.lock",
    "archive/2024-zsb-ranking/_/r1/rows.json",
    "records/head.json",
    ".gongshi.lock",
    "server/nginx/server.conf",
    "site/notices/2024-zsb-ranking/index.html",
    ".site.new/index.html",
    ".site.old/index.html",
    "demo/data/附件5.xlsx",
    "findings/机电工程学院.xlsx",
    "附件5.xlsx",
    "generator/附件6.xls",
    "导出.csv",
    "~$附件5.xlsx",
    ".~附件5.xlsx",
    ".venv/pyvenv.cfg",
    ".venv.lock",
    "gongshi.egg-info/PKG-INFO",
    "dist/gongshi.whl",
    "generator/__pycache__/model.cpython-311.pyc",
    ".hypothesis/unicode_data/x",
    ".pytest_cache/README.md",
    ".mypy_cache/x.json",
    ".ruff_cache/x",
)
ALWAYS = (
    "README.md",
    "mkdocs.yml",
    "content/index.md",
    "content/ledger.jsonl",
    "site_config/school.yml",
    "site_config/rounds/2024-zsb.yml",
    "generator/build.py",
    "generator/sample/__init__.py",
    "generator/requirements.lock",
    "tests/examples/ranking/good/名单.csv",
)


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    """An empty repository with our .gitignore."""
    folder = tmp_path_factory.mktemp("repository")
    shutil.copy(ROOT / ".gitignore", folder)
    subprocess.run([need("git"), "init", "-q", str(folder)], check=True)
    return folder


def ignored(repository: Path, path: str) -> bool:
    """Whether git ignores a path; by our file alone, not the user's own settings."""
    command = [need("git"), "-c", "core.excludesFile=", "check-ignore", "-q", path]
    return subprocess.run(command, cwd=repository, check=False).returncode == 0


@pytest.mark.parametrize("path", NEVER)
def test_ignored(repository, path):
    """A git history would keep what retention must erase."""
    assert ignored(repository, path)


@pytest.mark.parametrize("path", ALWAYS)
def test_not_ignored(repository, path):
    """A pattern that is too wide loses a file without a word."""
    assert not ignored(repository, path)
