"""What came of a publicity, once its period is over."""

from __future__ import annotations

import argparse

from generator.acts.close import RESULTS
from generator.commands import _shell
from generator.pipeline.close import Words, close

HELP = "公示期满后写明公示结果，印在网页上"
WRITES = True


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("notice", metavar="公示编号")
    parser.add_argument(
        "--part", default="", metavar="学院", help="只写这个学院的；不写则各学院都写"
    )
    parser.add_argument("--result", required=True, choices=RESULTS, help="公示结果")
    parser.add_argument("--by", required=True, metavar="部门", help="作出结论的部门，会在网上写明")
    parser.add_argument(
        "--note", default="", metavar="说明", help="一句话，会在网上写明；不要提到具体的人"
    )


def run(args: argparse.Namespace) -> int:
    project, today = _shell.open_project(args, publishes=True)
    words = Words(args.result, args.by, args.note)
    for made in close(project, args.notice, args.part, words, today):
        print(f"{made.folder}：公示结果 {args.result}（{args.by}），下次 build 后网页显示")
    return 0
