"""The whole demo: 5,000 graduates × 30 subjects, workbooks to verified site.

Baseline in the same run: reading the demo's xlsx files once, with what one would take
first (`pandas.read_excel` with openpyxl, all sheets).  Usage: python bench/demo.py
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

WATCH = """
import resource, subprocess, sys
code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(code, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024)
"""
BASELINE = """
import pathlib, sys, warnings, pandas
warnings.simplefilter("ignore")
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.xlsx")):
    pandas.read_excel(path, sheet_name=None, dtype=str, engine="openpyxl", header=None)
"""


def measure(*command: str) -> tuple[float, float, int]:
    """Wall seconds, CPU seconds, and MiB of the largest process of a command."""
    begun = time.perf_counter()
    out = subprocess.run(
        [sys.executable, "-c", WATCH, sys.executable, *command],
        capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    if out[0] != "0":
        raise SystemExit(f"the command failed with exit code {out[0]}: {' '.join(command)}")
    return time.perf_counter() - begun, float(out[1]), int(out[2])


def main() -> None:
    """Print one line a stage and the ratio to the baseline."""
    with tempfile.TemporaryDirectory() as folder:
        demo = Path(folder) / "demo"
        whole = measure("-m", "generator", "demo", str(demo))
        read = measure("-c", BASELINE, str(demo / "data"))
        again = measure("-m", "generator", "build", "--project", str(demo))
        pages = len(list((demo / "site").rglob("*.html")))
    for name, (wall, cpu, memory) in (
        ("demo, workbooks to verified site", whole),
        ("build again, nothing changed", again),
        ("baseline: pandas + openpyxl reads the xlsx files", read),
    ):
        print(f"{name:50} {wall:7.1f} s  {cpu:7.1f} CPU s  {memory:5} MiB  {cpu / read[1]:6.2f} x")
    print(f"{pages} pages")


if __name__ == "__main__":
    main()
