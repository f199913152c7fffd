"""One unit's workbooks -> a masked notice, or the findings that refuse it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from generator import check as rules
from generator import mask, notice, periods
from generator.check import Context
from generator.config.base import in_words
from generator.config.project import Project, Unit
from generator.config.school import Office
from generator.explain import Case, Explained, explain
from generator.model import Finding, Masked, Severity, Source
from generator.notice import Added, Contact, Notice, Step
from generator.pipeline import documents, refuses, revise, stored
from generator.pipeline.read import Task, tasks
from generator.pipeline.rolls import place, rolls


@dataclass(frozen=True)
class Prepared:
    """What came of a unit's workbooks."""

    unit: Unit
    notice: Notice | None
    """None where an error in `findings` refuses it."""
    findings: tuple[Finding, ...]
    readable: bool = True
    """False: the workbooks could not be used at all (exit code 2)."""
    people: int = 0
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Attachments, by name."""


def check(
    project: Project, ids: tuple[str, ...], today: date, executor: Executor
) -> Iterator[Prepared]:
    """Prepare every unit (or those of the notices named), in order; nothing is written."""
    units = list(project.units(ids))
    work = tasks(project, units, executor)
    yield from executor.map(partial(prepare, project=project, today=today), work)


def prepare(task: Task, project: Project, today: date) -> Prepared:
    """Check and mask one unit that has been read."""
    unit, reading = task.unit, task.reading
    before = revise.waiting(unit, project)
    if reading is None:
        return _without(unit, before, project)
    findings = [finding.of(unit.id, unit.part) for finding in reading.findings]
    if reading.source is None:
        return Prepared(unit, None, tuple(findings), readable=False)
    found, missing = rolls(unit, reading.source, task.there, project)
    findings += [finding.of(unit.id, unit.part) for finding in missing]
    context = Context(unit, project.fields, project.school, project.calendar, today, found)
    findings += rules.run(reading.source, context)
    findings += _round_rules(unit, before, project, today)
    findings += revise.named(unit, reading.source)
    if unit.kind.form == "document" or unit.attachments:
        return _document(unit, reading.source, findings, before, project)
    people = len(reading.source.table)
    if refuses(findings):
        return Prepared(unit, None, tuple(findings), people=people)
    try:
        masked = mask.apply(reading.source, unit, project.fields, project.school)
    except ValueError as error:  # the last gate behind the checks; it names no cell
        findings.append(_finding(unit, "mask-refused", f"脱敏时拒绝：{error}"))
        return Prepared(unit, None, tuple(findings), people=people)
    findings += _alike(unit, reading.source, project)
    tables = {name: roll.table for name, roll in found.items()}
    explained = explain(Case(reading.source, unit, project.fields, tables))
    made = _notice(unit, project, masked, explained)
    return _revised(Prepared(unit, made, tuple(findings), people=people), before)


def _revised(prepared: Prepared, before: Notice | None) -> Prepared:
    """As the next revision, where a correction waits."""
    if prepared.notice is None or before is None:
        return prepared
    made, more = revise.revised(prepared.notice, before, prepared.unit)
    return replace(prepared, notice=made, findings=(*prepared.findings, *more))


def _document(
    unit: Unit, source: Source, findings: list[Finding], before: Notice | None, project: Project
) -> Prepared:
    """A document has no people: its text and its attachments are published as they are."""
    attached, more = documents.attachments(unit, project)
    findings += [finding.of(unit.id, unit.part) for finding in more]
    if refuses(findings):
        return Prepared(unit, None, tuple(findings))
    nobody = _notice(unit, project, Masked((), (), ()), Explained())
    made = documents.notice(nobody, source, attached)
    files = {each.name: each.data for each in attached}
    return _revised(Prepared(unit, made, tuple(findings), files=files), before)


def _finding(unit: Unit, code: str, message: str, severity: Severity = "error") -> Finding:
    finding = Finding(code, severity, message, place(unit), college=unit.part)
    return finding.of(unit.id, unit.part)


def _without(unit: Unit, before: Notice | None, project: Project) -> Prepared:
    """No workbook is there: nothing to mend where the notice is on line already."""
    names = "、".join(unit.sources)
    if _online(unit, project) and before is None:
        message = f"已公示，工作簿 {names} 已不在，没有检查；公示内容不受影响"
        return Prepared(unit, None, (_finding(unit, "source-gone", message, "note"),))
    message = f"找不到工作簿 {names}；请把文件放到该位置，或更正 source 的写法"
    return Prepared(unit, None, (_finding(unit, "source-missing", message),), readable=False)


def _online(unit: Unit, project: Project) -> bool:
    return (project.root / "content" / "notices" / unit.folder / notice.ROWS).exists()


def _round_rules(
    unit: Unit, before: Notice | None, project: Project, today: date
) -> Iterator[Finding]:
    """What depends on the day and on what the round has published before."""
    begins = before is not None and unit.corrections[-1].publish_on
    late = unit.publish_on < today and (begins or not _online(unit, project))
    if late and project.school.sample is None:
        message = (
            f"publish_on {unit.publish_on} 已过而尚未公示；公示期从实际上网之日起算，"
            "请改为今天或以后的日期"
        )
        yield _finding(unit, "publish-on-past", message)
    yield from _pattern_kept(unit, project)


def _pattern_kept(unit: Unit, project: Project) -> Iterator[Finding]:
    """A second pattern of the same number would show more of it than either."""
    ids = {spec.id for spec in unit.round.notices}
    online = map(stored, notice.folders(project.root / "content" / "notices"))
    for before in (made for made in online if made and made.id in ids):
        for column in before.masked.columns:
            tail = unit.round.mask.get(column.field)
            shown = {len(cell.lstrip("＊")) for cell in before.masked.cells(column.field)}
            if tail and shown - {tail.tail, 0}:
                message = (
                    f"本轮已公示的“{column.title}”显示后 {max(shown)} 位，"
                    f"公示后不能改变；请把 mask.{column.field}.tail 改回 {max(shown)}"
                )
                yield _finding(unit, "mask-changed", message)
                return


def _alike(unit: Unit, source: Source, project: Project) -> Iterator[Finding]:
    """People who could not tell their own row from another's once both are masked."""
    alike = mask.alike(source, unit, project.fields, project.school)
    if not alike:
        return
    least = mask.propose_tail(source, unit, project.fields, project.school)
    message = (
        f"脱敏后有 {len(alike)} 人与同组的另一人姓名、学号看起来相同，无法认出自己；"
        f"学号显示后 {least} 位时最少，可改 mask.student_no.tail（须在本轮首次公示之前）"
    )
    first = source.finding("distinguishable", alike[0], "student_no", message, severity="warning")
    yield first.of(unit.id, unit.part)


