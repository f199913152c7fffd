"""The whole thing on invented people: workbooks, notices, site."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.commands import _shell
from generator.pipeline import refuses, start

HELP = "在 ./demo 生成一所虚构学院的完整项目：工作簿、公示、网站"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder", nargs="?", type=Path, default=Path("demo"), metavar="目录", help="默认 demo"
    )
    parser.add_argument("--students", type=int, default=5000, metavar="人数", help="默认 5000")
    parser.add_argument("--majors", type=int, metavar="专业数", help="默认用全部专业")


def run(args: argparse.Namespace) -> int:
    folder = args.folder.resolve()
    with _shell.executor() as executor:
        findings = start.demo(folder, args.students, args.majors, executor, _shell.say)
    _shell.show(findings)
    if refuses(findings):
        return 1
    print(f"示例项目：{folder}（全部为虚构人物）")
    print(f"请用浏览器打开：{folder / 'site' / 'index.html'}")
    print(f"接着可以试：python3 -m generator status --project {_shell.quoted(args.folder)}")
    return 0
