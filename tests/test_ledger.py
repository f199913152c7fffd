"""The record of acts: chained, whole or not at all, and damage is named."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator import ledger
from generator.canonical import GENESIS
from generator.errors import DiskError
from generator.ledger import Act, LedgerError
from generator.state import Life

ROOT = Path(__file__).parents[1]


def act(number: int = 1, **changes: object) -> Act:
    """The first publication of a notice, at a minute of its own."""
    one = Act(
        time=f"2024-03-19T09:{number:02}:00+08:00",
        act="published",
        notice=f"2024-zsb-{number}",
        part="",
        revision=1,
        fingerprint=f"{number:064x}",
        offices=("成绩核查组", "综合审查组"),
        facts={"title": "排名公示"},
    )
    return replace(one, **changes)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger of three lines."""
    path = tmp_path / "content" / ledger.NAME
    ledger.append(path, [act(1), act(2), act(3)])
    return path


def test_line_is_canonical(tmp_path):
    """The whole line, so that anybody can check the chain with a few lines of any language."""
    path = tmp_path / ledger.NAME
    ledger.append(path, [act()])
    assert path.read_text(encoding="utf-8") == (
        '{"act":"published","facts":{"title":"排名公示"},'
        f'"fingerprint":"{1:064x}","notice":"2024-zsb-1","offices":["成绩核查组","综合审查组"],'
        f'"part":"","previous":"{GENESIS}","reason":"","revision":1,"serial":1,'
        '"time":"2024-03-19T09:01:00+08:00"}\n'
    )


def test_chain(path):
    """Each line names the one before; what was read is what was written."""
    read = ledger.read(path)
    assert [entry.serial for entry in read.entries] == [1, 2, 3]
    assert [entry.previous for entry in read.entries[1:]] == [e.digest for e in read.entries[:2]]
    assert read.head == read.entries[2].digest
    assert read.of("2024-zsb-2")[0].fingerprint == f"{2:064x}"
    assert b"".join(entry.line for entry in read.entries) == path.read_bytes()


def test_same_deed_once(path):
    """A command that was killed and runs again adds nothing, at whatever time."""
    before = path.read_bytes()
    ledger.append(path, [act(2, time="2024-03-20T08:00:00+08:00")])
    assert path.read_bytes() == before


def test_result_changed_back(path):
    """What was said before and taken back can be said again."""
    late = "2024-04-01T08:00:00+08:00"
    results = ("无异议", "异议已处理", "异议已处理", "无异议")
    said = [act(1, act="closed", time=late, facts={"result": result}) for result in results]
    for one in said:
        after = ledger.append(path, [one])
    told = [entry.facts["result"] for entry in after.of("2024-zsb-1")[1:]]
    assert told == ["无异议", "异议已处理", "无异议"]


def test_parts_apart(path):
    """What happened to one college's part is not told of another's."""
    late = "2024-03-20T08:00:00+08:00"
    parts = [act(9, time=late, part="jidian"), act(9, time=late, part="qiche")]
    after = ledger.append(path, parts)
    assert [entry.part for entry in after.of("2024-zsb-9", "jidian")] == ["jidian"]
    assert after.of("2024-zsb-9") == ()
    assert after.folders()[-2:] == ("2024-zsb-9/jidian", "2024-zsb-9/qiche")


def edited(lines: list[str]) -> list[str]:
    """Another title in the first line."""
    return [lines[0].replace("排名", "推荐"), *lines[1:]]


def rewritten(lines: list[str]) -> list[str]:
    """The last line is edited: nothing follows that could tell, but its form does."""
    return [*lines[:2], json.dumps(json.loads(lines[2]), ensure_ascii=False) + "\n"]


