"""A school that has one rule document in hand, and its round from first to last day.

The school is real to the program (it is no sample), its people and offices are invented.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any
from unittest.mock import patch

import yaml
from pypdf import PdfWriter

from generator import config, sample, start
from generator.acts.approve import approve
from generator.config.project import Project
from generator.model import Approval, Finding
from generator.pipeline import generate as generation
from generator.pipeline import prepare, promote, record, site
from generator.sample.rules import USUAL, Rules

TEMPLATE = Path(__file__).parents[2]
OWN = "own"
"""The policy of the school: the document, and what the school has confirmed of it."""
ROUND = "site_config/rounds/round.yml"
COLLEGES, MAJORS, STUDENTS, SUBJECTS = 2, 4, 120, 8
MEETING = {"by": "校长办公会", "on": date(2024, 1, 15), "document": "会议纪要〔2024〕1号"}

SOURCES = {
    "ranking": "data/附件5_总表.xlsx",
    "subject-scores": "data/附件6/*.xlsx",
    "direct-admission": "data/附件8-2_不占指标.xls",
    "recommendation": "data/附件11-2_拟推荐.xlsx",
    "partners": "data/附件16_对口招录院校专业.xlsx",
    "admission": "data/专升本录取名单.xlsx",
    "exemption": "data/免试生资格审核.xlsx",
    "hardship": "data/脱贫家庭毕业生审核.xlsx",
    "admission-single": "data/单招录取名单.xlsx",
    "admission-counterpart": "data/对口录取名单.xlsx",
    "admission-gaokao": "data/普通高考录取名单.xlsx",
    "admission-arts": "data/艺术类录取名单.xlsx",
    "rules": "site_config/documents/rules.md",
    "charter": "site_config/documents/charter.md",
}
TEXT = """\
# 总则

为保证工作公平、公正、公开，制定本办法（虚构的文件，只用于测试）。

| 阶段 | 日期 |
| --- | --- |
| 公布 | 2024年3月11日（星期一） |

1. 公示期内有异议的，可向监督部门反映。
2. 本办法自公布之日起施行。
"""
PARTS = {"application": "data/附件10-2/{college}.*"}
INPUTS = {
    "headcount": "data/附件3_在校生人数.xlsx",
    "declined": "data/附件14_放弃.xlsx",
    "excluded": "data/不予选拔学生.xlsx",
    "offers": "data/附件16_对口招录院校专业.xlsx",
}


@dataclass(frozen=True)
class Document:
    """What the test knows of a rule document: its name, its place, its dates."""

    policy: str
    region: str
    stages: Mapping[str, date]
    """Kind -> first day on display, in the order of the days."""
    until: Mapping[str, date] = field(default_factory=dict)
    """Kind -> last day, where it is longer on display than the document asks for."""
    inputs: Sequence[str] = ()
    annexes: Sequence[str] = ()
    """What the sample has to write for all of them."""
    rules: Rules = USUAL
    doubts: frozenset[str] = frozenset()
    """Warnings that the document itself gives rise to."""
    decided: Mapping[str, Any] = field(default_factory=dict)
    """What the school adds to the document."""


@dataclass
class Ran:
    """A round that has been gone through."""

    root: Path
    findings: list[Finding] = field(default_factory=list)
    where: dict[str, str] = field(default_factory=dict)
    """Folder of each unit -> what became of it."""


def project(root: Path, document: Document, *, defects: Sequence[str] = ()) -> Project:
    """A new project by the template, with invented offices and people, and its round."""
    answers = start.Answers(
        "青岭职业技术学院", "https://gs.example.edu.cn/", document.region, document.policy
    )
    for name, data in start.plan(TEMPLATE, answers).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    _change(root / "site_config/school.yml", _settled)
    made = config.load(root)
    _write(root / f"site_config/policies/{OWN}.yml", _own_policy(made, document))
    _write(root / ROUND, _round(root, made, document))
    sample.workbooks(
        root, made.school, students=STUDENTS, majors=MAJORS, subjects=SUBJECTS,
        annexes=document.annexes, rules=document.rules, defects=defects,
    )  # fmt: skip
    return config.load(root)


def run(root: Path, document: Document) -> Ran:
    """Generate, approve and publish each stage on its day; build on the last one."""
    ran = Ran(root)
    for day in sorted(set(document.stages.values())):
        due = tuple(name for name, first in document.stages.items() if first == day)
        outcomes = _generate(root, due, day)
        _approve(root, outcomes)
        ran.findings += promote.promote(config.load(root), day, _quiet)
        ran.findings += [each for out in outcomes for each in out.prepared.findings]
        ran.where |= {out.prepared.unit.folder: out.where for out in outcomes}
    # Each stage went on line on its own day; only the last build is made here.
    with patch.object(record, "_time", lambda _, made, *__: f"{made.due}T08:30:00+08:00"):
        ran.findings += site.build(config.load(root), max(document.stages.values()), _quiet)
    return ran


def check(project: Project, notice: str, day: date) -> list[Finding]:
    """What is said of one notice, all the lists of the round beside it."""
    with ThreadPoolExecutor(1) as executor:
        units = prepare.check(project, (notice,), day, executor)
        return [finding for unit in units for finding in unit.findings]


def _generate(root: Path, due: tuple[str, ...], day: date) -> list[generation.Outcome]:
    with ThreadPoolExecutor(1) as executor:
        return generation.generate(config.load(root), due, day, executor, _quiet)


def _approve(root: Path, outcomes: Sequence[generation.Outcome]) -> None:
    """Every office of the chain consents to what it was shown."""
    path = root / ROUND
    text = path.read_text("utf-8")
    for each in outcomes:
        unit, notice = each.prepared.unit, each.prepared.notice
        for number, office in enumerate(unit.chain if notice else ()):
            step = "approved" if number else "prepared"
            consent = Approval(step, office, unit.publish_on, notice.fingerprint[:16])
            text = approve(text, unit.id, unit.part, consent)
    path.write_text(text, "utf-8")


def _settled(school: dict[str, Any]) -> dict[str, Any]:
    """The school's file with every 请填写 filled in: contacts, and colleges of the sample."""
    for number, office in enumerate(school["offices"], 1):
        office["phone"] = f"0770-110{number:04d}"
        office["email"] = f"office{number}@example.edu.cn"
        office["address"] = f"示例市青岭路2号{number}室"
    template = yaml.safe_load((TEMPLATE / "site_config/school.yml").read_text("utf-8"))
    school["colleges"] = template["colleges"][:COLLEGES]
    return school


