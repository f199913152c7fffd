"""Findings -> plain Chinese text for the console, by notice and by file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from generator.config.base import in_words
from generator.model import Finding

MARKS = {"error": "✗", "warning": "!", "note": "·"}
NAMES = {"error": "错误", "warning": "提醒", "note": "说明"}
ELSEWHERE = "其他"


def report(findings: Sequence[Finding]) -> str:
    """A block per notice or part and file, then the counts; ends with a newline."""
    lines: list[str] = []
    for (notice, part), block in groupby(sorted(findings, key=_key), _unit):
        lines.append(" ".join(filter(None, (notice, part))) or ELSEWHERE)
        for file, own in groupby(block, lambda finding: finding.place.file):
            lines += [f"  {file}"] if file else []
            lines += [f"    {line}" for line in _lines(own)]
        lines.append("")
    lines.append(counts(findings))
    return "\n".join(lines) + "\n"


def _lines(findings: Iterable[Finding]) -> Iterator[str]:
    """A line a finding; remarks of one kind on one file share a line."""
    for _, alike in groupby(findings, lambda f: f.code if f.severity == "note" else id(f)):
        first, *more = alike
        yield _line(first) + (f"（另有 {len(more)} 处同类说明）" if more else "")


def counts(findings: Sequence[Finding]) -> str:
    """`错误 1，提醒 0，说明 2`."""
    numbers = dict.fromkeys(NAMES, 0)
    for finding in findings:
        numbers[finding.severity] += 1
    return "，".join(f"{NAMES[name]} {number}" for name, number in numbers.items())


def _line(finding: Finding) -> str:
    where = str(finding.place)
    basis = f"（依据：{in_words(finding.basis)}）" if finding.basis else ""
    text = f"{where}：{finding.message}" if where else finding.message
    return f"{MARKS[finding.severity]} {text}{basis}"


def _unit(finding: Finding) -> tuple[str, str]:
    return finding.notice, finding.part


def _key(finding: Finding) -> tuple[object, ...]:
    """Findings of no notice come last; within a file, errors first."""
    place = finding.place
    return (
        finding.notice == "",
        finding.notice,
        finding.part,
        place.file,
        list(NAMES).index(finding.severity),
        finding.code if finding.severity == "note" else "",
        place.sheet,
        place.row or 0,
        place.cell,
        finding.message,
    )
