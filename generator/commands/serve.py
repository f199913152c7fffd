"""A preview of what is on line and of all drafts, every page with a watermark."""

from __future__ import annotations

import argparse

from generator.commands import _shell
from generator.pipeline import preview

HELP = "在本机预览：已公示的内容加上全部草稿，每页都有“预览”水印"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000, metavar="端口", help="默认 8000")


def run(args: argparse.Namespace) -> int:
    project, today = _shell.open_project(args)
    preview.serve(project, today, args.port, _shell.say)
    return 0
