"""A draft and its chain of offices -> the approval sheet that leaders sign on paper.

It holds no row.  What is signed is the fingerprint: it stands for every row, and a sheet
whose fingerprint is not that of the notice approves nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator import paper
from generator.model import Approval
from generator.notice import Notice
from generator.state import missing_approvals
from generator.wording import entitled

TEMPLATE = Path(__file__).parent / "templates" / "approval.html.j2"


@dataclass(frozen=True)
class Line:
    """One office on the sheet."""

    office: str
    recorded: str
    """What the project knows of its consent; empty: nothing."""


def sheet(made: Notice, chain: Sequence[str], approvals: Sequence[Approval]) -> str:
    """The page, complete in itself: it is opened as a file."""
    return paper.page(
        TEMPLATE,
        notice=made,
        title=entitled(made.title, made.part),
        groups=len([group for group in made.masked.groups if group.slug]),
        lines=list(_lines(made, chain, approvals)),
        mended=made.corrections[-1] if made.corrections else None,
        style=paper.STYLE.read_text(encoding="utf-8"),
    )


def _lines(made: Notice, chain: Sequence[str], approvals: Sequence[Approval]) -> Iterator[Line]:
    """The chain in order, then whoever else approved, then whoever is lacking."""
    latest = {each.by: each for each in sorted(approvals, key=lambda each: each.on)}
    missing = missing_approvals(chain, approvals, made.fingerprint)
    for office in dict.fromkeys((*chain, *latest, *missing)):
        yield Line(office, _recorded(latest.get(office), made.fingerprint))


def _recorded(approval: Approval | None, fingerprint: str) -> str:
    if approval is None:
        return ""
    if approval.fingerprint and fingerprint.startswith(approval.fingerprint):
        return f"{approval.on} 已审批"
    return f"{approval.on} 审批的是改动前的内容，须重新审批"
