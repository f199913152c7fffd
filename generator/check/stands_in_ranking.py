"""Who is chosen stands in the ranking, with the same name, average and rank.

By number where the ranking's workbook is there; else by what its published rows show.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from generator import ranking
from generator.check import Context, Roll, _people
from generator.model import Finding, Source

CODE = "stands-in-ranking"
NEEDS = ("ranking",)
DECIMALS = 2


def check(source: Source, context: Context) -> Iterator[Finding]:
    """Yield an error for each person whom the ranking lacks or describes otherwise."""
    roll = context.rolls.get("ranking")
    if roll is None:
        return
    yield from _absent(source, context, roll)
    pairs = _people.pairs(roll)
    for name in ("name", "average", "rank"):
        known = name in source.table and name in roll.table
        if known and not (roll.masked and name == "name"):  # a masked name is part of the key
            yield from _differing(source, context, roll, pairs, name)


def _basis(context: Context) -> str:
    rule = context.unit.policy.rank
    return rule.basis if rule else ""


def _absent(source: Source, context: Context, roll: Roll) -> Iterator[Finding]:
    absent = source.table[_people.missing(roll, source)]
    where = _people.naming(source)
    namesakes = _namesakes(absent, roll)
    for index in absent.index:
        hint = "请核对号码；确应列入的，先更正排名公示"
        if index in namesakes:
            place = _people.at(roll, namesakes[index], where)
            hint = f"{place} 有同专业同姓名的学生，请核对号码"
        message = f"排名名单中没有此人{_people.by(roll)}，不得列入；{hint}"
        yield source.finding(CODE, index, where, message, basis=_basis(context))


def _namesakes(absent: pd.DataFrame, roll: Roll) -> dict[int, int]:
    """Absent person -> row of the ranking with the same name in the same major."""
    by = ["name", *_people.common(absent, roll.table, of=("major",))]
    if roll.masked or absent.empty or not {"name"} <= set(absent) & set(roll.table):
        return {}
    rows = roll.table[by].drop_duplicates().reset_index(names="theirs")
    both = absent[by].reset_index(names="own").merge(rows, on=by)
    return dict(zip(both["own"], both["theirs"], strict=True))


def _differing(
    source: Source, context: Context, roll: Roll, pairs: pd.DataFrame, name: str
) -> Iterator[Finding]:
    ours = _comparable(source.table, name, context).loc[pairs["own"]]
    theirs = _comparable(roll.table, name, context).loc[pairs["theirs"]]
    alike = ours.isna().to_numpy() | (ours.array == theirs.array)
    agrees = pd.Series(alike, index=pairs["own"]).fillna(False).groupby(level=0).any()
    first = pairs.drop_duplicates("own").set_index("own")["theirs"]
    for index in agrees.index[~agrees.astype(bool)]:
        place = _people.at(roll, first[index], name)
        title = context.fields.title(name)
        message = f"“{title}”与排名名单 {place if roll.source else roll.origin} 不一致，请核对"
        yield source.finding(CODE, index, name, message, basis=_basis(context))


def _comparable(table: pd.DataFrame, name: str, context: Context) -> pd.Series:
    """Numbers as they are printed; what is empty or no number is not compared (missing)."""
    rule = context.unit.policy.rank
    if name == "average":
        return ranking.scaled(table[name], rule.decimals if rule else DECIMALS)
    if name == "rank":
        return _people.number(table, name)
    return table[name].where(table[name] != "")
