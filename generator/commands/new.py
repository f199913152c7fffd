"""A school's own project."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator import start as template
from generator.commands import _shell
from generator.errors import ConfigError
from generator.pipeline import start
from generator.start import Answers

HELP = "新建本校的项目；给出工作簿所在的文件夹，可自动辨认并拟出轮次配置"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="目录", help="新项目的位置，须为空或尚不存在")
    parser.add_argument(
        "--workbooks", type=Path, metavar="文件夹", help="收到的工作簿，会复制到 data/"
    )
    parser.add_argument("--name", metavar="校名", help="学校全称；不写则询问")
    parser.add_argument("--site-url", metavar="网址", help="公示网站的网址；不写则询问")
    parser.add_argument("--region", metavar="地区", help="地方节假日所在地区，如 guangxi")
    parser.add_argument("--policy", metavar="细则", help="所依据的实施细则；不写则询问")


def run(args: argparse.Namespace) -> int:
    template.refuse_full(args.folder)
    regions, policies = template.choices(template.template_root())
    listed = "、".join(f"{name}（{title}）" for name, title in policies.items())
    answers = Answers(
        name=_ask(args.name, "学校全称"),
        site_url=_ask(args.site_url, "公示网站的网址（如 https://gongshi.example.edu.cn/）"),
        region=_ask(
            args.region, f"地区（{'、'.join(regions)}；没有地方节假日请直接回车）", empty=True
        ),
        policy=_ask(args.policy, f"依据的细则：{listed}"),
    )
    today = args.today or _shell.real_day()
    lines = start.new(args.folder.resolve(), answers, args.workbooks, today, _shell.say)
    print("\n".join([f"已新建 {args.folder}", *lines]))
    print("接下来：补全 site_config/ 中标有“请核对”“请填写”的各项，")
    print(f"然后运行 python3 -m generator check --project {_shell.quoted(args.folder)}")
    return 0


def _ask(given: str | None, question: str, *, empty: bool = False) -> str:
    """The answer on the command line, or else typed.

    Raises:
        ConfigError: nobody is there to answer.
    """
    if given is not None:
        return given
    if not sys.stdin.isatty():
        if empty:
            return ""
        raise ConfigError([f"请写明{question}；加 --help 看各选项"])
    return input(f"{question}：").strip()
