"""A notice's rule and a page's group -> its numbers in words: people, last rank, places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

USUAL = "普通"
"""A group that stands before its like, as on the pages of lists."""
WHERE = "算法见本公示首页“名次和名额是怎样得出的”"


def numbers(rule: Mapping[str, Any], page: Mapping[str, str]) -> list[tuple[str, str]]:
    """Name and numbers of each group of people who stand on a page.

    `page` is what all of the page's people share (field -> value).  The name is empty
    where there is only one group.
    """
    part = "quota" if rule.get("quota", {}).get("groups") else "rank"
    groups = [each for each in rule.get(part, {}).get("groups", ()) if _fits(each["keys"], page)]
    groups.sort(key=lambda each: [(value != USUAL, value) for value in each["keys"].values()])
    say = _places if part == "quota" else _ranked
    return [(_name(each["keys"], page, groups), say(each, rule)) for each in groups]


def _fits(keys: Mapping[str, str], page: Mapping[str, str]) -> bool:
    return all(page.get(field, value) == value for field, value in keys.items())


def _name(keys: Mapping[str, str], page: Mapping[str, str], groups: Sequence[object]) -> str:
    own = [value for field, value in keys.items() if field not in page and value]
    return "·".join(own) if len(groups) > 1 else ""


def _ranked(group: Mapping[str, Any], rule: Mapping[str, Any]) -> str:
    people = group["people"]
    if "cutoff" not in rule:
        return f"参加排名 {people} 人"
    top = rule["cutoff"]["top"]
    exact = _share(people, top)
    inside = f"名次不大于 {int(exact)} 的" if int(exact) else "没有人"
    return f"参加排名 {people} 人，{people} × {top} = {exact:f}，{inside}在前 {top} 之内"


def _places(group: Mapping[str, Any], rule: Mapping[str, Any]) -> str:
    quota = rule["quota"]
    what = "参加排名" if quota["base"] == "ranked" else "毕业班共"
    exact = _share(group["people"], quota["share"])
    return (
        f"{what} {group['people']} 人，{group['people']} × {quota['share']} = {exact:f}，"
        f"名额 {group['places']} 人"
    )


def _share(people: int, percent: str) -> Decimal:
    """Exact, without needless zeros: `13.2`, `120`."""
    exact = people * Decimal(percent.rstrip("%")) / 100
    return exact.to_integral() if exact == exact.to_integral() else exact.normalize()
