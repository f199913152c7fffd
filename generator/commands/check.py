"""Read and check, write nothing."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator import disk, rooms
from generator.commands import _shell
from generator.model import Finding
from generator.pipeline import prepare, refuses
from generator.report import xlsx

HELP = "读取并检查工作簿，不写任何网页"


def arguments(parser: argparse.ArgumentParser) -> None:
    _shell.ids_argument(parser)
    formats = [name.removesuffix("-") for name in rooms.names("report")]
    parser.add_argument("--format", choices=formats, default="text", help="输出格式，默认 text")
    parser.add_argument(
        "--output", type=Path, metavar="目录", help="xlsx 写到哪里，默认为项目下的 findings/"
    )


def run(args: argparse.Namespace) -> int:
    project, today = _shell.open_project(args)
    findings: list[Finding] = []
    readable, people = True, 0
    with _shell.executor() as executor:
        ids = _shell.known(project, args.notices)
        for prepared in prepare.check(project, ids, today, executor):
            _shell.say(f"已检查 {prepared.unit.folder}：{prepared.people} 人")
            findings += prepared.findings
            readable &= prepared.readable
            people += prepared.people
    _print(findings, args, project.root)
    if args.format == "text":
        print("有错误的公示不会生成；请改正后再检查。" if refuses(findings) else "检查通过。")
    return 2 if not readable else int(refuses(findings))


def _print(findings: list[Finding], args: argparse.Namespace, root: Path) -> None:
    if args.format != "xlsx":
        text = rooms.load("report", args.format).report(findings)
        if text:
            print(text)
        return
    folder = args.output or root / "findings"
    for name, data in xlsx.workbooks(findings).items():
        disk.write(folder / name, data)
        print(f"已写出 {folder / name}")
    if not findings:
        print("没有发现问题，未写文件。")