DAMAGE = {
    "edited": (edited, "ledger-edited", 1),
    "spaced": (rewritten, "ledger-edited", 3),
    "markup": (lambda lines: [lines[0], "<html>\n", lines[2]], "ledger-edited", 2),
    "unknown act": (
        lambda lines: [lines[0].replace("published", "deleted"), *lines[1:]],
        "ledger-edited",
        1,
    ),
    "removed": (lambda lines: [lines[0], lines[2]], "ledger-removed", 2),
    "beheaded": (lambda lines: lines[1:], "ledger-removed", 1),
    "reordered": (lambda lines: [lines[0], lines[2], lines[1]], "ledger-removed", 2),
    "swapped first": (lambda lines: [lines[1], lines[0], lines[2]], "ledger-removed", 1),
    "doubled": (lambda lines: [*lines, lines[2]], "ledger-reordered", 4),
    "cut": (lambda lines: [*lines[:2], lines[2][:40]], "ledger-truncated", 3),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_named(path, name):
    """Code and line; nothing is added to a ledger that is not whole."""
    change, code, row = DAMAGE[name]
    damaged = "".join(change(path.read_text(encoding="utf-8").splitlines(keepends=True)))
    path.write_text(damaged, encoding="utf-8")
    found = ledger.faults(path)[0]
    assert (found.code, found.place.row) == (code, row)
    with pytest.raises(LedgerError, match=r"ledger\.jsonl 第 \d 行"):
        ledger.append(path, [act(4)])
    assert path.read_text(encoding="utf-8") == damaged


def test_clock_behind(path):
    """A computer whose clock was set back does not date an act before the last one."""
    with pytest.raises(LedgerError, match="校准系统时钟"):
        ledger.append(path, [act(4, time="2023-12-31T23:59:59+08:00")])


WRITER = """
import sys
from pathlib import Path
from generator import ledger
from generator.canonical import GENESIS
from tests.test_ledger import act
for number in range(8):
    mine = act(int(sys.argv[2]) * 10 + number, time="2024-04-01T00:00:00+08:00")
    ledger.append(Path(sys.argv[1]), [mine])
"""


def test_concurrent_writers(path):
    """Four processes at once lose nothing, and nothing stands there twice."""
    command = [sys.executable, "-c", WRITER, str(path)]
    running = [subprocess.Popen([*command, str(n + 1)], cwd=ROOT) for n in range(4)]
    assert [process.wait() for process in running] == [0] * 4
    read = ledger.read(path)
    assert read.serial == 3 + 4 * 8
    assert len({entry.fingerprint + entry.time for entry in read.entries}) == read.serial


KILLED = """
import os, sys
from pathlib import Path
from generator import ledger
from generator.canonical import GENESIS
from tests.test_ledger import act
left = int(sys.argv[2])
def dying(real):
    def call(*args, **options):
        global left
        left -= 1
        if left < 0:
            os._exit(9)
        return real(*args, **options)
    return call
for name in ("replace", "fsync", "mkdir", "open", "rename"):
    setattr(os, name, dying(getattr(os, name)))
ledger.append(Path(sys.argv[1]), [act(4), act(5)])
"""


def test_killed_at_every_step(path):
    """Old or new, never half; the next try completes it."""
    old, step = path.read_bytes(), 0
    while True:
        command = [sys.executable, "-c", KILLED, str(path), str(step)]
        code = subprocess.run(command, cwd=ROOT, check=False)
        now = ledger.read(path)
        assert now.serial in (3, 5)
        if code.returncode == 0:
            break
        assert path.read_bytes().startswith(old)
        step += 1
    assert step >= 2
    assert ledger.read(path).serial == 5


def test_unwritable(path, monkeypatch):
    """A full disk is said, and the ledger stays whole."""

    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    before = path.read_bytes()
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskError):
        ledger.append(path, [act(4)])
    assert path.read_bytes() == before


def test_what_acts_come_to(tmp_path):
    """A correction that begins the period anew takes the result with it; others do not."""
    path, day = tmp_path / ledger.NAME, "2024-03-{}T09:00:00+08:00"
    told = {"result": "无异议"}

    def done(deed: str, on: int, **more: object) -> Life:
        one = act(1, act=deed, time=day.format(on), revision=on - 18, **more)
        return ledger.append(path, [one]).life("2024-zsb-1")

    first = done("published", 19)
    assert first == Life(published=date(2024, 3, 19))
    closed = done("closed", 23, facts=told)
    assert closed == replace(first, closed=date(2024, 3, 23), result="无异议")
    assert done("amended", 24, facts={"change": "更正 1 行"}) == replace(closed, corrected=True)
    anew = done("amended", 25, facts={"restarted": "二(一)2"})
    assert anew == Life(published=date(2024, 3, 25), corrected=True)
    assert done("supplemented", 26).supplemented
    gone = done("withdrawn", 27, reason="名单有误")
    assert (gone.withdrawn, gone.reason) == (date(2024, 3, 27), "名单有误")
    assert ledger.read(path).life("2024-zsb-2") == Life()
