"""Subject scores -> the ranked workbook that the ranking notice is made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator import averages, compute, rooms
from generator.check import Context
from generator.compute import write
from generator.config.project import Project, Unit
from generator.model import Finding, Place, Source
from generator.pipeline import refuses
from generator.pipeline.read import read
from generator.pipeline.rolls import joined

CHECKS = ("required-values", "known-college")
"""Rules that scores must obey before anybody can be ranked by them; also `ONCE`, over all
parts together."""
ONCE = "unique-student"


@dataclass(frozen=True)
class Outcome:
    """What came of the scores."""

    data: bytes | None
    """The workbook; None where an error in `findings` refuses it."""
    findings: tuple[Finding, ...]
    people: int = 0
    eligible: int = 0
    readable: bool = True
    """False: the workbooks could not be used at all (exit code 2)."""


def rank(project: Project, units: Sequence[Unit], today: date) -> Outcome:
    """Rank everybody in the subject scores of these units, the parts of one notice."""
    findings: list[Finding] = []
    parts: list[Source] = []
    for unit in units:
        source, found = _read(project, unit, today)
        findings += [finding.of(unit.id, unit.part) for finding in found]
        if source is not None:
            parts.append(source)
    if len(parts) < len(units):
        return Outcome(None, tuple(findings), readable=False)
    unit, source = units[0], joined(parts)
    file = f"site_config/policies/{unit.round.policy}.yml"
    ranked = compute.rank(source, unit.policy, project.fields, file)
    more = [*_checked(source, project, unit, today, (ONCE,)), *ranked.findings]
    findings += [finding.of(unit.id) for finding in more]
    if refuses(findings):
        return Outcome(None, tuple(findings), len(source.table))
    title = f"{project.school.name}{unit.round.title}各科考试平均成绩排名公示"
    colleges = [college.name for college in project.school.colleges]
    data = write.workbook(ranked.table, title, ranked.notes, colleges)
    eligible = int((ranked.table["eligible"] == "是").sum())
    return Outcome(data, tuple(findings), len(ranked.table), eligible)


def _read(project: Project, unit: Unit, today: date) -> tuple[Source | None, list[Finding]]:
    """The scores of one unit, with whatever marks a change of enrolment or a class type."""
    plan = unit.policy.rank.apart_with_plan if unit.policy.rank else None
    more = (*unit.kind.also_read, averages.CHANGED, *([plan.field] if plan else []))
    unit = replace(unit, kind=unit.kind.model_copy(update={"also_read": more}))
    reading = read(unit, project)
    if reading is None:
        names = "、".join(unit.sources)
        message = f"找不到成绩工作簿 {names}；请把文件放到该位置"
        place = Place(file=f"site_config/rounds/{unit.round_name}.yml")
        return None, [Finding("source-missing", "error", message, place)]
    findings = list(reading.findings)
    if reading.source is None:
        return None, findings
    return reading.source, [*findings, *_checked(reading.source, project, unit, today, CHECKS)]


def _checked(
    source: Source, project: Project, unit: Unit, today: date, rules: Sequence[str]
) -> list[Finding]:
    context = Context(unit, project.fields, project.school, project.calendar, today)
    found = [rooms.load("check", name).check(source, context) for name in rules]
    return [finding for each in found for finding in each]
