"""How many may be recommended, and who takes no place."""

from __future__ import annotations

from typing import Any

import pandas as pd

from generator import ranking
from generator.config.base import in_words
from generator.config.rules.choice import WAYS, Quota
from generator.explain import Case, Explained
from generator.explain._clause import clause
from generator.explain._groups import complete, counted, dividing, occurring, present, ranked

PLACE = 4
CHECK = "quota-kept"
"""A kind with this rule is the list that the places are for."""
BASES = {"headcount": "毕业班总人数", "ranked": "参加排名人数"}
OUTSIDE = {
    "direct-admission": "不占指标直接升本的学生",
    "veteran-direct": "选择直接选拔的退役大学生士兵",
    "exemption": "免试的学生",
}
SIZES = ("headcount", "major_total")
"""Fields of the headcount file that say how many people a group has."""


def explain(case: Case) -> Explained:
    """On the list of the recommended and on the ranking that it is chosen from.

    Briefly where people are listed who take no place.
    """
    rule = case.unit.policy.quota
    if rule is None:
        return Explained()
    if {case.unit.kind_name, case.unit.kind.publicity} & set(rule.not_counted.value):
        return Explained({}, (_not_counted(rule, case),), ("quota",))
    if CHECK not in case.unit.kind.checks:
        return _intended(rule, case) if complete(case) and ranked(case) else Explained()
    sentences = [_places(rule, case)]
    if rule.not_counted.value:
        sentences.append(_not_counted(rule, case))
    if rule.not_transferable:
        values = "、".join(rule.not_transferable.values)
        where = clause(rule.not_transferable.basis)
        sentences.append(f"不得调剂：{values}的名额不给其他学生使用{where}")
    return Explained({"quota": _machine(rule, case)}, tuple(sentences), ("quota",))


def _intended(rule: Quota, case: Case) -> Explained:
    """How many will be recommended of each group, where that can be counted already."""
    facts = _machine(rule, case)
    del facts["not_counted"]
    if "groups" not in facts:
        return Explained()
    return Explained({"intended": facts}, (_places(rule, case),), ("quota",))


def _places(rule: Quota, case: Case) -> str:
    where = clause(rule.basis, rule.rounding.basis)
    return (
        f"名额：{case.titles(rule.of)}都相同的学生为一组，"
        f"每组最多推荐{BASES[rule.base]} × {rule.share}，不是整数的舍去小数{where}"
    )


def _not_counted(rule: Quota, case: Case) -> str:
    who = "、".join(OUTSIDE.get(name, name) for name in rule.not_counted.value)
    where = clause(rule.not_counted.basis)
    direct = case.unit.policy.direct
    ranked = "也参加排名，但" if direct and direct.ranked_together.value else ""
    return f"不占名额：{who}{ranked}不占按比例推荐的名额{where}"


def _machine(rule: Quota, case: Case) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "share": rule.share,
        "rounding": rule.rounding.value,
        "of": list(rule.of),
        "base": rule.base,
        "not_counted": _categories(rule, case),
        "basis": in_words(rule.basis),
    }
    own = case.source.table if complete(case) else None
    base = (
        case.rolls.get("headcount") if rule.base == "headcount" else case.rolls.get("ranking", own)
    )
    if base is None:
        return facts
    sizes = _sizes(base, rule)
    base = occurring(base, case, rule.of)
    people = pd.DataFrame({"people": sizes.loc[base.index]})
    groups = counted(base, dividing(base, rule.of), people)
    return facts | {"groups": [_with_places(entry, rule) for entry in groups]}


def _sizes(base: pd.DataFrame, rule: Quota) -> pd.Series:
    if rule.base == "ranked":
        return pd.Series(1, index=base.index)
    name = present(base, SIZES)
    values = base[name[0]] if name else pd.Series("", index=base.index)
    return ranking.scaled(values, 0).fillna(0)


def _with_places(entry: dict[str, Any], rule: Quota) -> dict[str, Any]:
    return entry | {"places": ranking.places(int(entry["people"]), rule.percent)}


def _categories(rule: Quota, case: Case) -> list[str]:
    """The published categories of people who take no place."""
    columns = [column for column in case.unit.kind.columns if column.field == "category"]
    values = {value for column in columns for value in column.words().values()}
    ways = [WAYS.get(name, name) for name in rule.not_counted.value]
    return sorted(value for value in values if any(way in value for way in ways))
