"""One demo for all tests of the flows, and copies for those that change it."""

from __future__ import annotations

import pytest

from tests.pipeline import made


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The whole synthetic project; only to be looked at."""
    return made.kept(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def root(demo, tmp_path):
    """A copy of the demo's folder."""
    return made.copy(demo.root, tmp_path / "我的 公示")


@pytest.fixture
def bare(demo, tmp_path):
    """A copy in which nothing has been generated, with its approvals."""
    return made.copy(demo.root, tmp_path / "我的 公示", *made.MADE)
