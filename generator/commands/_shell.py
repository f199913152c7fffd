"""What the commands share: the project, the day, the executor, and where text goes."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from generator import config
from generator.config.project import Project
from generator.errors import ConfigError
from generator.model import Finding
from generator.report import text


def open_project(args: argparse.Namespace, *, publishes: bool = False) -> tuple[Project, date]:
    """The project of `--project` and the day it is: given, pinned by a sample, or real.

    Raises:
        ConfigError: with `publishes`, a day was given for a school that is no sample.
    """
    project = config.load(Path(args.project).resolve())
    sample = project.school.sample
    if args.today and publishes and sample is None:
        raise ConfigError(["--today: 正式公示以真实日期为准，只有示例项目可以指定日期"])
    pinned = sample.today if sample else None
    return project, args.today or pinned or real_day(project.school.time_zone)


def real_day(time_zone: str = "Asia/Shanghai") -> date:
    """Today where the school is, wherever the server stands."""
    return datetime.now(ZoneInfo(time_zone)).date()


def known(project: Project, ids: Sequence[str]) -> tuple[str, ...]:
    """The ids, all of which exist.

    Raises:
        ConfigError: an unknown id; the known ones are listed.
    """
    there = dict.fromkeys(unit.id for unit in project.units())
    wrong = [name for name in ids if name not in there]
    if wrong:
        raise ConfigError([f"没有公示 {name}；已有：{'、'.join(there) or '无'}" for name in wrong])
    return tuple(ids)


def executor() -> Executor:
    """As many processes as the machine has cores."""
    return ProcessPoolExecutor(os.cpu_count())


def say(line: str) -> None:
    """Progress, to people only: the results on standard output stay clean."""
    print(line, file=sys.stderr, flush=True)


def quoted(path: Path) -> str:
    """A path as it can be copied into the next command; blanks are common in folders."""
    return f'"{path}"' if " " in str(path) else str(path)


def show(findings: Sequence[Finding]) -> None:
    """The findings in words; remarks on workbooks are counted only, `check` lists them."""
    shown = [finding for finding in findings if finding.severity != "note" or not finding.notice]
    if shown:
        print(text.report(shown))
    if len(shown) < len(findings):
        print(f"另有 {len(findings) - len(shown)} 条读取工作簿的说明，可用 gongshi check 查看。")


def ids_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("notices", nargs="*", metavar="公示编号", help="只处理这些公示；不写则全部")
