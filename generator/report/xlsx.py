"""Findings -> a workbook per college, to be sent back to the office that made the file."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime

import xlsxwriter

from generator.config.base import in_words
from generator.model import Finding

SCHOOL = "学校"
"""Where no college is known."""
NAMES = {"error": "错误", "warning": "提醒", "note": "说明"}
COLUMNS = (
    ("级别", 8),
    ("文件", 30),
    ("工作表", 16),
    ("单元格", 10),
    ("行", 8),
    ("问题", 72),
    ("依据", 28),
    ("规则", 26),
)
"""Header and width in characters."""
SAME = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""A fixed date of creation: the same findings give the same bytes."""


def workbooks(findings: Sequence[Finding]) -> dict[str, bytes]:
    """College -> bytes of an xlsx file with a row for each of its findings."""
    by_college: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_college[finding.college or finding.part or SCHOOL].append(finding)
    return {college: _workbook(own) for college, own in sorted(by_college.items())}


def _workbook(findings: Sequence[Finding]) -> bytes:
    memory = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(memory, options) as book:
        book.set_properties({"created": SAME})
        head = book.add_format({"bold": True, "num_format": "@", "bottom": 1})
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet("问题清单")
        sheet.freeze_panes(1, 0)
        for column, (title, width) in enumerate(COLUMNS):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, title, head)
        for row, finding in enumerate(sorted(findings, key=_key), start=1):
            for column, value in enumerate(_cells(finding)):
                sheet.write_string(row, column, value, text)
        sheet.ignore_errors({"number_stored_as_text": f"E1:E{len(findings) + 1}"})
        sheet.autofilter(0, 0, len(findings), len(COLUMNS) - 1)
    return memory.getvalue()


def _cells(finding: Finding) -> tuple[str, ...]:
    place = finding.place
    return (
        NAMES[finding.severity],
        place.file,
        place.sheet,
        place.cell,
        str(place.row or ""),
        finding.message,
        in_words(finding.basis),
        finding.code,
    )


def _key(finding: Finding) -> tuple[object, ...]:
    place = finding.place
    severity = list(NAMES).index(finding.severity)
    return severity, place.file, place.sheet, place.row or 0, place.cell, finding.message
