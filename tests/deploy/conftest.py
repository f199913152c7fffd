"""Targets of each kind, and small sites to bring there."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from tests.deploy import made


@pytest.fixture
def tmp_path():
    """In memory where it can be: every file is brought down to the disk, thousands of times."""
    shared = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=shared) as folder:
        yield Path(folder)


@pytest.fixture
def first(tmp_path):
    """The site of the first day."""
    return made.write(tmp_path / "first", made.files("甲"))


@pytest.fixture
def second(tmp_path):
    """The site of the next: every file is different."""
    return made.write(tmp_path / "second", made.files("乙"))


@pytest.fixture
def place(tmp_path):
    """A folder on this machine."""
    return made.folder_place(tmp_path)


@pytest.fixture
def top(place):
    """Where it is."""
    return Path(place.target.path)
