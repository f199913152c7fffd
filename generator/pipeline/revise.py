"""A unit that is on line and has a correction -> its next revision, or why there is none.

The correction is an entry in the round's YAML; what it changes is found by comparing the
workbook's notice with the one on line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.change import Change, change
from generator.config.base import in_words
from generator.config.project import Project, Unit
from generator.details import Correction
from generator.model import Finding, Source
from generator.notice import Notice
from generator.pipeline import stored
from generator.pipeline.rolls import place

RESTARTS = "correction-restarts"
"""Code of the finding that asks for the first day of a new period."""


def waiting(unit: Unit, project: Project) -> Notice | None:
    """What is on line of a unit whose last correction is not; None for all others."""
    if not unit.corrections:
        return None
    online = stored(project.root / "content" / "notices" / unit.folder)
    return online if online and online.revision < unit.corrections[-1].revision else None


def lost(unit: Unit, project: Project) -> Finding | None:
    """A unit with corrections of which nothing is left cannot begin again.

    Of what was withdrawn or retired a page is left.
    """
    if not unit.corrections or (project.root / "content/notices" / unit.folder).exists():
        return None
    message = (
        "有更正记录（corrections），content/ 中却没有这份公示，不能当作新的公示生成；"
        "请从备份恢复 content/"
    )
    return _finding(unit, "correction-of-nothing", message)


def revised(made: Notice, before: Notice, unit: Unit) -> tuple[Notice | None, list[Finding]]:
    """The revision that follows `before`, and everything that stands against it."""
    found = change(before, made)
    findings = list(_refused(made, before, unit, found))
    if findings:
        return None, findings
    entry = unit.corrections[-1]
    restarts = entry.publish_on is not None
    rule = unit.policy.corrections if restarts else None
    correction = Correction(
        revision=entry.revision,
        on=entry.on,
        office=entry.by,
        reason=entry.reason,
        change=found.words,
        restarted=restarts,
        first=before.period.first,
        last=before.period.last,
        fingerprint=before.fingerprint,
        basis=in_words(rule.basis) if rule and unit.policy.restarts(found.kinds) else "",
    )
    goes_on = before.later.planned or before.period
    after = replace(
        made,
        revision=entry.revision,
        period=made.period if restarts or entry.until else goes_on,
        published=before.published,
        corrections=(*before.corrections, correction),
    )
    return after, []


def _refused(made: Notice, before: Notice, unit: Unit, found: Change) -> Iterator[Finding]:
    entry = unit.corrections[-1]
    if entry.revision != before.revision + 1:
        message = f"第 {before.revision + 1} 版还没有公示，不能写第 {entry.revision} 版的更正"
        yield _finding(unit, "correction-out-of-turn", message)
    elif not found:
        message = (
            f"与已公示的第 {before.revision} 版没有差别，没有可更正的；请先改好工作簿，再运行 amend"
        )
        yield _finding(unit, "correction-changes-nothing", message)
    elif unit.policy.restarts(found.kinds) and entry.publish_on is None:
        message = (
            f"{found.words}：按规定公示期重新计算，"
            "请在这条更正中写明 publish_on（重新公示的第一天，今天或以后）"
        )
        basis = unit.policy.corrections.basis if unit.policy.corrections else ""
        yield replace(_finding(unit, RESTARTS, message), basis=basis)
    elif entry.publish_on is None and made.period.last < before.period.last and entry.until:
        message = f"until {entry.until} 早于已公示的最后一天 {before.period.last}；公示期不能缩短"
        yield _finding(unit, "correction-shortens", message)


def named(unit: Unit, source: Source) -> Iterator[Finding]:
    """A reason is read by everybody: it names nobody of the list."""
    table = source.table
    names = {name for name in table["name"] if len(name) > 1} if "name" in table else set()
    reasons = [unit.corrections[-1].reason] if unit.corrections else []
    reasons += [unit.added.reason] if unit.added else []
    if any(name in reason for reason in reasons for name in names):
        message = "原因中有名单上的姓名，会在网上公开；请改写，不要提到具体的人"
        yield _finding(unit, "reason-names-person", message)


def _finding(unit: Unit, code: str, message: str) -> Finding:
    return Finding(code, "error", message, place(unit), college=unit.part).of(unit.id, unit.part)
