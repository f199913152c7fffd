"""A document's attachments through the gates, and its text and files into its notice.

A scan has no text that a gate could read.  It passes only when the round records who has
read it, and when, and names it by its SHA-256: another version needs another reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator import verify
from generator.config.project import Project, Unit
from generator.ingest import document
from generator.ingest.document import Attached
from generator.model import Finding, Source
from generator.notice import Attachment, Notice
from generator.pipeline.rolls import place


def attachments(unit: Unit, project: Project) -> tuple[tuple[Attached, ...], list[Finding]]:
    """The unit's attachments, and everything that stands against publishing them."""
    if unit.kind.form != "document":
        text = (
            "名单不能带附件：附件中的姓名没有脱敏；请删去 attachments，需要公布的文件另作 document"
        )
        return (), [Finding("attachment-of-list", "error", text, place(unit))]
    files, found = document.attached(unit, project.root)
    return files, [*found, *_leaks(files, project), *_unknown_reviews(unit, files)]


def notice(made: Notice, source: Source, files: Iterable[Attached]) -> Notice:
    """The notice with the document's text and the names of its files."""
    named = (Attachment(each.name, each.sha256, len(each.data), each.reviewed) for each in files)
    return replace(made, text=document.markdown(source), attachments=tuple(named))


def _leaks(files: Sequence[Attached], project: Project) -> Iterator[Finding]:
    digests = {each.name: each.sha256 for each in files}
    found = verify.texts(
        {each.name: each.data for each in files},
        secrets=None,
        contacts=project.school.contacts(),
        reviewed=frozenset(each.sha256 for each in files if each.reviewed),
    )
    for finding in found:
        digest = digests.get(finding.place.file, "")
        if finding.code == "leaks-unseen" and finding.severity == "error" and digest:
            message = (
                f"{finding.message}。请由专人通读，确认没有个人信息后在 reviewed 中记录："
                f"{{by: 部门, on: 日期, document: {finding.place.file} {digest[:16]}}}"
            )
            yield replace(finding, message=message)
        else:
            yield finding


def _unknown_reviews(unit: Unit, files: Sequence[Attached]) -> Iterator[Finding]:
    """A record that fits no file is a typing error, or speaks of an older version."""
    fitting = {each.reviewed for each in files}
    for review in unit.reviewed:
        if f"{review.by} {review.on}" not in fitting:
            message = (
                f"reviewed 中“{review.document}”与现有附件都不相符（附件换过，或校验值写错），"
                "不起作用；请核对后重新记录"
            )
            yield Finding("review-of-nothing", "warning", message, place(unit))
