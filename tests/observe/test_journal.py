"""`observe.journal` and `observe.continuity`: lines that stay, and what they prove."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from generator.observe import Observation, Window, continuity, first_seen, journal
from generator.observe.journal import JournalError

ROOT = Path(__file__).parents[2]
SITE = "https://gongshi.example.edu.cn/"


def at(text):
    """A moment in March 2024."""
    return f"2024-03-{text}:00+08:00"


def one(moment, *seen, outcome="same", **faults):
    """What a visit saw."""
    told = {folder: (code,) for folder, code in faults.items()}
    return Observation(at(moment), SITE, outcome, dict.fromkeys(seen, "0" * 16), told)


def test_lines_are_added_and_chained(tmp_path):
    """What was read back is what was written, and each names the one before."""
    file = journal.file(tmp_path, SITE)
    written = [journal.append(file, one("19T09:00", "a")), journal.append(file, one("19T10:00"))]
    assert journal.read(file) == tuple(written)
    assert [each.serial for each in written] == [1, 2]
    assert file == tmp_path / "records/observations-gongshi.example.edu.cn.jsonl"


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.example.edu.cn/zsb/gongshi/", "www.example.edu.cn-zsb-gongshi"),
        ("http://127.0.0.1:8000/", "127.0.0.1-8000"),
        ("http://x/../../etc/", "x-..-..-etc"),
    ],
)
def test_each_site_has_its_file(tmp_path, address, name):
    """No address leads out of the folder."""
    file = journal.file(tmp_path, address)
    assert file == tmp_path / f"records/observations-{name}.jsonl"


@pytest.mark.parametrize(
    "damage",
    [
        lambda lines: [lines[0].replace(b"same", b"sane"), *lines[1:]],
        lambda lines: lines[1:],
        lambda lines: [lines[1], lines[0], lines[2]],
        lambda lines: [lines[0], lines[2]],
        lambda lines: [lines[0], b"{}\n", *lines[1:]],
        lambda lines: [lines[0].replace(b"{", b"{ ", 1), *lines[1:]],
    ],
)
def test_touched_observations_prove_nothing(tmp_path, damage):
    """Edited, removed, reordered, inserted, written otherwise: named, and nothing is added."""
    file = tmp_path / "o.jsonl"
    for hour in (9, 10, 11):
        journal.append(file, one(f"19T{hour:02d}:00", "a"))
    file.write_bytes(b"".join(damage(file.read_bytes().splitlines(keepends=True))))
    before = file.read_bytes()
    with pytest.raises(JournalError, match=r"o\.jsonl 第 \d 行被改动"):
        journal.read(file)
    with pytest.raises(JournalError):
        journal.append(file, one("19T12:00", "a"))
    assert file.read_bytes() == before


@pytest.mark.parametrize("left", range(1, 200, 37))
def test_half_a_line_is_no_observation(tmp_path, left):
    """A kill in the middle of a write: the whole lines stand, the next one follows them."""
    file = tmp_path / "o.jsonl"
    first = journal.append(file, one("19T09:00", "a"))
    with file.open("ab") as opened:
        opened.write(first.line[:left])
    assert journal.read(file) == (first,)
    second = journal.append(file, one("19T10:00", "a"))
    assert journal.read(file) == (first, second)


def test_a_kill_at_any_moment(tmp_path):
    """Processes that write are killed as they go: whatever is there is whole."""
    file = tmp_path / "o.jsonl"
    code = (
        "import sys; from pathlib import Path; from generator.observe import journal, Observation\n"
        "while True: journal.append(Path(sys.argv[1]), Observation('t', 's', 'same', {'a': 'b'}))"
    )
    for _ in range(4):
        process = subprocess.Popen(
            [sys.executable, "-c", code, str(file)], env={**os.environ, "PYTHONPATH": str(ROOT)}
        )
        reached = len(journal.read(file)) + 5
        for _ in range(600):
            if len(journal.read(file)) >= reached:
                break
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert len(journal.read(file)) >= 20
    journal.append(file, one("19T09:00"))


def test_writers_at_the_same_time(tmp_path):
    """None loses a line of another."""
    file = tmp_path / "o.jsonl"
    with ThreadPoolExecutor(8) as executor:
        list(executor.map(lambda n: journal.append(file, one(f"19T{n:02d}:00", "a")), range(24)))
    assert len(journal.read(file)) == 24


VISITS = [
    one("19T08:00"),
    one("19T09:05", "a", "b"),
    one("19T21:00", "a", outcome="differs", b="live-rows-changed"),
    one("20T09:00", outcome="unreachable"),
    one("20T21:00", "a", "b"),
    one("22T21:00", "a", "b"),
]


def test_what_the_visits_prove():
    """Since when, until when, how often, the longest time without, and every failure."""
    found = continuity(VISITS, "a")
    assert (found.seen, found.unbroken) == (4, False)
    assert found.first == datetime.fromisoformat(at("19T09:05"))
    assert found.last == datetime.fromisoformat(at("22T21:00"))
    assert (found.longest, found.since) == (
        timedelta(days=2),
        datetime.fromisoformat(at("20T21:00")),
    )
    assert [each.codes for each in found.failures] == [("live-unreachable",)]
    other = continuity(VISITS, "b")
    assert (other.seen, other.longest) == (3, timedelta(days=2))
    assert [each.codes for each in other.failures] == [
        ("live-rows-changed",),
        ("live-unreachable",),
    ]


def test_a_notice_that_nobody_saw():
    """Nothing is proved, and nothing is blamed."""
    found = continuity(VISITS, "c")
    assert (found.first, found.last, found.seen, found.longest, found.failures) == (
        None,
        None,
        0,
        None,
        (),
    )


def test_a_period_begins_and_ends_with_a_gap():
    """Before the first visit and after the last nobody looked either."""
    window = Window(datetime.fromisoformat(at("19T09:00")), datetime.fromisoformat(at("26T00:00")))
    found = continuity(VISITS, "a", window)
    assert (found.longest, found.since) == (
        timedelta(days=3, hours=3),
        datetime.fromisoformat(at("22T21:00")),
    )
    nothing = continuity(VISITS, "c", window)
    assert nothing.longest == timedelta(days=6, hours=15)


def test_the_first_day_on_line(tmp_path):
    """The day, in the school's zone, on which it was first seen as published."""
    file = tmp_path / "o.jsonl"
    for visit in VISITS:
        journal.append(file, visit)
    assert first_seen(file, "a") == date(2024, 3, 19)
    assert first_seen(file, "c") is None
    assert first_seen(tmp_path / "none.jsonl", "a") is None
