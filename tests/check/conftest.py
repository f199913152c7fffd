"""A small kind, policy and school in which each rule can be shown at work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest

from generator import rooms
from generator.check import Context
from generator.config.fields import Fields
from generator.config.kind import Kind
from generator.config.policy import Policy
from generator.config.project import Unit
from generator.config.round import Round, SheetRoles, Tail
from generator.config.school import Office, School
from generator.model import Finding, Sheet, Source
from generator.periods import Calendar

FIELDS = Fields.model_validate(
    {
        "fields": {
            "rank": {"title": "名次", "type": "rank"},
            "name": {"title": "姓名", "type": "name"},
            "student_no": {"title": "学号", "type": "identifier"},
            "average": {"title": "平均成绩", "type": "number"},
            "eligible": {"title": "是否符合", "type": "verdict"},
            "reason": {"title": "原因"},
            "award": {"title": "获奖名称"},
            "college": {"title": "学院"},
            "major": {"title": "专业"},
            "track": {"title": "培养类型"},
        }
    }
)
KIND = Kind.model_validate(
    {
        "title": "排名公示",
        "group_by": ["major"],
        "columns": [
            {"field": "rank", "publish": "keep"},
            {"field": "name", "publish": "name"},
            {"field": "student_no", "publish": "tail"},
            {"field": "average", "publish": "keep"},
            {"field": "eligible", "publish": "keep"},
            {
                "field": "reason",
                "publish": "one-of",
                "empty": True,
                "choices": [{"value": "排名未进入前60%", "also": ["排名靠后"]}, "有课程不合格"],
            },
        ],
    }
)
POLICY = Policy.model_validate(
    {
        "title": "细则",
        "publicity": {"ranking": {"at_least": 3, "unit": "days", "basis": "五(四)"}},
        "first_day_counts": {"value": True, "basis": "inferred: 五(八)"},
        "retention": {"default": {"until": "year-end", "basis": "assumed"}},
        "rank": {"within": ["major", "track"], "basis": "二(一)2"},
        "cutoff": {"top": "60%", "basis": "二(一)2"},
        "approvals": {"default": ["甲处", "乙组"], "basis": "五(八)"},
    }
)
SCHOOL = School.model_validate(
    {
        "name": "示例学院",
        "site_name": "示例",
        "site_url": "https://example.edu.cn/",
        "region": "guangxi",
        "offices": [{"name": "甲处"}],
        "colleges": [{"name": "机电学院", "slug": "jidian"}, {"name": "艺术学院", "slug": "yishu"}],
    }
)
UNIT = Unit(
    id="2024-ranking",
    part="",
    slug="",
    title="排名公示",
    kind_name="ranking",
    kind=KIND,
    policy=POLICY,
    round_name="2024",
    round=Round(title="2024", policy="p", cohort="2021级", mask={"student_no": Tail(tail=3)}),
    sources=("data/a.xlsx",),
    publish_on=date(2024, 3, 19),
    until=None,
    map={},
    sheets=SheetRoles(),
    approvals=(),
    questions=Office(name="甲处"),
    complaints=Office(name="甲处"),
)
CONTEXT = Context(
    unit=UNIT, fields=FIELDS, school=SCHOOL, calendar=Calendar(), today=date(2024, 3, 18)
)


def context(**changes: Any) -> Context:
    """The context with other facts in its unit."""
    return replace(CONTEXT, unit=replace(UNIT, **changes))


def source(rows: Iterable[Mapping[str, str]], sheet: str = "总表") -> Source:
    """A source whose rows stand in rows 2, 3, … of one sheet, fields in columns A, B, …."""
    table = pd.DataFrame(list(rows), dtype=str).fillna("")
    columns = {name: chr(ord("A") + number) for number, name in enumerate(table.columns)}
    origin = pd.DataFrame({"sheet": 0, "row": range(2, 2 + len(table))}, index=table.index)
    return Source(table, origin, (Sheet("data/a.xlsx", sheet, columns, {}),))


Findings = Callable[..., list[str]]


@pytest.fixture
def findings(request: pytest.FixtureRequest) -> Findings:
    """Run the rule that the test file is named after; one text a finding: place message."""
    name = request.module.__name__.rpartition(".")[2].removeprefix("test_").replace("_", "-")
    rule = rooms.load("check", name)

    def run(rows: Source | Iterable[Mapping[str, str]], at: Context = CONTEXT) -> list[str]:
        table = rows if isinstance(rows, Source) else source(rows)
        return [text(finding) for finding in rule.check(table, at)]

    return run


def text(finding: Finding) -> str:
    """Severity mark, cell and message: `E F17 名次应为 …`."""
    place = finding.place.cell or str(finding.place)
    return f"{finding.severity[0].upper()} {place} {finding.message}"
