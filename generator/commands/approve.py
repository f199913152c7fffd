"""An office consents to exactly what stands in drafts/."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from generator import notice
from generator.acts.approve import approve
from generator.commands import _shell
from generator.config.project import Project, Unit
from generator.errors import ConfigError
from generator.model import Approval
from generator.notice import Notice
from generator.pipeline import rewrite, sheet, stored

HELP = "记录一个部门对草稿内容（指纹）的审批，并写出可打印签字的审批表"
WRITES = True


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("notice", metavar="公示编号")
    parser.add_argument("--part", default="", metavar="学院", help="分学院公示的，写学院全称")
    act = parser.add_mutually_exclusive_group(required=True)
    act.add_argument("--by", metavar="部门", help="审批的部门")
    act.add_argument("--sheet", action="store_true", help="只写出审批表，不记录审批")
    parser.add_argument("--step", default="approved", metavar="环节", help="默认 approved")


def run(args: argparse.Namespace) -> int:
    project, today = _shell.open_project(args, publishes=True)
    unit = _shell.unit(project, args.notice, args.part)
    if args.sheet:
        made = _made(project, unit, ("drafts", "content/notices"))
        print(f"审批表：{sheet.write(project, unit, made, unit.approvals)}")
        return 0
    if args.by not in unit.chain:
        raise ConfigError([f"{args.by} 不在审批链中；应由：{'、'.join(unit.chain)}"])
    made = _made(project, unit, ("drafts",))
    consent = Approval(args.step, args.by, today, made.fingerprint[:16])
    earlier = _published(made)
    rewrite(project, unit, lambda text: approve(text, unit.id, unit.part, consent, earlier))
    print(f"{unit.folder}：{args.by} 已审批指纹 {made.fingerprint[:8]}")
    others = [each for each in unit.approvals if each.by != args.by]
    print(f"审批表：{sheet.write(project, unit, made, [*others, consent])}")
    return 0


def _made(project: Project, unit: Unit, places: Sequence[str]) -> Notice:
    """What was generated of the unit, in the first place that has it.

    Raises:
        ConfigError: there is nothing, or it was altered.
    """
    for place in places:
        folder = project.root / place / unit.folder
        if (folder / notice.ROWS).exists():
            if made := stored(folder):
                return made
            raise ConfigError([f"{unit.folder} 的草稿被改动或不完整；请重新运行 gongshi generate"])
    raise ConfigError([f"{unit.folder} 没有草稿；请先运行 gongshi generate"])


def _published(made: Notice) -> frozenset[str]:
    """Fingerprints of earlier revisions: who approved them did so for good."""
    return frozenset(each.fingerprint for each in made.corrections)
