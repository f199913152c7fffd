"""Workbooks -> drafts/ or content/."""

from __future__ import annotations

import argparse

from generator.commands import _shell
from generator.pipeline import generate

HELP = "由工作簿生成公示：未审批或未到日期的进 drafts/，其余进 content/"
WRITES = True


def arguments(parser: argparse.ArgumentParser) -> None:
    _shell.ids_argument(parser)


def run(args: argparse.Namespace) -> int:
    project, today = _shell.open_project(args, publishes=True)
    ids = _shell.known(project, args.notices)
    with _shell.executor() as executor:
        outcomes = generate.generate(project, ids, today, executor, _shell.say)
    _shell.show([finding for outcome in outcomes for finding in outcome.prepared.findings])
    for outcome in outcomes:
        print(_shell.line(outcome))
    if not all(outcome.prepared.readable for outcome in outcomes):
        return 2
    return int(any(outcome.where == "refused" for outcome in outcomes))
