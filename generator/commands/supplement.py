"""People are added to a list that is on line: a notice of its own, as a draft."""

from __future__ import annotations

import argparse

from generator.commands import _shell
from generator.pipeline.amend import Asked
from generator.pipeline.supplement import Given, supplement

HELP = "补充已公示的名单：新增的人另发一条公示，公示期单独计算，两处互相链接"
WRITES = True


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("notice", metavar="公示编号", help="原公示的编号")
    parser.add_argument("--part", default="", metavar="学院", help="分学院公示的，写学院全称")
    parser.add_argument(
        "--source", nargs="+", required=True, metavar="文件", help="只写新增的人的工作簿"
    )
    parser.add_argument(
        "--publish-on", type="day", required=True, metavar="日期", help="公示的第一天"
    )
    parser.add_argument("--id", default="", metavar="编号", help="新公示的编号；不写则自动编")
    _shell.asked_arguments(parser)


def run(args: argparse.Namespace) -> int:
    project, today = _shell.open_project(args, publishes=True)
    unit = _shell.unit(project, args.notice, args.part)
    asked = Asked(args.by, args.reason, args.publish_on, args.until)
    given = Given(tuple(args.source), args.id)
    with _shell.executor() as executor:
        outcome = supplement(project, unit, given, asked, today, executor)
    return _shell.drafted(outcome)
