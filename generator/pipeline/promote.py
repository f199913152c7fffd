"""drafts/ -> content/: what is approved and due today goes where the public may read it."""

from __future__ import annotations

from datetime import date

from generator import disk, notice
from generator.config.project import Project, Unit
from generator.model import Finding
from generator.pipeline import Say, stored
from generator.pipeline.rolls import place
from generator.pipeline.waiting import outstanding


def promote(project: Project, today: date, say: Say) -> list[Finding]:
    """Move the drafts that are approved and due to `content/`."""
    findings: list[Finding] = []
    for unit in project.units():
        draft = project.root / "drafts" / unit.folder
        target = project.root / "content" / "notices" / unit.folder
        if not (draft / notice.ROWS).exists() or target.exists():
            continue
        made = stored(draft)
        if made is None:
            findings.append(_altered(unit))
        elif outstanding(unit, made.fingerprint, project):
            continue
        elif made.period.first < today and project.school.sample is None:
            findings.append(_late(unit))
        elif made.period.first <= today:
            disk.move_folder(draft, target)
            if draft.parent.name == unit.id and not any(draft.parent.iterdir()):
                draft.parent.rmdir()
            say(f"已转入公示：{unit.folder}")
    return findings


def _altered(unit: Unit) -> Finding:
    message = f"drafts/{unit.folder} 的草稿被改动或不完整，不能公示；请重新运行 generate"
    return Finding("draft-altered", "warning", message, place(unit)).of(unit.id, unit.part)


def _late(unit: Unit) -> Finding:
    message = (
        f"已审批，但 publish_on {unit.publish_on} 已过而没有按时上网；"
        "请改 publish_on，重新 generate 并审批"
    )
    return Finding("publish-on-past", "warning", message, place(unit)).of(unit.id, unit.part)
