"""What is on line is mended by its workbook: the next revision, as a draft."""

from __future__ import annotations

import argparse

from generator.commands import _shell
from generator.pipeline.amend import Asked, amend

HELP = "更正已公示的内容：先改好工作簿，再由它生成下一版草稿，写明改了什么、为什么"
WRITES = True


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("notice", metavar="公示编号")
    parser.add_argument("--part", default="", metavar="学院", help="分学院公示的，写学院全称")
    _shell.asked_arguments(parser)
    parser.add_argument(
        "--publish-on", type="day", metavar="日期", help="重新公示的第一天；不写则按细则判断"
    )


def run(args: argparse.Namespace) -> int:
    project, today = _shell.open_project(args, publishes=True)
    unit = _shell.unit(project, args.notice, args.part)
    asked = Asked(args.by, args.reason, args.publish_on, args.until)
    with _shell.executor() as executor:
        outcome = amend(project, unit, asked, today, executor)
    return _shell.drafted(outcome)
