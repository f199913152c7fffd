"""A project laid out from the repository's own template."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator import start

ANSWERS = start.Answers("海滨职业学院", "https://gs.example.edu.cn/zsb", "guangxi", "liuzhou-2024")


def lay_out(files: Mapping[str, bytes], folder: Path) -> Path:
    """The plan, applied."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


@pytest.fixture(scope="session")
def planned():
    """Path -> content of a new project."""
    return start.plan(start.template_root(), ANSWERS)


@pytest.fixture
def project(planned, tmp_path):
    """The folder of a new project."""
    return lay_out(planned, tmp_path / "我的 公示")
