"""site/ -> where the public reads it."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from generator.commands import _shell
from generator.pipeline import deploy, refuses

HELP = "把 site/ 和 server/ 放到目标上：先规则后网页，写完核对，一步切换，再核对，不符就退回"
GUIDE = """\
目标写在 site_config/targets.yml（文件里有各项说明），也可以直接写一个文件夹，如 ./www。
  folder  本机文件夹；ssh  另一台服务器；copy  Windows、IIS、虚拟主机（按次序复制，并打一个 zip）

步骤：
  1. gongshi build              生成并核对 site/ 和 server/
  2. gongshi deploy 目标 --dry-run   只列出会做什么，什么也不写
  3. gongshi deploy 目标         部署；中途断电、断网、磁盘满，旧站不受影响，再运行一次即可
  4. 第一次部署后，按目标 server/ 里各文件开头的说明设置网页服务器，网站目录指向 目标/current

上线后发现不对：gongshi deploy 目标 --rollback 退回上一版（还留着已撤下名单的版本不能退回）。
旧版本默认共留 3 个，其中已到期、已撤回的名单每次部署都会清除。
不要把目标放进 git 版本库，也不要用 git 发布：历史记录会留住到期必须删除的名单。
退出码：0 完成；1 核对未通过，没有部署；2 配置不能用；3 磁盘或网络不行，或上线后不一致已退回。
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("target", metavar="目标", help="targets.yml 里的名称，或文件夹路径")
    parser.add_argument("--dry-run", action="store_true", help="只列出会做什么")
    parser.add_argument(
        "--rollback", nargs="?", const="", metavar="版本", help="退回上一版，或退回指明的版本"
    )
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = GUIDE


def run(args: argparse.Namespace) -> int:
    project, today = _shell.open_project(args, publishes=True)
    clock = deploy.Clock(today, datetime.now(UTC))
    say = _shell.say
    if args.rollback is not None:
        planned = deploy.rollback(
            project, args.target, args.rollback, clock, say, rehearse=args.dry_run
        )
        return _end(planned, "已退回。", rehearse=args.dry_run)
    findings, planned = deploy.deploy(project, args.target, clock, say, rehearse=args.dry_run)
    _shell.show(findings)
    if refuses(findings):
        print("site/ 没有通过核对，没有部署；请重新运行 gongshi build。")
        return 1
    return _end(planned, "部署完成，核对一致。", rehearse=args.dry_run)


def _end(planned: list[str], done: str, *, rehearse: bool) -> int:
    if rehearse:
        print("\n".join([*planned, "以上只是计划，什么也没有写。"]))
    else:
        print(done)
    return 0
