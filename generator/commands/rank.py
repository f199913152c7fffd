"""Average, rank and verdict from subject scores, by the policy."""

from __future__ import annotations

import argparse
import glob
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fnmatch import fnmatch
from pathlib import Path

from generator import disk
from generator.commands import _shell
from generator.config.project import Project, Unit
from generator.config.round import NoticeSpec
from generator.errors import ConfigError
from generator.pipeline import rank

HELP = "由各科成绩按细则算出平均成绩、名次和结论，写出附件5格式的工作簿"
OUTPUT = "data/附件5_总表.xlsx"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "notice", nargs="?", metavar="公示编号", help="分科目成绩的公示；只有一个时可不写"
    )
    parser.add_argument(
        "--source", nargs="+", default=[], metavar="文件",
        help="不用公示配置的文件，改用 data/ 下的这些工作簿",
    )  # fmt: skip
    parser.add_argument("--round", metavar="轮次", help="与 --source 同用：依据哪一轮的细则")
    parser.add_argument(
        "--output", type=Path, metavar="文件", default=Path(OUTPUT),
        help=f"写到哪里，须在项目的 data/ 之下，默认 {OUTPUT}",
    )  # fmt: skip
    parser.add_argument("--force", action="store_true", help="覆盖已有的文件")


def run(args: argparse.Namespace) -> int:
    project, today = _shell.open_project(args)
    if args.source:
        units = _given(project, args.round, args.source, today)
    else:
        units = _configured(project, args.notice)
    path = _output(project.root, args.output, units, force=args.force)
    _shell.say("正在计算平均成绩和名次 …")
    outcome = rank.rank(project, units, today)
    _shell.show(outcome.findings)
    if outcome.data is None:
        print("有错误，没有写出文件；请改正后再计算。")
        return 1 if outcome.readable else 2
    disk.write(path, outcome.data)
    shown = path.relative_to(project.root).as_posix()
    print(f"已写出 {shown}：{outcome.people} 人，其中 {outcome.eligible} 人符合要求。")
    print("含学生原始信息，只放在 data/ 中；请成绩核查部门核对后再公示。")
    return 0


def _configured(project: Project, wanted: str | None) -> list[Unit]:
    """The notice's parts; without an id, those of the only notice of subject scores.

    Raises:
        ConfigError: no such notice, or it does not say which.
    """
    with_scores = [unit for unit in project.units() if _has_subjects(unit)]
    ids = dict.fromkeys(unit.id for unit in with_scores)
    if wanted is None and len(ids) == 1:
        wanted = next(iter(ids))
    if wanted not in ids:
        known = "、".join(ids) or "无；请用 --source 指明成绩工作簿"
        fault = f"{wanted} 不是分科目成绩的公示" if wanted else "请写明分科目成绩的公示编号"
        raise ConfigError([f"{fault}；可用：{known}"])
    return [unit for unit in with_scores if unit.id == wanted]


def _has_subjects(unit: Unit) -> bool:
    return any(column.field == "subjects" for column in unit.kind.columns)


def _given(project: Project, name: str | None, files: Sequence[str], today: date) -> list[Unit]:
    """A notice that exists for this command alone, made from the given files.

    Raises:
        ConfigError: no such round, no kind with subject scores, or files elsewhere.
    """
    rounds = project.rounds
    if name is None and len(rounds) == 1:
        name = next(iter(rounds))
    if name not in rounds:
        raise ConfigError([f"--round: 请写明依据哪一轮；已有：{'、'.join(rounds) or '无'}"])
    kinds = [
        key for key, kind in project.kinds.items()
        if any(column.field == "subjects" for column in kind.columns)
    ]  # fmt: skip
    if not kinds:
        raise ConfigError(["kinds: 没有列出各科成绩（subjects）的公示类型"])
    paths = tuple(_pattern(project.root, file) for file in files)
    alike = [notice.map for notice in rounds[name].notices if notice.kind == kinds[0]]
    headers = {text: field for each in alike for text, field in each.items()}
    spec = NoticeSpec(id="rank", kind=kinds[0], source=paths, publish_on=today, map=headers)
    alone = rounds[name].model_copy(update={"notices": (spec,)})
    return list(replace(project, rounds={name: alone}).units())


def _pattern(root: Path, file: str) -> str:
    """The file as rounds name it; a `*` may stand for several where no shell resolves it."""
    path = root / file
    try:
        shown = path.resolve().relative_to(root / "data")
    except ValueError:
        message = f"--source {file}: 原始成绩只放在项目的 data/ 之下；请把文件移到那里"
        raise ConfigError([message]) from None
    inside = f"data/{shown.as_posix()}"
    return glob.escape(inside) if path.exists() else inside


def _output(root: Path, wanted: Path, units: Sequence[Unit], *, force: bool) -> Path:
    """Where to write.

    Raises:
        ConfigError: outside `data/`, over a file that stands there, or among the scores.
    """
    path = (root / wanted).resolve()
    if not path.is_relative_to(root / "data"):
        raise ConfigError([f"--output {wanted}: 含学生原始信息，只能写到项目的 data/ 之下"])
    if path.suffix.lower() != ".xlsx":
        raise ConfigError([f"--output {wanted}: 文件名须以 .xlsx 结尾"])
    shown = path.relative_to(root).as_posix()
    if any(fnmatch(shown, pattern) for unit in units for pattern in unit.sources):
        raise ConfigError([f"--output {wanted}: 会被当作各科成绩读取；请换一个文件名或位置"])
    if path.exists() and not force:
        raise ConfigError([f"{shown} 已存在；确要覆盖请加 --force，或用 --output 写到别处"])
    return path
