"""No group has more people recommended by rank than its share of places.

Places = share × people of the group by the headcount file, rounded down.  Who is
recommended outside the quota (不占指标) takes none.  Each group has its own: places of
part-time expansion classes (扩招) are not for others.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from generator import ranking
from generator.check import Context, Roll, _people, _quota
from generator.config.rules.choice import Quota
from generator.model import Finding, Source

CODE = "quota-kept"
NEEDS = ("headcount", "direct-admission")
USES = ("declined",)
"""Welcome where the round has them; their absence is no news."""


def check(source: Source, context: Context) -> Iterator[Finding]:
    """Yield an error for each group without a headcount, and each with too many people."""
    rule = context.unit.policy.quota
    roll = _quota.base(context, rule) if rule else None
    if rule is None or roll is None:
        return
    earlier = _people.earlier(context)
    lists = [source.table, roll.table, *([] if earlier is None else [earlier])]
    fields = _people.common(*lists, of=rule.of)
    before = pd.Series(dtype=int) if earlier is None else _quota.sizes(earlier, fields)
    heads = _quota.heads(roll, rule, fields)
    if heads is None:
        return
    counted = source.table[~_people.outside_quota(source, context)]
    groups = _people.label(counted, fields)
    for group, indexes in counted.groupby(groups, sort=False).groups.items():
        count = heads.get(str(group))
        if count is None:
            yield _unknown(source, indexes[0], _people.words(group), roll, rule)
            continue
        places, taken = ranking.places(int(count), rule.percent), int(before.get(str(group), 0))
        if len(indexes) + taken > places:
            index = _beyond(counted.loc[indexes], max(places - taken, 0))
            numbers = len(indexes) + taken, places, int(count)
            yield _too_many(source, index, _people.words(group), numbers, rule, roll)


def _beyond(people: pd.DataFrame, places: int) -> int:
    """The best-ranked of those for whom there is no place."""
    order = _people.number(people, "rank").argsort(kind="stable")
    return int(people.index[order.iloc[places]])


def _too_many(
    source: Source,
    index: int,
    group: str,
    numbers: tuple[int, int, int],
    rule: Quota,
    roll: Roll,
) -> Finding:
    used, places, count = numbers
    message = (
        f"{group} 占指标推荐 {used} 人，最多 {places} 人（{count} 人 × {rule.share}，向下取整）；"
        f"请从此处起按名次移出 {used - places} 人，或核对 {roll.origin} 的人数"
    )
    if rule.not_transferable:
        message += "；其他专业、扩招班的空余指标不可使用"
    name = "rank" if "rank" in source.table else "major"
    return source.finding(CODE, index, name, message, basis=rule.basis)


def _unknown(source: Source, index: int, group: str, roll: Roll, rule: Quota) -> Finding:
    message = f"{roll.origin} 中没有“{group}”的人数，无法核定指标；请补填，或统一专业、年级的写法"
    return source.finding(CODE, index, "major", message, basis=rule.basis)
