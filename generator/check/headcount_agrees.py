"""The ranking holds as many people of each group as the headcount file: nobody is left out."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import Context, Roll, _people, _quota
from generator.model import Finding, Source

CODE = "headcount-agrees"
NEEDS = ("headcount",)


def check(source: Source, context: Context) -> Iterator[Finding]:
    """Yield an error for each group whose numbers differ or that one side lacks."""
    rule, roll = context.unit.policy.quota, context.rolls.get("headcount")
    if rule is None or roll is None or context.unit.supplements:
        return  # a supplement lists only those whom it adds
    fields = _people.common(source.table, roll.table, of=rule.of)
    due = _quota.people(roll, fields)
    if due is None:
        return
    there = source.table.groupby(_people.label(source.table, fields), sort=False).groups
    for group, indexes in there.items():
        stated, found = int(due.get(str(group), 0)), len(indexes)
        if stated != found:
            message = _difference(_people.words(group), stated, found, roll)
            yield source.finding(CODE, indexes[0], "major", message, basis=rule.basis)
    yield from _left_out(context, roll, fields, set(there))


def _difference(group: str, stated: int, found: int, roll: Roll) -> str:
    if not stated:
        return f"{roll.origin} 中没有“{group}”；请补填人数，或统一专业、年级的写法"
    if found < stated:
        fault = f"少 {stated - found} 人，请核对是否有人漏排"
    else:
        fault = f"多 {found - stated} 人，请核对人数或移出重复、不属于本专业的学生"
    return f"{group} 名单中有 {found} 人，{roll.origin} 为 {stated} 人：{fault}"


def _left_out(
    context: Context, roll: Roll, fields: tuple[str, ...], there: set[object]
) -> Iterator[Finding]:
    """Groups of the headcount file of which the list has nobody."""
    rule = context.unit.policy.quota
    groups = _people.label(roll.table, fields).drop_duplicates()
    part = context.unit.part
    for index in groups.index[~groups.isin(there)]:
        college = str(roll.table.at[index, "college"]) if "college" in roll.table else ""
        if part and college != part:
            continue
        message = (
            f"{_people.words(groups[index])} 有人数而名单中一人也没有，请补上该专业，或删去该行"
        )
        place = _people.at(roll, index, "major")
        basis = rule.basis if rule else ""
        yield Finding(CODE, "error", message, place, basis, college=college)
