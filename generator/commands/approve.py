"""An office consents to exactly what stands in drafts/."""

from __future__ import annotations

import argparse

from generator import disk, notice
from generator.acts.approve import approve
from generator.commands import _shell
from generator.errors import ConfigError
from generator.model import Approval
from generator.notice import Notice
from generator.pipeline import stored

HELP = "记录一个部门对草稿内容（指纹）的审批"
WRITES = True


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("notice", metavar="公示编号")
    parser.add_argument("--part", default="", metavar="学院", help="分学院公示的，写学院全称")
    parser.add_argument("--by", required=True, metavar="部门", help="审批的部门")
    parser.add_argument("--step", default="approved", metavar="环节", help="默认 approved")


def run(args: argparse.Namespace) -> int:
    project, today = _shell.open_project(args, publishes=True)
    unit = _shell.unit(project, args.notice, args.part)
    if args.by not in unit.chain:
        raise ConfigError([f"{args.by} 不在审批链中；应由：{'、'.join(unit.chain)}"])
    draft = project.root / "drafts" / unit.folder
    if not (draft / notice.ROWS).exists():
        raise ConfigError([f"{unit.folder} 没有草稿；请先运行 gongshi generate"])
    made = stored(draft)
    if made is None:
        raise ConfigError([f"{unit.folder} 的草稿被改动或不完整；请重新运行 gongshi generate"])
    fingerprint = made.fingerprint
    consent = Approval(args.step, args.by, today, fingerprint[:16])
    path = project.root / "site_config" / "rounds" / f"{unit.round_name}.yml"
    text = approve(path.read_bytes().decode(), unit.id, unit.part, consent, _published(made))
    disk.write(path, text.encode())
    print(f"{unit.folder}：{args.by} 已审批指纹 {fingerprint[:8]}")
    return 0


def _published(made: Notice) -> frozenset[str]:
    """Fingerprints of earlier revisions: who approved them did so for good."""
    return frozenset(each.fingerprint for each in made.corrections)
