"""drafts/ -> content/: what is approved and due today goes where the public may read it.

A later revision takes the whole place of the one on line, when that is in the archive.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator import disk, notice
from generator.config.project import Project, Unit
from generator.model import Finding
from generator.notice import Notice
from generator.pipeline import Say, archive, stored
from generator.pipeline.rolls import place
from generator.pipeline.waiting import outstanding


def promote(project: Project, today: date, say: Say) -> list[Finding]:
    """Move the drafts that are approved and due to `content/`."""
    findings: list[Finding] = []
    for unit in project.units():
        draft = project.root / "drafts" / unit.folder
        target = project.root / "content" / "notices" / unit.folder
        if not (draft / notice.ROWS).exists():
            continue
        before = stored(target)
        if target.exists() and before is None:
            continue  # altered, withdrawn or gone: not to be covered by anything
        made = stored(draft)
        if made and before and made.revision <= before.revision:
            _finished(draft, made, before)
        elif made is None or not _follows(made, before):
            findings.append(_altered(unit))
        elif outstanding(unit, made.fingerprint, project):
            continue
        elif _late(made, today) and project.school.sample is None:
            findings.append(_too_late(unit, made))
        elif made.due <= today <= made.retain_until:
            _publish(project, draft, target, before)
            words = f"第 {made.revision} 版" if before else ""
            say(f"已转入公示：{unit.folder}{words}")
    return findings


def _follows(made: Notice, before: Notice | None) -> bool:
    """Whether the draft was made to stand where `before` stands."""
    if before is None:
        return made.revision == 1
    return bool(made.corrections) and made.corrections[-1].fingerprint == before.fingerprint


def _publish(project: Project, draft: Path, target: Path, before: Notice | None) -> None:
    if before is None:
        disk.move_folder(draft, target)
    else:
        archive.keep(project, before.folder)
        files = (path for path in sorted(draft.rglob("*")) if path.is_file())
        disk.write_folder(target, {p.relative_to(draft).as_posix(): p.read_bytes() for p in files})
        disk.remove_folder(draft)
    parent = draft.parent
    if parent.name != "drafts" and not any(parent.iterdir()):
        parent.rmdir()


def _finished(draft: Path, made: Notice, before: Notice) -> None:
    """What is on line already needs no draft: a kill has left it."""
    if made.fingerprint == before.fingerprint:
        disk.remove_folder(draft)


def _late(made: Notice, today: date) -> bool:
    """Whether the first day of a period went by; what has no new period is never late."""
    begins = not made.corrections or made.corrections[-1].restarted
    return begins and made.due < today


def _altered(unit: Unit) -> Finding:
    message = f"drafts/{unit.folder} 的草稿被改动或不完整，不能公示；请重新运行 generate"
    return Finding("draft-altered", "warning", message, place(unit)).of(unit.id, unit.part)


def _too_late(unit: Unit, made: Notice) -> Finding:
    act = "再运行一次 amend" if made.corrections else "重新 generate"
    message = (
        f"已审批，但 publish_on {unit.publish_on} 已过而没有按时上网；请改 publish_on，{act}并审批"
    )
    return Finding("publish-on-past", "warning", message, place(unit)).of(unit.id, unit.part)
