"""Workbooks -> drafts/ or content/."""

from __future__ import annotations

import argparse

from generator.commands import _shell
from generator.pipeline import generate

HELP = "由工作簿生成公示：未审批或未到日期的进 drafts/，其余进 content/"
WRITES = True
WORDS = {
    "content": "已进入 content/，下次 build 上网",
    "drafts": "草稿",
    "before": "已公示，不再改写",
    "refused": "有错误，未生成",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    _shell.ids_argument(parser)


def run(args: argparse.Namespace) -> int:
    project, today = _shell.open_project(args, publishes=True)
    ids = _shell.known(project, args.notices)
    with _shell.executor() as executor:
        outcomes = generate.generate(project, ids, today, executor, _shell.say)
    _shell.show([finding for outcome in outcomes for finding in outcome.prepared.findings])
    for outcome in outcomes:
        print(_line(outcome))
    if not all(outcome.prepared.readable for outcome in outcomes):
        return 2
    return int(any(outcome.where == "refused" for outcome in outcomes))


def _line(outcome: generate.Outcome) -> str:
    unit, made = outcome.prepared.unit, outcome.prepared.notice
    words = WORDS[outcome.where]
    if outcome.where == "drafts" and made:
        waits = f"待审批：{'、'.join(outcome.missing)}" if outcome.missing else "已审批"
        words = f"草稿，{waits}，公示日 {unit.publish_on}，指纹 {made.fingerprint[:8]}"
    return f"{unit.folder}：{words}"
