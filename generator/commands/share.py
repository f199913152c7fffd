"""What to post in a class's chat group: words, link and code, never a row."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path

from generator import disk
from generator.commands import _shell
from generator.errors import ConfigError
from generator.ledger import read
from generator.pipeline import record
from generator.pipeline.refresh import published
from generator.pipeline.site import edition_of
from generator.publish import Edition, share

HELP = "给班级群用的公示消息：标题、公示期、链接、联系方式和二维码，不含名单"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "notices",
        nargs="*",
        metavar="公示编号",
        help="不写则为全部正在公示的；分学院的可写 编号/学院",
    )
    parser.add_argument("--out", type=Path, metavar="目录", help="另写出文字和二维码（PNG、SVG）")
    parser.add_argument(
        "--format", choices=["text", "json"], default="text", help="输出格式，默认 text"
    )


def run(args: argparse.Namespace) -> int:
    project, today = _shell.open_project(args)
    online, _ = published(project.root / "content")
    edition = edition_of(project, online, read(record.path(project.root)), today)
    pages = _wanted(edition, args.notices) if args.notices else share.pages(edition, opened=True)
    if args.out:
        for page in pages:
            for name, data in share.files(page, edition).items():
                disk.write(args.out / name, data)
    if args.format == "json":
        told = [share.facts(page, edition) for page in pages]
        print(json.dumps(told, ensure_ascii=False, indent=2, default=date.isoformat))
        return 0
    print("\n".join(share.text(page, edition) for page in pages) or "目前没有正在公示的内容。")
    if pages:
        _shell.say("转发前请先打开链接，确认网页已经上网。")
    if args.out and pages:
        _shell.say(f"文字和二维码已写到 {_shell.quoted(args.out)}")
    return 0


def _wanted(edition: Edition, names: list[str]) -> list[share.Page]:
    """The pages of these ids, or of `<id>/<college or its slug>`.

    Raises:
        ConfigError: nothing of that name is public; what is, is listed.
    """
    known: dict[str, share.Page] = {}
    for page in share.pages(edition):
        one = page.notices[0]
        known[page.folder] = page
        if page.folder != one.id:
            known[f"{one.id}/{one.part}"] = page
    wrong = [name for name in names if name not in known]
    if wrong:
        there = "、".join(dict.fromkeys(page.folder for page in known.values())) or "无"
        raise ConfigError([f"{name} 没有公布，不能转发；已公布：{there}" for name in wrong])
    return list({known[name].folder: known[name] for name in names}.values())
