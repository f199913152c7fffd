"""`build`, killed at every step or without room: the former site or the new one, whole."""

from __future__ import annotations

import contextlib
import shutil

import pytest

from generator import disk, ledger
from generator.errors import GongshiError
from generator.pipeline import generate, record, site
from tests.pipeline import tiny

MOST = 300
DAY = tiny.PARTS[0].period.first


def engine(root, aside, **_):
    """In place of MkDocs, which writes thousands of files that all count alike."""
    disk.lay(aside, tiny.site(root))


@pytest.fixture
def base(tmp_path, monkeypatch):
    """A site that stands, and a part that is to come on line beside it."""
    tiny.at(monkeypatch)
    monkeypatch.setattr(site.engine, "build", engine)
    monkeypatch.setattr(site, "gates", lambda *_, **__: [])
    made = tiny.project(tmp_path / "base")
    tiny.publish(made, tiny.PARTS[0], DAY)
    build(made.root)
    part = tiny.PARTS[1]
    disk.write_folder(made.root / "content/notices" / part.folder, generate.rendered(part))
    return made.root


def build(root):
    """The whole flow."""
    return site.build(tiny.project(root), DAY, lambda line: None)


@pytest.mark.parametrize("trouble", [tiny.killed_at, tiny.full_from], ids=["killed", "full"])
def test_at_every_step(base, tmp_path, trouble):
    """What stands is old or new; the next build ends it, and records once."""
    old = tiny.tree(base / "site")
    done = shutil.copytree(base, tmp_path / "done")
    build(done)
    new = tiny.tree(done)
    for number in range(1, MOST):
        root = shutil.copytree(base, tmp_path / str(number))
        with (
            trouble(number) as steps,
            contextlib.suppress(tiny.Killed, GongshiError),
        ):
            build(root)
        if steps() < number:
            break
        assert ledger.faults(record.path(root)) == []
        disk.settle(root / "site")
        assert tiny.tree(root / "site") in (old, tiny.tree(done / "site")), number
        build(root)
        assert tiny.tree(root) == new, number
        shutil.rmtree(root)
    else:
        pytest.fail(f"not done after {MOST} steps")
    assert number > 15
