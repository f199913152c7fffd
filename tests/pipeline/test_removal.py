"""Killed at any step, withdraw and retire leave the old or the new; the next command ends it."""

from __future__ import annotations

import contextlib
import os
import shutil
from datetime import date

import pytest

from generator import ledger
from generator.errors import GongshiError
from generator.pipeline import archive, record, removal, retire, stored
from generator.pipeline.removal import Removal
from generator.pipeline.withdraw import Asked, withdraw
from generator.stone import read, read_all
from tests.pipeline import tiny

WITHDRAWN = date(2024, 4, 9)
OVER = date(2024, 4, 13)
ASKED = Asked("2024-zsb-application", "机电工程学院", "督察组", "名单有误")
MOST = 400
"""More steps than any of it takes."""


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Two parts and a list that ends on 12 April, on line."""
    with pytest.MonkeyPatch.context() as patch:
        tiny.at(patch)
        base = tiny.project(tmp_path_factory.mktemp("kept"))
        for made in (tiny.SCORES, *tiny.PARTS):
            tiny.publish(base, made, made.period.first)
    return base.root


@pytest.fixture(autouse=True)
def _clock(monkeypatch):
    tiny.at(monkeypatch)
    monkeypatch.setattr(os, "fsync", lambda _: None)


def withdraw_now(root):
    """Withdraw one part, at once."""
    time = record.moment(None, WITHDRAWN)
    withdraw(root, ASKED, time, root / "archive", now=True)


def retire_all(root):
    """What the timer runs."""
    base = tiny.project(root)
    retire.settle(base, OVER)
    retire.apply(base, retire.plan(base, OVER), OVER)


def whole(root, folder):
    """Rows as they were published, or a page that says they are gone; never half of either."""
    place = root / "content/notices" / folder
    old = place.with_name(f".{place.name}.old")
    return stored(place) or read(place / "index.md") or (not place.exists() and old.exists())


@pytest.mark.parametrize("act", [withdraw_now, retire_all], ids=lambda act: act.__name__)
def test_killed_at_every_step(kept, tmp_path, act):
    """Nothing is lost, nothing is done twice, and the same command brings it to its end."""
    done = shutil.copytree(kept, tmp_path / "done")
    act(done)
    wanted = tiny.tree(done)
    for number in range(1, MOST):
        root = shutil.copytree(kept, tmp_path / str(number))
        with tiny.killed_at(number) as steps:
            try:
                act(root)
            except tiny.Killed:
                killed = True
            else:
                killed = False
        if not killed:
            assert steps() < number
            break
        assert ledger.faults(record.path(root)) == []
        assert all(whole(root, made.folder) for made in (tiny.SCORES, *tiny.PARTS)), number
        act(root)
        assert tiny.tree(root) == wanted, number
        shutil.rmtree(root)
    else:
        pytest.fail(f"not done after {MOST} steps")
    assert number > 10


@pytest.mark.parametrize("act", [withdraw_now, retire_all], ids=lambda act: act.__name__)
def test_no_room_at_any_step(kept, tmp_path, act):
    """A full disk is said, never passed over; with room again the same command ends it."""
    done = shutil.copytree(kept, tmp_path / "done")
    act(done)
    wanted = tiny.tree(done)
    for number in range(1, MOST):
        root = shutil.copytree(kept, tmp_path / str(number))
        with tiny.full_from(number) as files, contextlib.suppress(GongshiError):
            act(root)
        if files() < number:
            break
        assert ledger.faults(record.path(root)) == []
        assert all(whole(root, made.folder) for made in (tiny.SCORES, *tiny.PARTS)), number
        act(root)
        assert tiny.tree(root) == wanted, number
        shutil.rmtree(root)
    else:
        pytest.fail(f"not done after {MOST} files")
    assert number > 5


def test_killed_behind_the_ledger(kept, tmp_path):
    """From the ledger's line on, any command that follows takes the rows away."""
    root = shutil.copytree(kept, tmp_path / "root")
    base = tiny.project(root)
    how = Removal("withdrawn", record.moment(base, WITHDRAWN), "督察组", "名单有误")
    stone = removal.stone_of(tiny.PARTS[0], how)
    archive.keep(base, stone.folder)
    record.append(root, [removal.act_of(stone, how)])
    tiny.build(base, WITHDRAWN)
    assert read_all(root / "content/notices") == [stone]
    assert tiny.rows(root, stone.folder) == []
    assert stored(root / "content/notices" / tiny.PARTS[1].folder) == tiny.PARTS[1]


def test_what_somebody_deleted_by_hand(kept, tmp_path):
    """The page that says a notice is gone comes back from the ledger."""
    root = shutil.copytree(kept, tmp_path / "root")
    withdraw_now(root)
    folder = root / "content/notices" / tiny.PARTS[0].folder
    shutil.rmtree(folder)
    tiny.build(tiny.project(root), OVER)
    stone = read(folder / "index.md")
    assert (stone.act, stone.reason, stone.by) == ("withdrawn", "名单有误", "督察组")
    assert stone.fingerprint == tiny.PARTS[0].fingerprint
