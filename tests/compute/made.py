"""Made-up subject scores, and a policy that ranks by their average."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from generator.compute import Ranked, rank
from generator.config.fields import Fields
from generator.config.policy import Policy
from generator.model import Finding, Sheet, Source

FIELDS = Fields.model_validate(
    {
        "fields": {
            "name": {"title": "姓名", "type": "name"},
            "student_no": {"title": "学号", "type": "identifier"},
            "college": {"title": "学院"},
            "major": {"title": "专业"},
            "grade": {"title": "年级"},
            "track": {"title": "培养类型"},
            "status_change": {"title": "学籍异动"},
            "class_type": {"title": "班型"},
        }
    }
)
AVERAGE: dict[str, Any] = {
    "of": ["semesters 1-5"],
    "missing_course": {"unchanged": 0, "changed": "completed-only"},
    "basis": "二(一)2",
}
FILE = "site_config/policies/p.yml"


def policy(average: Mapping[str, Any] | None = None, **changes: Any) -> Policy:
    """A policy in which these rules differ."""
    rules: dict[str, Any] = {
        "title": "细则",
        "publicity": {"ranking": {"at_least": 3, "unit": "days", "basis": "五(四)"}},
        "first_day_counts": {"value": True, "basis": "五(八)"},
        "retention": {"default": {"until": "year-end", "basis": "五(四)"}},
        "average": AVERAGE | dict(average or {}),
        "rank": {"within": ["grade", "major", "track"], "basis": "二(一)2；并列名次 assumed"},
        "cutoff": {"top": "60%", "basis": "二(一)2"},
        "approvals": {"default": ["甲处", "乙组"], "basis": "五(八)"},
    }
    return Policy.model_validate(rules | changes)


def source(rows: Iterable[Mapping[str, str]], sheets: Iterable[int] | None = None) -> Source:
    """People whose rows name what differs; every other column that is no field is a course.

    They stand in rows 2, 3, … of sheet 表1 (or of 表1, 表2 by `sheets`), columns A, B, ….
    A sheet has the courses that its people name.
    """
    given = list(rows)
    common = {
        "name": "甲",
        "college": "机电学院",
        "major": "机电",
        "grade": "2021级",
        "track": "普通",
    }
    whole = [
        {**common, "student_no": f"2021{n:06d}"} | {_field(key): text for key, text in row.items()}
        for n, row in enumerate(given)
    ]
    table = pd.DataFrame(whole, dtype="str").fillna("")
    numbers = list(sheets) if sheets is not None else [0] * len(given)
    origin = pd.DataFrame({"sheet": numbers, "row": range(2, 2 + len(given))})
    made = []
    for number in range(max(numbers) + 1):
        has = {key for row, n in zip(whole, numbers, strict=True) if n == number for key in row}
        letters = {c: chr(65 + at) for at, c in enumerate(table.columns) if c in has}
        made.append(Sheet("data/成绩.xlsx", f"表{number + 1}", letters, {}))
    subjects = [name for name in table.columns if name.startswith("subject:")]
    titles = {name: name.removeprefix("subject:") for name in subjects}
    return Source(table, origin, tuple(made), titles)


def _field(key: str) -> str:
    return key if key in FIELDS.fields else f"subject:{key}"


def scores(*points: str, **others: str) -> dict[str, str]:
    """One person with courses 第1学期 课1, 第1学期 课2, …."""
    return {f"第1学期 课{n}": text for n, text in enumerate(points, start=1)} | others


def ranked(rows: Iterable[Mapping[str, str]], at: Policy | None = None) -> Ranked:
    """The people's standing."""
    return rank(source(rows), at or policy(), FIELDS, FILE)


def words(findings: Iterable[Finding]) -> list[str]:
    """Severity mark, place and message of each finding."""
    return [f"{f.severity[0].upper()} {f.place}：{f.message}" for f in findings]
