"""100,000 rows × 40 columns: pandas alone against our reading, normalising and checking.

    python bench/ingest.py [--rows 100000] [--times 3]

Each side runs in a process of its own, imports included, in turn; the median counts.
The goal: at most 2.0 times `pandas.read_excel(engine="calamine", dtype=str)`.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
SEED = 20240319
GOAL = 2.0
BEFORE = ("序号", "学院", "专业", "班级", "学号", "姓名", "身份证号", "平均成绩", "排名")
VERDICT = ("成绩是否符合专升本要求", "不符合要求原因")
SUBJECTS = 29
REASON = "排名未进入前60%"


def make(path: Path, rows: int) -> None:
    """A 总表 as a school sends it: strings shared, numbers as numbers."""
    import xlsxwriter

    random.seed(SEED)
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("总表")
    sheet.write_row(0, 0, [*BEFORE, *VERDICT, *(f"课程{at}" for at in range(SUBJECTS))])
    majors = max(1, rows // 500)
    for at in range(rows):
        major, rank = at % majors, at // majors + 1
        good = rank * 100 <= 60 * (rows // majors)
        number = f"2021{major:04d}{rank:04d}"
        name = random.choice("张王李赵陈黄韦覃") + random.choice("伟芳娜秀敏静丽强磊军洋勇") * 2
        head = [at + 1, "机电工程学院", f"专业{major}", f"{major}班", number, name]
        head += [f"45990120030101{at % 10000:04d}", 99 - rank / 16, rank]
        head += ["是" if good else "否", "" if good else REASON]
        scores = [random.choice((*range(50, 101), "优秀", "缺考")) for _ in range(SUBJECTS)]
        sheet.write_row(at + 1, 0, [*head, *scores])
    book.close()


def alone(path: Path) -> str:
    """What one would write first."""
    import pandas as pd

    with path.open("rb") as stream:
        table = pd.read_excel(stream, engine="calamine", dtype=str)
    return f"{table.shape}"


def ours(path: Path, kind: str) -> str:
    """Read, normalise and check as `gongshi check` does."""
    sys.path.insert(0, str(ROOT))
    from generator import check, ingest
    from generator.config import load

    project = load(ROOT)
    unit = next(unit for unit in project.units() if unit.kind_name == kind)
    reading = ingest.read(
        [path], root=path.parent, unit=unit, fields=project.fields, school=project.school
    )
    if reading.source is None:
        raise SystemExit(f"not read: {reading.findings}")
    context = check.Context(unit, project.fields, project.school, project.calendar, unit.publish_on)
    findings = [*reading.findings, *check.run(reading.source, context)]
    errors = {f.code for f in findings if f.severity == "error"}
    return f"{reading.source.table.shape}, {len(findings)} findings, errors {sorted(errors)}"


SIDES = {
    "pandas": alone,
    "ranking": lambda path: ours(path, "ranking"),
    "subject-scores": lambda path: ours(path, "subject-scores"),
}


def measure(side: str, path: Path) -> tuple[float, float]:
    """Wall and CPU seconds of a process that runs one side."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run([sys.executable, __file__, "--side", side, str(path)], check=True)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu


def compare(rows: int, times: int) -> None:
    """Make the file, run the sides in turn, print medians and ratios."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "总表.xlsx"
        make(path, rows)
        print(f"{rows} x 40, {path.stat().st_size / 2**20:.0f} MB")
        runs = {side: [] for side in SIDES}
        for _ in range(times):
            for side, its in runs.items():
                its.append(measure(side, path))
    medians = {
        side: [statistics.median(part) for part in zip(*its, strict=True)]
        for side, its in runs.items()
    }
    for side, (wall, cpu) in medians.items():
        ratio = cpu / medians["pandas"][1]
        print(f"{side:16} {wall:6.2f} s wall {cpu:6.2f} s CPU  ratio {ratio:.2f} (goal {GOAL})")


def main() -> None:
    """Compare, or run one side."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--side", choices=SIDES)
    parser.add_argument("path", type=Path, nargs="?")
    options = parser.parse_args()
    if options.side:
        print(f"  {options.side}: {SIDES[options.side](options.path)}")
    else:
        compare(options.rows, options.times)


if __name__ == "__main__":
    main()
