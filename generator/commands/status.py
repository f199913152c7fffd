"""Every notice, its state, the days that are left."""

from __future__ import annotations

import argparse
import json
import unicodedata
from datetime import date

from generator.commands import _continuity, _shell
from generator.pipeline import continuity, live, status

HELP = "列出全部公示：状态、公示期、剩余天数、还缺谁的审批"
HEADER = ("公示", "状态", "公示期", "剩余", "保留至", "人数", "指纹", "待审批")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format", choices=["text", "json"], default="text", help="输出格式，默认 text"
    )
    parser.add_argument(
        "--continuity",
        action="store_true",
        help="按 verify 网址 的观测记录，列出每份公示连续在网的情况",
    )


def run(args: argparse.Namespace) -> int:
    project, today = _shell.open_project(args)
    if args.continuity:
        seen = list(continuity.lines(project, live.now(project, today)))
        as_json = args.format == "json"
        print(_continuity.as_json(seen) if as_json else _continuity.text(seen))
        return 0
    lines = list(status.lines(project, today))
    if args.format == "json":
        rows = [{**vars(line), "state": line.state.value} for line in lines]
        print(json.dumps(rows, ensure_ascii=False, indent=2, default=date.isoformat))
        return 0
    print(f"{project.school.name}　{today}")
    print(_table([HEADER, *(_cells(line) for line in lines)]))
    return 0


def _cells(line: status.Line) -> tuple[str, ...]:
    return (
        f"{line.id} {line.part}".strip(),
        "，".join((line.state.value, *line.remarks)),
        f"{line.first} 至 {line.last or '？'}",
        _left(line),
        str(line.retain_until or ""),
        _number(line),
        "已被改动" if line.altered else line.fingerprint,
        "、".join(line.missing),
    )


def _left(line: status.Line) -> str:
    if not line.days_left:
        return ""
    working = line.working_days_left
    return f"{line.days_left} 天" + ("" if working is None else f"（{working} 个工作日）")


def _number(line: status.Line) -> str:
    if line.entries is not None:
        return f"{line.entries} 条"
    return "" if line.people is None else str(line.people)


def _table(rows: list[tuple[str, ...]]) -> str:
    """Columns aligned for a terminal, where a Chinese character takes two places."""
    widths = [max(_width(row[place]) for row in rows) for place in range(len(rows[0]))]
    return "\n".join(_padded(row, widths) for row in rows)


def _padded(row: tuple[str, ...], widths: list[int]) -> str:
    cells = zip(row, widths, strict=True)
    return "  ".join(cell + " " * (width - _width(cell)) for cell, width in cells).rstrip()


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
