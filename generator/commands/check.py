"""Read and check, write nothing."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from generator import disk, rooms
from generator.commands import _shell
from generator.config.school import School
from generator.model import Finding
from generator.notice import count
from generator.pipeline import prepare, refuses
from generator.report import xlsx

HELP = "读取并检查工作簿，不写任何网页"


def arguments(parser: argparse.ArgumentParser) -> None:
    _shell.ids_argument(parser)
    parser.add_argument(
        "--format", choices=rooms.names("report"), default="text", help="输出格式，默认 text"
    )
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
            counted = count(prepared.people, prepared.unit.kind.form)
            _shell.say(f"已检查 {prepared.unit.folder}{f'：{counted}' if counted else ''}")
            findings += _addressed(prepared.findings, project.school)
            readable &= prepared.readable
            people += prepared.people
    _print(findings, args, project.root)
    if args.format == "text":
        print("有错误的公示不会生成；请改正后再检查。" if refuses(findings) else "检查通过。")
    return 2 if not readable else int(refuses(findings))


def _addressed(findings: Iterable[Finding], school: School) -> Iterator[Finding]:
    """Only the school's own colleges get a workbook; a cell may hold anything."""
    for finding in findings:
        college = school.college(finding.college)
        yield replace(finding, college=college.name if college else "")


def _print(findings: list[Finding], args: argparse.Namespace, root: Path) -> None:
    if args.format != "xlsx":
        print(rooms.load("report", args.format).report(findings), end="")
        return
    folder = args.output or root / "findings"
    for college, data in xlsx.workbooks(findings).items():
        path = folder / f"{college}.xlsx"
        disk.write(path, data)
        print(f"已写出 {path}")
    if not findings:
        print("没有发现问题，未写文件。")
