"""A notice that must not stay on line until its time."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.commands import _shell
from generator.errors import ConfigError, DiskError
from generator.pipeline import archive, record
from generator.pipeline.close import spoken
from generator.pipeline.withdraw import Asked, Done, lenient, place_of, withdraw

HELP = "撤回已公示的名单：存档、记入公示日志，原地址只留说明；编号不再使用"
WRITES = True


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("notice", metavar="公示编号")
    parser.add_argument("--part", default="", metavar="学院", help="只撤回这个学院的；不写则全部")
    parser.add_argument("--by", required=True, metavar="部门", help="决定撤回的部门，会在网上写明")
    parser.add_argument(
        "--reason", required=True, metavar="原因", help="一句话，会在网上写明；不要提到具体的人"
    )
    parser.add_argument(
        "--now",
        action="store_true",
        help="立即从 site/ 和本机的部署目录撤下，不需要工作簿、审批和 build，配置有错也可以",
    )


def run(args: argparse.Namespace) -> int:
    root = Path(args.project).resolve()
    asked = Asked(args.notice, args.part, args.by, args.reason)
    try:
        project, today = _shell.open_project(args, publishes=True)
    except ConfigError as error:
        if not args.now or args.today or not (root / "content").is_dir():
            raise
        time, place, site_url = lenient(root)
        remarks: tuple[str, ...] = (f"配置有错，请在撤下后改正：{error.problems[0]}",)
    else:
        spoken(project, args.by, "")
        time, site_url = record.moment(project, today), project.school.site_url
        try:
            wanted: Path | DiskError = archive.place(project)
        except DiskError as error:
            wanted = error
        place, remarks = place_of(root, wanted, now=args.now)
    done = withdraw(root, asked, time, place, now=args.now, site_url=site_url)
    return _say(done, remarks, root / "records" / f"purge-{time[:10]}.txt")


def _say(done: Done, remarks: tuple[str, ...], purge: Path) -> int:
    for each in done.stones:
        print(f"{each.folder}：{each.said}，原地址显示说明")
    if done.sites:
        print(f"已从 {len(done.sites)} 处生成好的网站撤下；请接着运行 gongshi build 更新目录和规则")
    else:
        print("site/ 还没有变动；请接着运行 gongshi build（要立即撤下，加 --now 再运行一次）")
    if purge.exists():
        print(f"要从搜索引擎和缓存清除的地址：records/{purge.name}")
    for remark in (*remarks, *done.remarks):
        print(f"注意：{remark}")
    for fault in done.faults:
        print(f"没有做完：{fault}")
    return 3 if done.faults else 0
