"""Arguments in, a call, text and an exit code out."""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path
from typing import NoReturn

from generator import __version__, bootstrap, disk, rooms
from generator.bootstrap import ASKS, steady_output
from generator.errors import GongshiError

USED = 2
"""Exit code of a command that was written wrongly."""
BUG = 70
"""Exit code where the program itself is at fault, as sysexits.h has it."""
TRACE = "GONGSHI_TRACE"
"""Set by a developer who wants the whole traceback, on invented data."""


class Parser(argparse.ArgumentParser):
    """argparse, speaking Chinese."""

    def __init__(self, **options: object) -> None:
        super().__init__(**options, add_help=False, allow_abbrev=False)  # type: ignore[arg-type]
        self.register("type", "day", _day)
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这段说明")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage: ", "用法：", 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", "用法：", 1)

    def error(self, message: str) -> NoReturn:
        self.exit(USED, f"{self.format_usage()}命令的写法不对（{message}）；加 --help 看说明\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the one place that turns errors into words and exit codes."""
    steady_output()
    words = list(sys.argv[1:] if argv is None else argv)
    if words[:1] == ["test"] and words[1:] not in ASKS:  # argparse would take pytest's options
        return bootstrap.run_tests(words[1:])
    args = parser(words[:1]).parse_args(words)
    try:
        with _alone(args):
            return int(args.run(args))
    except GongshiError as error:
        print(f"错误：{error}", file=sys.stderr)
        return error.exit_code
    except OSError as error:
        print(f"错误：读写失败（{error.strerror}）：{error.filename or ''}", file=sys.stderr)
        return 3
    except Exception as error:  # a traceback would quote what stands in people's cells
        if os.environ.get(TRACE):
            raise
        print(_bug(error), file=sys.stderr)
        return BUG
    except KeyboardInterrupt:
        print("已中断；没有写完的内容不会留下。", file=sys.stderr)
        return 130


def parser(wanted: Sequence[str] = ()) -> Parser:
    """All commands, or the one wanted; each is a file in `generator/commands/`.

    A command's file imports what it needs, and only one is needed at a time.
    """
    about = "公示：把学院的工作簿变成核对过、脱敏、有期限的公示网站。"
    root = Parser(prog="gongshi", description=about)
    root.add_argument("--version", action="version", version=__version__, help="显示版本")
    commands = root.add_subparsers(title="命令", metavar="命令", required=True, parser_class=Parser)
    known = rooms.names("commands")
    for name in [name for name in known if name in wanted] or known:
        command = rooms.load("commands", name)
        sub = commands.add_parser(name, help=command.HELP, description=command.HELP)
        sub.add_argument("--project", default=".", metavar="目录", help="项目目录，默认为当前目录")
        sub.add_argument(
            "--today", type="day", metavar="日期", help="假定今天是哪天，如 2024-04-09"
        )
        command.arguments(sub)
        sub.set_defaults(run=command.run, writes=getattr(command, "WRITES", False))
    return root


def _alone(args: argparse.Namespace) -> AbstractContextManager[None]:
    """A command that says `WRITES` has the project to itself."""
    project = Path(args.project)
    alone = args.writes and (project / "site_config").is_dir()
    return disk.alone(project / ".gongshi.lock") if alone else nullcontext()


def _bug(error: Exception) -> str:
    """Where in our code it happened; the message of the error may hold a person's value."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(frame.filename).name} 第 {frame.lineno} 行"
    return (
        f"错误：程序自身出错（{type(error).__name__}，{place}）；请把这一行告诉维护者。"
        f"设置 {TRACE}=1 可看全部经过，其中可能有个人信息，不要外传"
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"日期应写成 2024-04-09，而不是 {text}") from None
