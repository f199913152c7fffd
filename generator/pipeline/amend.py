"""A workbook that was mended -> the next revision of its notice, in drafts/.

What the correction changes is found out first; only when nothing stands against it does
it enter the round's YAML, and then drafts/.  Killed in between, `generate` goes on.
"""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from pydantic import ValidationError

from generator import ledger, notice
from generator.acts.amend import amend as entered
from generator.config.base import Model
from generator.config.project import Project, Unit
from generator.config.round import Correction, NoticeSpec, PartSpec, Round
from generator.errors import ConfigError
from generator.model import Finding
from generator.notice import Notice
from generator.pipeline import record, refuses, rewrite, stored
from generator.pipeline.generate import Outcome, make, put
from generator.pipeline.read import tasks
from generator.pipeline.revise import RESTARTS

Own = TypeVar("Own", NoticeSpec, PartSpec)
M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Asked:
    """What an office asks for, in public."""

    by: str
    reason: str
    publish_on: date | None = None
    """First day of a new period; absent: today, where the policy wants a new one."""
    until: date | None = None


def amend(project: Project, unit: Unit, asked: Asked, today: date, executor: Executor) -> Outcome:
    """Mend what is on line of the unit by what its workbook says now.

    Raises:
        ConfigError: it is not on line, or a correction cannot be asked for in this way.
    """
    before = online(project, unit, today)
    known(project, asked, today)
    entry = checked(
        Correction, revision=before.revision + 1, on=today, by=asked.by, reason=asked.reason,
        publish_on=asked.publish_on, until=asked.until,
    )  # fmt: skip
    planned = _with(project, unit, entry)
    (task,) = tasks(planned, [_same(planned, unit)], executor)
    prepared, files = make(task, planned, today)
    if _wants_a_day(prepared.findings):
        entry = entry.model_copy(update={"publish_on": today})
        planned = _with(project, unit, entry)
        prepared, files = make(replace(task, unit=_same(planned, unit)), planned, today)
    if prepared.notice:
        rewrite(project, unit, lambda text: entered(text, unit.id, unit.part, entry))
    return put(planned, prepared, files, today)


def online(project: Project, unit: Unit, today: date) -> Notice:
    """What is on line of the unit.

    Raises:
        ConfigError: nothing is, or it was altered, withdrawn, or its time is over.
    """
    entries = ledger.read(record.path(project.root)).of(unit.id, unit.slug)
    acts = {entry.act for entry in entries}
    folder = project.root / "content" / "notices" / unit.folder
    made = stored(folder)
    text = ""
    if "withdrawn" in acts:
        text = "已撤回，不能更正或补充；需要时另发一条新的公示"
    elif "retired" in acts or (made and made.retain_until < today):
        text = "保留期限已过，不能再更正或补充"
    elif not (folder / notice.ROWS).exists():
        text = "还没有公示；草稿有误时，改好工作簿后重新 generate 即可"
    elif made is None:
        text = "content/ 中的内容被改动或不完整；请先恢复原文件"
    elif made.fingerprint not in {entry.fingerprint for entry in entries}:
        text = (
            "已进入 content/，还没有上网；请先运行 gongshi build。"
            f"build 因它有误而拒绝的，删去 content/notices/{unit.folder}，改好后重新 generate"
        )
    if text or made is None:
        raise ConfigError([f"{unit.folder}：{text}"])
    return made


def known(project: Project, asked: Asked, today: date) -> None:
    """Refuse an office that nobody knows, and days that make no period.

    Raises:
        ConfigError: with every fault.
    """
    faults = []
    if project.school.office(asked.by) is None:
        names = "、".join(office.name for office in project.school.offices)
        faults.append(f"--by：没有部门“{asked.by}”；可用：{names}，或学院全称")
    if asked.publish_on and asked.publish_on < today:
        faults.append(f"--publish-on：{asked.publish_on} 已过；请写今天（{today}）或以后的日期")
    if asked.until and asked.until < (asked.publish_on or today):
        faults.append(f"--until：{asked.until} 太早；请写公示的最后一天")
    if faults:
        raise ConfigError(faults)


def checked(model: type[M], **values: object) -> M:
    """The entry as it will be read from the YAML.

    Raises:
        ConfigError: what is wrong with it; a value is never quoted.
    """
    try:
        return model.model_validate(values)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=False)
        raise ConfigError([_fault(each["loc"], each) for each in faults]) from None


def with_round(project: Project, name: str, round_: Round) -> Project:
    """The project as it will be loaded once the round is written."""
    return replace(project, rounds={**project.rounds, name: round_})


def _fault(place: tuple[int | str, ...], fault: object) -> str:
    said = fault.get("ctx", {}).get("error", "") if isinstance(fault, dict) else ""
    option = "--" + str(place[-1] if place else "").replace("_", "-")
    return f"{option}：{said or '写法不对（不能为空，不超过 200 字）'}"


def _wants_a_day(findings: tuple[Finding, ...]) -> bool:
    return refuses(findings) and all(
        finding.code == RESTARTS for finding in findings if finding.severity == "error"
    )


def _with(project: Project, unit: Unit, entry: Correction) -> Project:
    notices = tuple(
        _noticed(each, unit, entry) if each.id == unit.id else each for each in unit.round.notices
    )
    round_ = unit.round.model_copy(update={"notices": notices})
    return with_round(project, unit.round_name, round_)


def _noticed(spec: NoticeSpec, unit: Unit, entry: Correction) -> NoticeSpec:
    if not unit.part:
        return _corrected(spec, entry)
    parts = tuple(
        _corrected(part, entry) if part.part == unit.part else part for part in spec.parts
    )
    return spec.model_copy(update={"parts": parts})


def _corrected(own: Own, entry: Correction) -> Own:
    """With the entry in place of one for the same revision, which is not public yet."""
    entries: list[Correction] = [c for c in own.corrections if c.revision < entry.revision]
    return own.model_copy(update={"corrections": (*entries, entry)})


def _same(project: Project, unit: Unit) -> Unit:
    return next(each for each in project.units((unit.id,)) if each.part == unit.part)
