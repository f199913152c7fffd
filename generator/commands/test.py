"""The whole test suite; the bootstrap has installed what it needs."""

from __future__ import annotations

import argparse

from generator import bootstrap

HELP = "运行全部测试（后面的参数原样交给 pytest）"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pytest", nargs=argparse.REMAINDER, metavar="参数", help="交给 pytest")


def run(args: argparse.Namespace) -> int:
    return bootstrap.run_tests(args.pytest)
