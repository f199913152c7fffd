"""A small kind, policy and school in which each rule can be shown at work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest

from generator import rooms
from generator.check import Context, Roll
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
            "category": {"title": "类别"},
            "target_school": {"title": "本科院校"},
            "target_major": {"title": "本科专业"},
            "total": {"title": "总分", "type": "number"},
            "culture": {"title": "文化成绩", "type": "number"},
            "wish": {"title": "志愿顺序", "type": "number"},
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
        "quota": {
            "share": "30%",
            "of": ["college", "grade", "major", "track"],
            "rounding": {"value": "floor", "basis": "三(一)2"},
            "not_counted": {"value": ["direct-admission", "veteran-direct"], "basis": "二(一)3"},
            "basis": "三(一)2",
        },
        "passing_over": {
            "allowed_when": ["declined", "not-applied", "excluded"],
            "basis": "三(一)1",
        },
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


def context(lists: Mapping[str, Roll] | None = None, **changes: Any) -> Context:
    """The context with other lists of the round, and other facts in its unit."""
    return replace(CONTEXT, unit=replace(UNIT, **changes), rolls=lists or {})


def policy(**changes: Any) -> Policy:
    """The policy with other rules."""
    return Policy.model_validate({**POLICY.model_dump(exclude_unset=True), **changes})


def source(rows: Rows, sheet: str = "总表", file: str = "a.xlsx") -> Source:
    """A source whose rows stand in rows 2, 3, … of one sheet, fields in columns A, B, …."""
    table = pd.DataFrame(list(rows), dtype=str).fillna("")
    columns = {name: chr(ord("A") + number) for number, name in enumerate(table.columns)}
    origin = pd.DataFrame({"sheet": 0, "row": range(2, 2 + len(table))}, index=table.index)
    return Source(table, origin, (Sheet(f"data/{file}", sheet, columns, {}),))


def rolls(rows: Rows, masked: Iterable[str] = (), **tables: Rows) -> dict[str, Roll]:
    """Other lists by name, `direct_admission` for `direct-admission`; `masked` are published."""
    names = {name: name.replace("_", "-") for name in tables}
    return {
        names[name]: roll(names[name], tables[name], rows, names[name] in masked) for name in tables
    }


def roll(name: str, others: Rows, rows: Rows, masked: bool = False) -> Roll:
    """Another list, in the file `<name>.xlsx` or as it was published."""
    there, own = source(others, "名单", f"{name}.xlsx"), source(rows).table
    if masked:
        shown = shown_of(there.table)
        return Roll(name, shown, key(shown), key(shown_of(own)), True, "已公示的名单")
    origin = f"{name}.xlsx"
    return Roll(name, there.table, number(there.table), number(own), False, origin, there)


def number(table: pd.DataFrame) -> pd.Series:
    """Who it is, by number; nobody where the table has none."""
    return table["student_no"] if "student_no" in table else pd.Series(dtype="str")


def shown_of(table: pd.DataFrame) -> pd.DataFrame:
    """The table with names and numbers as they are published."""
    names = table["name"].str[:1] + "＊" if "name" in table else ""
    return table.assign(name=names, student_no="＊＊" + table["student_no"].str[-3:])


def key(table: pd.DataFrame) -> pd.Series:
    """Who it is, by what published rows show."""
    return table["name"] + table["student_no"]


Rows = Iterable[Mapping[str, str]]
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
