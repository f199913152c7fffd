"""Who is recommended directly has an award that counts, and stands high enough in the team.

What counts is in the policy, by category: levels, words of the award, position in the
team.  A category that the policy does not name is no way to be recommended directly.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from generator.check import Context, _people
from generator.config.rules.choice import Direct, DirectCategory
from generator.model import Finding, Source

CODE = "award-counts"


def check(source: Source, context: Context) -> Iterator[Finding]:
    """Yield an error for each award, level and position that does not count."""
    direct = context.unit.policy.direct
    said = _people.published(source, context, "category")
    if direct is None or said is None:
        return
    known = "、".join(direct.categories)
    for index in said.index[~said.isin({*direct.categories, ""})]:
        message = f"细则没有这一类不占指标升本；细则规定的有：{known}"
        yield source.finding(CODE, index, "category", message, basis=direct.basis)
    for name, rule in direct.categories.items():
        yield from _category(source, context, said == name, _based(rule, direct))


def _based(rule: DirectCategory, direct: Direct) -> DirectCategory:
    return rule if rule.basis else rule.model_copy(update={"basis": direct.basis})


def _category(
    source: Source, context: Context, here: pd.Series, rule: DirectCategory
) -> Iterator[Finding]:
    level = _people.published(source, context, "award_level")
    if rule.levels and level is not None:
        wrong = here & (level != "") & ~level.isin(rule.levels)
        message = f"这一等级不属于不占指标的范围；细则规定的有：{'、'.join(rule.levels)}"
        yield from _errors(source, wrong, "award_level", message, rule)
    if rule.titles and "award" in source.table:
        award = source.table["award"]
        wrong = here & (award != "") & ~award.map(_has_one(award, rule.titles)).astype(bool)
        message = f"这一奖项或称号不属于不占指标的范围；细则规定的有：{'、'.join(rule.titles)}"
        yield from _errors(source, wrong, "award", message, rule)
    if rule.team_rank is not None:
        yield from _team(source, here, rule, rule.team_rank)


def _has_one(texts: pd.Series, words: tuple[str, ...]) -> dict[str, bool]:
    return {text: any(word in text for word in words) for text in texts.unique()}


def _team(source: Source, here: pd.Series, rule: DirectCategory, lowest: int) -> Iterator[Finding]:
    place = _people.number(source.table, "team_rank")
    name = "team_rank" if "team_rank" in source.table else "award"
    message = f"项目团队排名须在前 {lowest}"
    yield from _errors(source, here & (place > lowest).fillna(False), name, message, rule)
    missing = f"{message}，请填写团队排名"
    yield from _errors(source, here & place.isna(), name, missing, rule)


def _errors(
    source: Source, wrong: pd.Series, name: str, message: str, rule: DirectCategory
) -> Iterator[Finding]:
    for index in wrong.index[wrong.astype(bool)]:
        yield source.finding(CODE, index, name, message, basis=rule.basis)
