"""The gates on a built folder; or a live site against what was published."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from generator.commands import _shell
from generator.config.project import Project
from generator.errors import ConfigError
from generator.model import Finding
from generator.pipeline import live, refuses, site
from generator.report import json_

HELP = "核对已生成的站点，或线上的网站：逐格比对、查泄露、查多余文件、查保留期限、查公示日志"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "targets",
        nargs="*",
        metavar="目录或网址",
        help="默认为项目的 site/；写网址则与线上网站比对，并记入 records/",
    )
    parser.add_argument(
        "--notice",
        metavar="公示编号",
        help="网址是别的系统中的网页，只比对这份公示的名单；网页可写多个，按次序",
    )
    parser.add_argument("--part", default="", metavar="学院", help="只比对这个学院的部分")
    parser.add_argument(
        "--format", choices=["text", "json"], default="text", help="输出格式，默认 text"
    )


def run(args: argparse.Namespace) -> int:
    project, today = _shell.open_project(args)
    findings = _findings(project, args, today)
    if args.format == "json":
        print(json_.report(findings), end="")
        return _code(findings)
    _shell.show(findings)
    print("核对未通过。" if refuses(findings) else "核对通过。")
    return _code(findings)


def _findings(project: Project, args: argparse.Namespace, today: date) -> list[Finding]:
    addresses = [target for target in args.targets if "://" in target]
    if addresses and addresses != args.targets:
        raise ConfigError(["目录和网址不能一起核对；请分两次运行"])
    if args.notice:
        if not addresses:
            raise ConfigError(["--notice: 请写名单所在网页的网址"])
        return live.pages(project, addresses, args.notice, args.part, today)
    if args.part:
        raise ConfigError(["--part: 请同时用 --notice 写明公示编号"])
    if len(args.targets) > 1:
        raise ConfigError(["一次只核对一个站点；几个网页请用 --notice 写明公示编号"])
    if addresses:
        return live.site(project, addresses[0], today, _shell.say)
    folder = Path(args.targets[0]) if args.targets else project.root / "site"
    if not (folder / "index.html").is_file():
        raise ConfigError([f"{folder}: 这里没有生成好的站点；请先运行 gongshi build"])
    return site.check_site(project, folder.resolve(), today)


def _code(findings: list[Finding]) -> int:
    """3 where all that is wrong is that nothing could be learned."""
    errors = {finding.code for finding in findings if finding.severity == "error"}
    return 3 if errors == {"live-unreachable"} else int(bool(errors))
