"""The gates on a built folder."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.commands import _shell
from generator.errors import ConfigError
from generator.pipeline import refuses, site

HELP = "核对已生成的站点：逐格比对、查泄露、查外部请求、查多余文件、查保留期限"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", type=Path, metavar="目录", help="默认为项目的 site/")


def run(args: argparse.Namespace) -> int:
    project, today = _shell.open_project(args)
    folder = args.folder or project.root / "site"
    if not (folder / "index.html").is_file():
        raise ConfigError([f"{folder}: 这里没有生成好的站点；请先运行 gongshi build"])
    findings = site.check_site(project, folder.resolve(), today)
    _shell.show(findings)
    print("核对未通过。" if refuses(findings) else "核对通过。")
    return int(refuses(findings))
