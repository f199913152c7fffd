"""The gates on a made-up site of 100 MB: seconds and MB/s, next to one `re` alternation.

gates      each gate of `generator/verify`, on the pages and their `rows.json`
secrets    with 35,000 known values
baseline   what one would write first for the leak gate: the alternation `FIRST` below
           over the bytes of every file, which sees plain values only

python bench/leak_gate.py [--megabytes 100]
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from generator import rooms  # noqa: E402
from generator.model import Finding  # noqa: E402
from generator.verify import Site  # noqa: E402
from tests.factories import notice, person  # noqa: E402
from tests.verify.sites import site as write_site  # noqa: E402

FIRST = re.compile(
    rb"[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]"
    rb"|1[3-9]\d{9}|\d{16,19}|[\w.+-]+@[\w-]+\.[\w.]+"
)
ROWS, GROUPS, SECRETS, SEED = 80, 100, 35_000, 2024
# Every page of the theme carries about this much before and after its rows.
SHELL = (
    '<p class="md-shell" data-md-component="x"><svg><path d="M12 2A10 10 0 0 0 2 12"/></svg></p>\n'
)


def write(folder: Path, megabytes: int) -> Site:
    """A sound site of about that size."""
    notices = []
    for number in range(max(1, megabytes // 3)):
        rows = [person(i) for i in range(ROWS * GROUPS)]
        notices.append(notice(0, GROUPS, id=f"notice-{number}", rows=rows))
    made = write_site(folder, *notices, secrets=frozenset(known()))
    for path in folder.rglob("index.html"):
        text = path.read_text(encoding="utf-8").replace("<body>", "<body>" + SHELL * 150)
        path.write_text(text, encoding="utf-8")
    return made


def known() -> set[str]:
    """Values as a college's workbooks hold them, none of which is on the site."""
    chance = random.Random(SEED)
    shapes = ("4509{:014d}", "1{:010d}", "2021{:08d}", "s{:08d}@mail.example", "榕树路{:05d}号")
    return {shapes[i % 5].format(chance.randrange(10**5, 10**8)) for i in range(SECRETS)}


def seconds(work: Callable[[], list[Finding]]) -> float:
    """CPU time, other programs being about; a sound site has no error."""
    started = time.process_time()
    wrong = [finding for finding in work() if finding.severity == "error"]
    assert not wrong, wrong[:3]
    return time.process_time() - started


def first(folder: Path) -> list[Finding]:
    """The baseline; what it finds (contacts) is not judged."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            FIRST.findall(path.read_bytes())
    return []


def main() -> None:
    """Print figures and ratios as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--megabytes", type=int, default=100)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        made = write(Path(name), options.megabytes)
        size = sum(path.stat().st_size for path in Path(name).rglob("*") if path.is_file()) / 1e6
        taken = {"baseline": seconds(lambda: first(made.folder))}
        for gate in rooms.names("verify"):
            work = rooms.load("verify", gate).gate
            taken[gate] = seconds(lambda work=work: list(work(made)))
    print(
        json.dumps(
            {
                "site_mb": round(size, 1),
                "cells": sum(len(n.masked.rows) * len(n.masked.columns) for n in made.notices),
                "seconds": {gate: round(value, 2) for gate, value in taken.items()},
                "mb_per_s": {gate: round(size / value, 1) for gate, value in taken.items()},
                "leaks_to_baseline": round(taken["leaks"] / taken["baseline"], 2),
                "all_gates_s": round(sum(taken.values()) - taken["baseline"], 2),
            },
            indent=2,
        )
    )


if __name__ == "__main__":
    main()
