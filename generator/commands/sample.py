"""The synthetic workbooks alone."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator import config, sample
from generator.commands import _shell
from generator.errors import ConfigError

HELP = "只生成一套虚构学院的工作簿（Faker，固定种子）"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="目录", help="写到这个目录下的 data/")
    parser.add_argument("--students", type=int, default=5000, metavar="人数", help="默认 5000")
    parser.add_argument("--majors", type=int, metavar="专业数", help="默认用全部专业")
    parser.add_argument("--seed", type=int, default=2024, metavar="种子", help="默认 2024")
    parser.add_argument(
        "--defect", action="append", default=[], choices=sample.DEFECTS, metavar="缺陷",
        help=f"故意埋入的错误，可写多次：{'、'.join(sample.DEFECTS)}",
    )  # fmt: skip


def run(args: argparse.Namespace) -> int:
    school = config.load(Path(args.project).resolve()).school
    if school.sample is None:
        raise ConfigError(["sample: 只有示例项目可以生成虚构学生；请另建目录运行 gongshi demo"])
    _shell.say("正在生成虚构的工作簿 …")
    try:
        written = sample.workbooks(
            args.folder, school, students=args.students, majors=args.majors, seed=args.seed,
            defects=args.defect,
        )  # fmt: skip
    except LookupError as error:
        raise ConfigError(["sample: 人数太少，埋不进这种缺陷；请增加 --students"]) from error
    print(f"已写出 {len(written)} 个文件到 {args.folder / 'data'}（全部为虚构人物）")
    return 0
