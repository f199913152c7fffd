"""What the commands share: the project, the day, the executor, and where text goes."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from generator import config
from generator.config.project import Project, Unit
from generator.errors import ConfigError
from generator.model import Finding
from generator.report import text

if TYPE_CHECKING:  # reading workbooks takes half a second to import
    from generator.pipeline.generate import Outcome


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


def asked_arguments(parser: argparse.ArgumentParser) -> None:
    """Who asks for an act, why, and until when it is on display."""
    parser.add_argument("--by", required=True, metavar="部门", help="负责的部门，会在网上写明")
    parser.add_argument(
        "--reason", required=True, metavar="原因", help="一句话，会在网上写明；不要提到具体的人"
    )
    parser.add_argument(
        "--until", type="day", metavar="日期", help="公示的最后一天；不写则按细则的最短公示期"
    )


def unit(project: Project, notice: str, part: str) -> Unit:
    """The notice, or the college's part of it.

    Raises:
        ConfigError: there is none, or it has parts and none was named.
    """
    known(project, [notice])
    units = [each for each in project.units((notice,)) if each.part == part]
    if units:
        return units[0]
    parts = "、".join(each.part for each in project.units((notice,)))
    if not parts:
        raise ConfigError([f"{notice} 不分学院，请去掉 --part"])
    raise ConfigError([f"{notice} 分学院公示，请用 --part 写明其一：{parts}"])


def drafted(outcome: Outcome) -> int:
    """Say what became of one unit; give the exit code."""
    show(outcome.prepared.findings)
    print(line(outcome))
    if not outcome.prepared.readable:
        return 2
    return int(outcome.where == "refused")


WORDS = {
    "content": "已进入 content/，下次 build 上网",
    "before": "已公示，不再改写",
    "gone": "已撤回或到期撤下，编号不再使用",
    "refused": "有错误，未生成",
}


def line(outcome: Outcome) -> str:
    """What became of one unit, in one line."""
    made, folder = outcome.prepared.notice, outcome.prepared.unit.folder
    if outcome.where != "drafts" or made is None:
        return f"{folder}：{WORDS[outcome.where]}"
    waits = f"待审批：{'、'.join(outcome.missing)}" if outcome.missing else "已审批"
    said = f"草稿，{waits}，公示日 {made.due}，指纹 {made.fingerprint[:8]}"
    if not made.corrections:
        return f"{folder}：{said}"
    last = made.corrections[-1]
    span = f"{made.period.first} 至 {made.period.last}"
    period = f"公示期重新计算，{span}" if last.restarted else f"公示期不重新计算，{span}"
    return f"{folder}：第 {made.revision} 版（{last.change}；{period}）{said}"
