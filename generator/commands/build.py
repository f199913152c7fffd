"""content/ -> site/."""

from __future__ import annotations

import argparse

from generator.commands import _shell
from generator.pipeline import refuses, site

HELP = "由 content/ 生成 site/：先放行到期的草稿，再逐页核对、查泄露，全部通过才替换旧站"
WRITES = True


def arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(args: argparse.Namespace) -> int:
    project, today = _shell.open_project(args, publishes=True)
    findings = site.build(project, today, _shell.say)
    _shell.show(findings)
    if refuses(findings):
        print("站点没有更新，site/ 仍是原来的内容。")
        return 1
    print(f"站点已生成：{project.root / 'site' / 'index.html'}")
    return 0
