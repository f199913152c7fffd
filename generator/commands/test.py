"""The whole test suite; the bootstrap has installed what it needs."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from generator.errors import ConfigError

HELP = "运行全部测试（后面的参数原样交给 pytest）"
ROOT = Path(__file__).parents[2]


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pytest", nargs=argparse.REMAINDER, metavar="参数", help="交给 pytest")


def run(args: argparse.Namespace) -> int:
    if not (ROOT / "tests").is_dir():
        raise ConfigError(["测试只随源代码提供；请在源代码目录中运行 python3 -m generator test"])
    return subprocess.call([sys.executable, "-m", "pytest", *args.pytest], cwd=ROOT)
