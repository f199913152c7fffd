"""How people of one list are found in another, and by which way each is chosen.

In a workbook people are found by number.  Published rows show a masked name and a
masked number only: several of them may be the same person, and then each of them may
speak for that person.
"""

from __future__ import annotations

import pandas as pd

from generator import ranking
from generator.check import Context, Roll
from generator.config.policy import Policy
from generator.config.rules.choice import WAYS
from generator.config.rules.scores import Rank
from generator.model import Place, Source

WHERE = ("college", "major", "track")
NUMBERS = ("student_no", "exam_no")
SUPPLEMENTED = "supplemented"
"""The list that a supplementary notice adds people to."""
CROWD = 8
"""So many published rows that look alike identify nobody."""


def pairs(roll: Roll) -> pd.DataFrame:
    """Columns `own` and `theirs`: checked people and the rows of the roll that may be them."""
    keys = roll.keys[roll.keys != ""]
    if roll.masked:
        keys = keys[keys.groupby(keys).transform("size") <= CROWD]
    else:
        keys = keys.drop_duplicates()
    own = roll.own[roll.own != ""]
    left = pd.DataFrame({"key": own.to_numpy(), "own": own.index})
    right = pd.DataFrame({"key": keys.to_numpy(), "theirs": keys.index})
    return left.merge(right, on="key")[["own", "theirs"]]


def listed(roll: Roll, source: Source) -> pd.Series:
    """Which checked people stand in the roll."""
    here = (roll.own != "") & roll.own.isin(roll.keys)
    return here.reindex(source.table.index, fill_value=False)


def missing(roll: Roll, source: Source) -> pd.Series:
    """Which checked people have a key and stand nowhere in the roll."""
    absent = (roll.own != "") & ~roll.own.isin(roll.keys)
    return absent.reindex(source.table.index, fill_value=False)


def same(these: Roll, those: Roll, context: Context) -> pd.Series:
    """Which rows of `these` are people of `those`.

    Where one of both is published, by what published rows show: the end of the number
    and the beginning of the name, within college, major and track.
    """
    if not (these.masked or those.masked):
        return (these.keys != "") & these.keys.isin(those.keys)
    both = [name for name in (*WHERE, *NUMBERS, "name") if name in these.table]
    by = [name for name in both if name in those.table]
    return _shown(these.table, by, context).isin(_shown(those.table, by, context))


def _shown(table: pd.DataFrame, by: list[str], context: Context) -> pd.Series:
    shown = table[by].copy()
    for name in by:
        if name in NUMBERS:
            tail = context.unit.round.mask.get(name)
            shown[name] = shown[name].str[-tail.tail :] if tail else shown[name]
        elif name == "name":
            shown[name] = shown[name].str[:1]
    return label(shown, tuple(by))


def label(table: pd.DataFrame, fields: tuple[str, ...]) -> pd.Series:
    """One text a group of people; a field that the table lacks does not divide."""
    present = [name for name in fields if name in table]
    if not present:
        return pd.Series("", index=table.index, dtype="str")
    if len(present) == 1:
        return table[present[0]]
    return table[present[0]].str.cat(table[present[1:]], sep=ranking.SEPARATOR)


def words(group: object) -> str:
    """The label of a group as people read it."""
    return " ".join(filter(None, str(group).split(ranking.SEPARATOR)))


def common(*tables: pd.DataFrame, of: tuple[str, ...]) -> tuple[str, ...]:
    """The fields that all tables have."""
    return tuple(name for name in of if all(name in table for table in tables))


def published(source: Source, context: Context, name: str) -> pd.Series | None:
    """A column of choices as it will be published; None where the list has none."""
    if name not in source.table:
        return None
    columns = (column for column in context.unit.kind.columns if column.field == name)
    known = {word: said for column in columns for word, said in column.words().items()}
    cells = source.table[name]
    return cells.map({text: known.get(text, text) for text in cells.unique()})


def outside_quota(source: Source, context: Context) -> pd.Series:
    """Who is chosen without taking a place, by category or by the list of that way."""
    quota = context.unit.policy.quota
    found = pd.Series(False, index=source.table.index)
    said = published(source, context, "category")
    for name in quota.not_counted.value if quota else ():
        if said is not None:
            found |= said.str.contains(WAYS.get(name, name), regex=False)
        if name in context.rolls:
            found |= listed(context.rolls[name], source)
    return found


def earlier(context: Context) -> pd.DataFrame | None:
    """Who was chosen by rank in the list that this one supplements, and has not given up."""
    roll = context.rolls.get(SUPPLEMENTED)
    if roll is None:
        return None
    gone = pd.Series(False, index=roll.table.index)
    if "declined" in context.rolls:
        gone |= same(roll, context.rolls["declined"], context)
    quota = context.unit.policy.quota
    for name in quota.not_counted.value if quota and "category" in roll.table else ():
        gone |= roll.table["category"].str.contains(WAYS.get(name, name), regex=False)
    return roll.table[~gone]


def veterans(source: Source, context: Context) -> pd.Series:
    """Who stands here, or in the list of direct admissions, as a veteran."""
    rule = context.unit.policy.veterans
    found = pd.Series(False, index=source.table.index)
    if rule is None:
        return found
    said = published(source, context, "category")
    if said is not None:
        found |= said == rule.category
    roll = context.rolls.get("direct-admission")
    if roll is not None and "category" in roll.table:
        those = roll.table.index[roll.table["category"] == rule.category]
        both = pairs(roll)
        found |= found.index.isin(both["own"][both["theirs"].isin(those)])
    return found


def rank_groups(table: pd.DataFrame, rule: Rank | None) -> pd.Series:
    """One text a rank group; class types with an approved plan (天工班) rank apart."""
    group = label(table, rule.within if rule else ())
    plan = rule.apart_with_plan if rule else None
    return ranking.apart(group, table, plan.field, plan.values, plan.majors()) if plan else group


def standing(roll: Roll, policy: Policy) -> pd.DataFrame:
    """`group`, `rank`, `people` of the group, `inside` the cut-off, of each row of a ranking."""
    group = rank_groups(roll.table, policy.rank)
    rank = number(roll.table, "rank")
    people = rank.groupby(group).transform("count").astype("Int64")
    inside = pd.Series(True, index=rank.index)
    if policy.cutoff:
        within = ranking.within_cutoff(rank, people, policy.cutoff.percent)
        inside = within.fillna(False).astype(bool)
    return pd.DataFrame({"group": group, "rank": rank, "people": people, "inside": inside})


def naming(source: Source) -> str:
    """The field in which a person is named: the number, or else the name."""
    return next((name for name in NUMBERS if name in source.table), "name")


def number(table: pd.DataFrame, name: str) -> pd.Series:
    """A column of whole numbers; what is none is missing (<NA>)."""
    if name not in table:
        return pd.Series(pd.NA, index=table.index, dtype="Int64")
    values = pd.to_numeric(table[name], errors="coerce")
    return values.where(values == values.round()).astype("Int64")


def at(roll: Roll, index: int, name: str) -> Place:
    """Where the roll says it; nowhere for published rows."""
    return roll.source.place(index, name) if roll.source else Place()


def by(roll: Roll) -> str:
    """What to add to a message that rests on published rows."""
    return f"（以{roll.origin} 为准）" if roll.masked else ""
