"""A small case for each explanation: `case("ranking", rows, rule=…)`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from generator.config.fields import Fields
from generator.config.kind import Kind
from generator.config.policy import Policy
from generator.explain import Case
from tests.check.conftest import POLICY, UNIT, source

TITLES = {
    "rank": "名次",
    "average": "平均成绩",
    "eligible": "是否符合",
    "reason": "原因",
    "category": "类别",
    "college": "学院",
    "grade": "年级",
    "major": "专业",
    "track": "培养类型",
    "assessment": "综合测评",
    "award": "获奖",
    "total": "总成绩",
    "test": "测试成绩",
    "culture": "文化素质",
    "skill": "职业技能",
    "position": "位次",
    "exempt": "免试",
}
FIELDS = Fields.model_validate({"fields": {k: {"title": v} for k, v in TITLES.items()}})
RULES: dict[str, Any] = {
    "rank": {"within": ["grade", "major", "track"], "basis": "二(一)2"},
    "cutoff": {"top": "60%", "basis": "二(一)2"},
    "quota": {
        "share": "30%",
        "of": ["college", "major", "track"],
        "rounding": {"value": "floor", "basis": "inferred: 三(一)2 不超过"},
        "not_counted": {"value": ["direct-admission"], "basis": "二(一)3"},
        "basis": "三(一)2",
    },
}


def policy(**rules: Any) -> Policy:
    """The small policy with other rules; None takes one away."""
    plain = POLICY.model_dump(exclude={"rank", "cutoff", "quota"}, exclude_none=True)
    return Policy.model_validate({k: v for k, v in {**plain, **RULES, **rules}.items() if v})


def case(
    columns: str,
    rows: Iterable[Mapping[str, str]] = (),
    *,
    checks: Iterable[str] = (),
    rolls: Mapping[str, Iterable[Mapping[str, str]]] | None = None,
    kind: str = "some",
    choices: Mapping[str, list[str]] | None = None,
    **rules: Any,
) -> Case:
    """A list that publishes `columns`, under the small policy with other `rules`."""
    specs = [
        {"field": name, "publish": "keep", "choices": (choices or {}).get(name, [])}
        for name in columns.split()
    ]
    shape = Kind.model_validate({"title": "名单", "columns": specs, "checks": list(checks)})
    unit = replace(UNIT, kind_name=kind, kind=shape, policy=policy(**rules))
    tables = {name: pd.DataFrame(list(found), dtype=str) for name, found in (rolls or {}).items()}
    return Case(source(rows), unit, FIELDS, tables)


def people(count: int, **values: str) -> list[dict[str, str]]:
    """`count` ranked people who share these values."""
    return [{"rank": str(number + 1), **values} for number in range(count)]
