"""Notices whose retention is over."""

from __future__ import annotations

import argparse
from datetime import date

from generator.acts import retire as acts
from generator.commands import _shell
from generator.config.project import Project
from generator.pipeline import retire

HELP = "撤下保留到期的名单：存档完好才撤，原地址只留说明；适合定时运行（--yes）"
WRITES = True


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--yes", action="store_true", help="不询问，直接撤下")
    parser.add_argument("--dry-run", action="store_true", help="只列出要做的事，什么都不改")
    parser.add_argument(
        "--delete-data",
        action="store_true",
        help="与 --yes 同用：各项公示都已结束的，连同该轮在 data/ 的原始文件一起删除",
    )


def run(args: argparse.Namespace) -> int:
    project, today = _shell.open_project(args, publishes=not args.dry_run)
    if not args.dry_run:
        for each in retire.settle(project, today):
            print(f"{each.folder}：上次没有做完，已补完")
    planned = retire.plan(project, today)
    for line in acts.words(planned):
        print(line)
    for refused in planned.refused:
        print(f"不能撤下 {refused}")
    faults: list[str] = []
    if planned.due or planned.sites:
        if args.dry_run or not (args.yes or _agreed("确定撤下")):
            print("没有改动。")
        else:
            faults = _do(project, planned, today)
    elif not planned.refused:
        print("没有到期的名单。")
    _data(args, project, planned)
    return 3 if faults else int(bool(planned.refused))


def _do(project: Project, planned: acts.Plan, today: date) -> list[str]:
    faults = retire.apply(project, planned, today)
    for fault in faults:
        print(f"没有做完：{fault}；请处理后再运行一次")
    if planned.addresses:
        print(f"要清除的地址：records/purge-{today}.txt")
    print("已撤下；请接着运行 gongshi build 更新目录和服务器规则。")
    return faults


def _data(args: argparse.Namespace, project: Project, planned: acts.Plan) -> None:
    for line in acts.data_words(planned):
        print(line)
    if not planned.data or args.dry_run:
        return
    if args.delete_data if args.yes else _agreed("确定删除这些原始文件（不能恢复）"):
        print(f"已删除 {retire.delete_data(project, planned)} 个原始文件。")
    elif args.yes:
        print("没有删除；要删除，请加 --delete-data。")


def _agreed(question: str) -> bool:
    try:
        return input(f"{question}？输入“是”或 yes：").strip().lower() in {"是", "yes", "y"}
    except EOFError:
        return False