def _notice(unit: Unit, project: Project, masked: Masked, explained: Explained) -> Notice:
    period = unit.period(project.calendar)
    retention = unit.policy.retained(unit.kind_name)
    return Notice(
        id=unit.id,
        part=unit.part,
        slug=unit.slug,
        revision=1,
        kind=unit.kind_name,
        title=unit.title,
        period=period,
        masked=masked,
        school=project.school.name,
        questions=_contact(unit.questions),
        complaints=_contact(unit.complaints),
        published=unit.publish_on,
        retain_until=periods.retained_until(period.last, retention.until),
        policy_title=unit.policy.title,
        annex=unit.kind.annex,
        about=unit.kind.about,
        sample=project.school.sample is not None,
        rule=explained.rule,
        explanation=explained.explanation,
        form=unit.kind.form,
        supplements=unit.supplements,
        supplemented=next((each.title for each in project.units((unit.supplements,))), "")
        if unit.supplements
        else "",
        added=Added(unit.added.on, unit.added.by, unit.added.reason) if unit.added else None,
        label=unit.kind.title,
        next=tuple(_steps(unit)),
    )


def _steps(unit: Unit) -> Iterator[Step]:
    for step in unit.policy.next_steps.get(unit.kind_name, ()):
        yield Step(step.text, step.by, in_words(step.basis))


def _contact(office: Office) -> Contact:
    return Contact(office.name, office.phone, office.email, office.address, office.hours)
