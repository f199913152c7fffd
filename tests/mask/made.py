"""A made-up college, its kind of notice and its people, for the tests of masks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from generator.config.fields import Fields
from generator.config.kind import Kind
from generator.config.policy import Policy
from generator.config.project import Unit
from generator.config.round import Round, SheetRoles
from generator.config.school import Office, School
from generator.model import Sheet, Source

FIELDS = Fields.model_validate(
    {
        "fields": {
            "name": {"title": "姓名", "type": "name"},
            "student_no": {"title": "学号", "type": "identifier"},
            "exam_no": {"title": "考生号", "type": "identifier"},
            "college": {"title": "二级学院"},
            "major": {"title": "专业"},
            "track": {"title": "培养类型"},
            "average": {"title": "平均成绩", "type": "number"},
            "rank": {"title": "名次", "type": "rank"},
            "percent": {"title": "名次百分比", "type": "percent"},
            "reason": {"title": "原因"},
            "award": {"title": "获奖"},
            "phone": {"title": "电话", "never": "六(三)"},
        }
    }
)
SCHOOL = School.model_validate(
    {
        "name": "桂岭职业技术学院",
        "site_name": "公示",
        "site_url": "https://example.edu.cn/",
        "region": "guangxi",
        "offices": [{"name": "成绩核查组"}],
        "colleges": [
            {
                "name": "机电工程学院",
                "slug": "jidian",
                "majors": [
                    {"name": "机电一体化技术", "slug": "jdyth"},
                    {"name": "工业机器人技术", "slug": "gyjqr"},
                ],
            },
            {"name": "财经学院", "slug": "caijing", "majors": [{"name": "会计", "slug": "kj"}]},
        ],
    }
)
POLICY = Policy.model_validate(
    {
        "title": "细则",
        "publicity": {"ranking": {"at_least": 3, "unit": "days", "basis": "五(四)"}},
        "first_day_counts": {"value": True, "basis": "inferred: 五(八)"},
        "retention": {"default": {"until": "year-end", "basis": "assumed"}},
        "approvals": {"default": ["教务处", "综合审查组"], "basis": "五(八)"},
    }
)
COLUMNS = (
    {"field": "rank", "publish": "keep"},
    {"field": "name", "publish": "name"},
    {"field": "student_no", "publish": "tail"},
)


def unit(
    columns: Iterable[Mapping[str, Any]] = COLUMNS,
    tails: Mapping[str, int] | None = None,
    part: str = "",
    **kind: Any,
) -> Unit:
    """A ranking that shows 3 characters of a student number."""
    mask = {name: {"tail": shown} for name, shown in (tails or {"student_no": 3}).items()}
    return Unit(
        id="2024-ranking",
        part=part,
        slug="",
        title="排名公示",
        kind_name="ranking",
        kind=Kind.model_validate({"title": "排名公示", "columns": list(columns), **kind}),
        policy=POLICY,
        round_name="2024",
        round=Round.model_validate(
            {"title": "2024", "policy": "p", "cohort": "2021级", "mask": mask}
        ),
        sources=("data/a.xlsx",),
        publish_on=date(2024, 3, 19),
        until=None,
        map={},
        sheets=SheetRoles(),
        approvals=(),
        questions=Office(name="成绩核查组"),
        complaints=Office(name="督察组"),
    )


def source(rows: Iterable[Mapping[str, str]], titles: Mapping[str, str] | None = None) -> Source:
    """People in rows 5, 6, … of one sheet, with an index that does not begin at 0."""
    table = pd.DataFrame(list(rows), dtype=str).fillna("")
    table.index = pd.RangeIndex(100, 100 + len(table))
    origin = pd.DataFrame({"sheet": 0, "row": range(5, 5 + len(table))}, index=table.index)
    return Source(table, origin, (Sheet("data/a.xlsx", "总表", {}, {}),), titles or {})