def _own_policy(made: Project, document: Document) -> dict[str, Any]:
    """The document as the school has adopted it, every doubt decided."""
    doubts = made.policies[document.policy].unconfirmed()
    return {
        "extends": document.policy,
        "title": f"青岭职业技术学院实施细则（依 {document.policy}）",
        "confirmed": {name: dict(MEETING) for name in doubts},
        **document.decided,
    }


def _round(root: Path, made: Project, document: Document) -> dict[str, Any]:
    return {
        "title": "2024届毕业生",
        "policy": OWN,
        "cohort": "2021级",
        "mask": {"student_no": {"tail": 3}, "exam_no": {"tail": 3}},
        "inputs": {name: [INPUTS[name]] for name in document.inputs},
        "notices": [_notice(root, made, kind, document) for kind in document.stages],
    }


def _notice(root: Path, made: Project, kind: str, document: Document) -> dict[str, Any]:
    """A notice whose id is its kind."""
    notice: dict[str, Any] = {"id": kind, "kind": kind}
    days = {"publish_on": document.stages[kind]}
    if kind in document.until:
        days["until"] = document.until[kind]
    if kind in PARTS:
        colleges = [college.name for college in made.school.colleges]
        source = PARTS[kind]
        notice["parts"] = [
            {"part": name, "source": [source.format(college=name)], **days} for name in colleges
        ]
        return notice
    if not made.kinds[kind].made_by:
        notice["source"] = [SOURCES[kind]]
    if made.kinds[kind].form == "document":
        notice |= _scanned(root, SOURCES[kind], days["publish_on"])
    return notice | days


def _scanned(root: Path, text: str, day: date) -> dict[str, Any]:
    """The document's text, and its stamped copy, which somebody has read."""
    (root / text).parent.mkdir(parents=True, exist_ok=True)
    (root / text).write_text(TEXT, "utf-8")
    scan = Path(text).with_suffix(".pdf")
    written = io.BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    writer.write(written)
    (root / scan).write_bytes(written.getvalue())
    seen = f"{scan.name} {sha256(written.getvalue()).hexdigest()[:16]}"
    review = {"by": "招生就业处", "on": day, "document": seen}
    return {"attachments": [scan.as_posix()], "reviewed": [review]}


def _change(path: Path, how: Any) -> None:
    _write(path, how(yaml.safe_load(path.read_text("utf-8"))))


def _write(path: Path, data: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")


def _quiet(_line: str) -> None:
    """Progress that nobody watches."""
