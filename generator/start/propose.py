"""Recognised workbooks -> a round's YAML for a person to finish.

Nothing is decided here: dates, the policy and every doubt are marked `请核对`, and a
workbook that is not used says why.
"""

from __future__ import annotations

import glob
import json
import re
from collections.abc import Sequence
from datetime import date

from generator.config.school import School
from generator.model import Recognised

ORDER = ("ranking", "subject-scores", "direct-admission", "application", "recommendation")
"""Kinds in the order of a round; others follow."""

DIGITS = 3
NAME = re.compile(r"[^a-z0-9-]+")


def propose_round(
    recognised: Sequence[Recognised],
    *,
    name: str,
    policy: str,
    cohort: str,
    publish_on: date,
    school: School,
    title: str = "",
    digits: int = DIGITS,
) -> str:
    """The text of `site_config/rounds/<name>.yml`.

    `name` begins the ids of all notices.  Files that hold the people of one of the
    school's colleges each become parts of one notice.  `digits` is how much of the
    student number is to be shown.
    """
    kinds = sorted({each.kind for each in recognised if each.kind}, key=_order)
    blocks = [
        _notice([each for each in recognised if each.kind == kind], name, publish_on, school)
        for kind in kinds
    ]
    return (
        f"# yaml-language-server: $schema=../schemas/round.json\n"
        f"#\n"
        f"# 由 gongshi new 根据工作簿推测，请逐项核对；路径相对于项目文件夹。\n"
        f"title: {_text(title)}   # 请核对：接在校名之后，如 2024届毕业生\n"
        f"policy: {_text(policy)}\n"
        f"cohort: {_text(cohort)}   # 请核对：工作簿没有写年级的学生都算这一级\n"
        f"mask: {{student_no: {{tail: {digits}}}}}   # 学号只显示末几位；第一次公示后不得再改\n"
        f"\n{_inputs(recognised)}{_unused(recognised)}"
        f"notices:{'' if blocks else ' []'}\n" + "\n".join(blocks)
    )


def _order(kind: str) -> tuple[int, str]:
    return (ORDER.index(kind) if kind in ORDER else len(ORDER), kind)


def _notice(files: list[Recognised], name: str, publish_on: date, school: School) -> str:
    kind = files[0].kind
    head = [f"  - id: {_id(name, kind)}", f"    kind: {kind}"]
    colleges: dict[str, list[Recognised]] = {}
    for each in files:
        found = school.college(each.college)
        colleges.setdefault(found.name if found else "", []).append(each)
    if "" not in colleges:
        head.append("    parts:")
        for college, mine in colleges.items():
            head.append(f"      - part: {_text(college)}")
            head += [f"        {line}" for line in _unit(mine, publish_on)]
    else:
        head += [f"    {line}" for line in _unit(files, publish_on)]
    return "\n".join(head) + "\n"


def _unit(files: list[Recognised], publish_on: date) -> list[str]:
    lines = [f"# {_remark(each)}" for each in files]
    # A path is a pattern: brackets and * in a file name must not be one.
    paths = ", ".join(_text(glob.escape(each.path)) for each in files)
    return [
        *lines,
        f"source: [{paths}]",
        f"publish_on: {publish_on}   # 请核对",
        "approvals: []",
    ]


def _remark(each: Recognised) -> str:
    lacking = f"；缺少 {'、'.join(each.missing)}，请补列或用 map 指明" if each.missing else ""
    return f"{each.path.rsplit('/', 1)[-1]}：约 {each.people} 人{lacking}".replace("\n", " ")


def _inputs(recognised: Sequence[Recognised]) -> str:
    found: dict[str, list[str]] = {}
    for each in recognised:
        if each.input:
            found.setdefault(each.input, []).append(_text(each.path))
    lines = [f"  {name}: [{', '.join(paths)}]" for name, paths in found.items()]
    return "\n".join(["inputs:   # 只用于核对，从不公示", *lines, "", ""]) if lines else ""


def _unused(recognised: Sequence[Recognised]) -> str:
    paths = [each.path for each in recognised if not each.kind and not each.input]
    lines = [f"# 没有认出：{path}".replace("\n", " ") for path in paths]
    return "\n".join([*lines, "", ""]) if lines else ""


def _id(name: str, kind: str) -> str:
    return NAME.sub("-", f"{name}-{kind}".lower()).strip("-")


def _text(value: str) -> str:
    # A JSON string is a YAML string, whatever stands in it.
    return json.dumps(value, ensure_ascii=False)
