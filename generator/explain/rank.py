"""How the rank follows from the average, and among whom."""

from __future__ import annotations

from typing import Any

import pandas as pd

from generator.config.base import in_words
from generator.config.rules.scores import Rank
from generator.explain import Case, Explained
from generator.explain._clause import clause
from generator.explain._groups import complete, counted, dividing, occurring, ranked

PLACE = 2
DIGITS = "零一两三四五六"


def explain(case: Case) -> Explained:
    """Where ranks are shown."""
    rule = ranked(case)
    if rule is None:
        return Explained()
    sentences = (_rank(rule, case) + clause(rule.basis), TIES, *_apart(rule))
    return Explained(_machine(rule, case), sentences, ("rank",))


TIES = "并列：名单上的平均成绩相同，名次就相同，后面的名次相应空出，例如 1、2、2、4"


def _rank(rule: Rank, case: Case) -> str:
    title = case.fields.title(rule.by)
    rounded = f"四舍五入保留{DIGITS[rule.decimals]}位小数" if rule.decimals else "四舍五入取整数"
    return (
        f"名次：{title}{rounded}后从高到低排列，只与{case.titles(rule.within)}都相同的学生一起排名"
    )


def _apart(rule: Rank) -> tuple[str, ...]:
    apart = rule.apart_with_plan
    if apart is None:
        return ()
    values, where = "、".join(apart.values), clause(apart.basis)
    if not apart.approved:
        return (f"班级类型：{values}没有经批准的方案，与同专业学生一起排名{where}",)
    majors = "、".join(dict.fromkeys(plan.major for plan in apart.approved))
    return (f"班级类型：{majors}专业的{values}按经批准的方案单独排名{where}",)


def _machine(rule: Rank, case: Case) -> dict[str, Any]:
    whole = complete(case)
    table = case.source.table if whole else case.rolls.get("ranking")
    facts = {
        "by": rule.by,
        "decimals": rule.decimals,
        "rounding": rule.rounding,
        "ties": rule.ties,
        "within": list(rule.within),
        "complete": whole,
        "basis": in_words(rule.basis),
    }
    if rule.apart_with_plan and rule.apart_with_plan.approved:
        return {"rank": facts | {"apart": rule.apart_with_plan.field}}
    if table is None or "rank" not in table:
        return {"rank": facts}
    table = table if whole else occurring(table, case, rule.within)
    people = pd.DataFrame({"people": pd.to_numeric(table["rank"], errors="coerce").notna()})
    return {"rank": facts | {"groups": counted(table, dividing(table, rule.within), people)}}
