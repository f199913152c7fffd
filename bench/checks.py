"""What the rules cost, beside reading, and how that grows with the number of people.

    python bench/checks.py [--students 5000] [--most 400000]

First a whole round of seven kinds: its workbooks are read, then every list is checked
with all rules, across the lists.  The goal: checking costs less than reading.
Then made-up lists without workbooks, each twice as long as the one before: CPU seconds
for 100,000 people should stay what they are.  Usage of one process, one run.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from generator import check, sample  # noqa: E402 - the path comes first
from generator.check import Context  # noqa: E402
from generator.config import load  # noqa: E402
from generator.config.project import Project, Unit  # noqa: E402
from generator.config.round import NoticeSpec  # noqa: E402
from generator.model import Finding, Sheet, Source  # noqa: E402
from generator.pipeline.read import tasks  # noqa: E402
from generator.pipeline.rolls import Material, rolls  # noqa: E402

SEED = 20240319
TODAY = date(2024, 3, 18)
ALWAYS = ("in-order", "weekday-agrees", "stages-in-order")
CHOSEN = ("stands-in-ranking", "within-cutoff", "veterans", "not-excluded", "not-declined")
MORE = {
    "ranking": ("headcount-agrees", "scores-reproduce-average", "courses-passed", *ALWAYS),
    "subject-scores": ("scores-reproduce-average", *ALWAYS),
    "direct-admission": ("award-counts", "one-channel", *CHOSEN, *ALWAYS),
    "application": ("stands-in-ranking", "within-cutoff", "not-excluded", *ALWAYS),
    "recommendation": (
        "quota-kept", "nobody-passed-over", "last-place", "one-channel", "target-offered",
        *CHOSEN, *ALWAYS,
    ),
    "partners": ALWAYS,
    "admission": ("stands-in-ranking", "target-offered", *ALWAYS),
}  # fmt: skip
"""Rules of each kind, whether or not its file names them."""
NOTICES = (
    NoticeSpec.model_validate(
        {"id": "bench-partners", "kind": "partners", "publish_on": "2024-03-25",
         "source": ["data/附件16_*.xlsx"]}
    ),
    NoticeSpec.model_validate(
        {"id": "bench-admission", "kind": "admission", "publish_on": "2024-06-03",
         "source": ["data/专升本录取名单.xlsx"]}
    ),
)  # fmt: skip
INPUTS = {"excluded": ("data/不予选拔学生.xlsx",), "offers": ("data/附件16_*.xlsx",)}


def project(root: Path) -> Project:
    """The sample project at `root`, with seven kinds and all their rules."""
    loaded = replace(load(ROOT), root=root)
    kinds = {
        name: kind.model_copy(
            update={"checks": tuple(dict.fromkeys((*kind.checks, *MORE.get(name, ()))))}
        )
        for name, kind in loaded.kinds.items()
    }
    rounds = {}
    for name, round_ in loaded.rounds.items():
        own = tuple(each for each in round_.notices if each.kind in MORE)
        missing = tuple(each for each in NOTICES if each.kind not in {one.kind for one in own})
        update = {"notices": own + missing, "inputs": {**INPUTS, **round_.inputs}}
        rounds[name] = round_.model_copy(update=update)
    return replace(loaded, kinds=kinds, rounds=rounds)


def findings(unit: Unit, source: Source, there: dict[str, Material], own: Project) -> list[Finding]:
    """Everything that the rules find, the comparison of keys included."""
    found, _ = rolls(unit, source, there, own)
    context = Context(unit, own.fields, own.school, own.calendar, TODAY, found)
    return list(check.run(source, context))


def cost(work: Callable[[], object]) -> tuple[float, object]:
    """CPU seconds, and what came of it."""
    begun = time.process_time()
    result = work()
    return time.process_time() - begun, result


def whole_round(students: int) -> None:
    """Read and check a round, and print what each costs."""
    with tempfile.TemporaryDirectory() as folder:
        own = project(Path(folder))
        sample.workbooks(own.root, own.school, students=students)
        with ThreadPoolExecutor(1) as executor:
            units = list(own.units())
            reading, made = cost(lambda: tasks(own, units, executor))
        checking, errors = 0.0, 0
        for task in made:
            if task.reading is None or task.reading.source is None:
                raise SystemExit(f"not read: {task.unit.id}: {task.reading}")
            source = task.reading.source
            spent, found = cost(lambda t=task, s=source: findings(t.unit, s, t.there, own))
            checking += spent
            errors += sum(finding.severity == "error" for finding in found)
    kinds = len({unit.kind_name for unit in units})
    print(f"{students} students, {kinds} kinds, {len(units)} lists: {errors} errors")
    print(f"reading {reading:6.2f} CPU s, checking {checking:6.2f} CPU s")
    print(f"checking / reading {checking / reading:5.2f} (goal: below 1)")


def invented(people: int) -> dict[str, pd.DataFrame]:
    """The lists of a round of so many, every rule kept."""
    rng = np.random.default_rng(SEED)
    size = 100
    at = np.arange(people)
    major, rank = at // size, at % size + 1
    table = pd.DataFrame(
        {
            "college": "机电工程学院",
            "major": pd.Series(major).map("专业{}".format),
            "grade": "2021级",
            "track": "普通",
            "name": rng.choice(["张三", "李四", "王五六", "赵小七"], people),
            "student_no": pd.Series(at).map("2021{:08d}".format),
            "average": pd.Series(10000 - rank * 50).map(lambda cents: f"{cents / 100:.2f}"),
            "rank": pd.Series(rank).astype(str),
            "eligible": np.where(rank <= 60, "是", "否"),
            "reason": np.where(rank <= 60, "", "排名未进入前60%"),
        }
    ).astype("str")
    who = ["college", "major", "grade", "track", "name", "student_no"]
    subjects = {f"subject:课程{n}": table["average"] for n in range(10)}
    heads = table.groupby(who[:4]).size().astype(str).rename("headcount").reset_index()
    recommended = table[rank <= 30].drop(columns=["eligible", "reason"])
    return {
        "ranking": table,
        "subject-scores": table[who].assign(**subjects),
        "application": table.loc[rank <= 60, [*who, "average", "rank"]],
        "recommendation": recommended.assign(
            category="按比例推荐", target_school="示例大学", target_major="软件工程"
        ),
        "headcount": heads.astype("str"),
        "declined": table.loc[rank == 70, who],
        "excluded": table.loc[rank == 71, who],
        "direct-admission": table.loc[rank == 72, who].assign(category="职业技能竞赛"),
        "offers": pd.DataFrame({"target_school": ["示例大学"], "target_major": ["软件工程"]}),
    }


def listed(name: str, table: pd.DataFrame) -> Source:
    """A list as if it had been read."""
    table = table.reset_index(drop=True)
    origin = pd.DataFrame({"sheet": 0, "row": np.arange(2, 2 + len(table))}, index=table.index)
    titles = {column: column[8:] for column in table if str(column).startswith("subject:")}
    return Source(table, origin, (Sheet(f"{name}.xlsx", "", {}, {}),), titles)


def growth(most: int) -> None:
    """Check ever longer lists, and print CPU seconds for 100,000 people."""
    own = project(ROOT)
    units = {unit.kind_name: unit for unit in own.units()}
    first = 0.0
    for people in (most // 8, most // 4, most // 2, most):
        sources = {name: listed(name, table) for name, table in invented(people).items()}
        there = {name: Material((source,)) for name, source in sources.items()}
        spent, found = 0.0, 0
        for name in ("ranking", "subject-scores", "application", "recommendation"):
            unit = replace(units[name], part="")
            seconds, these = cost(
                lambda u=unit, n=name, s=sources, t=there: findings(u, s[n], t, own)
            )
            spent += seconds
            found += sum(finding.severity == "error" for finding in these)
        each = spent / people * 100_000
        first = first or each
        print(
            f"{people:7} people {spent:6.2f} CPU s, {each:5.2f} s for 100,000, "
            f"{each / first:4.2f} x the first; {found} errors"
        )


def main() -> None:
    """Both parts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=5_000)
    parser.add_argument("--most", type=int, default=400_000)
    options = parser.parse_args()
    whole_round(options.students)
    growth(options.most)


if __name__ == "__main__":
    main()
