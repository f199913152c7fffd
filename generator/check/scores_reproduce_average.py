"""The subject scores (附件6) give the averages that the ranking (附件5) states.

Checked from both lists: each person of one stands in the other, and the mean of the
courses, counted as the policy says and rounded half up, is the printed average.  Where
no workbook says whose enrolment changed, either way of counting missing courses will do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from generator import ranking
from generator.check import Context, Roll, _people, _scores
from generator.config.rules.scores import Average
from generator.model import Finding, Source

CODE = "scores-reproduce-average"
NEEDS = ("ranking", "subject-scores")
DECIMALS = 2


@dataclass(frozen=True)
class Means:
    """What the scores of each row of a table come to."""

    ways: tuple[pd.Series, ...]
    """The printed average as a whole number, by each way of counting that is possible."""
    said: pd.Series
    """In words: the average, and how many courses it is made of."""


def check(source: Source, context: Context) -> Iterator[Finding]:
    """Yield an error for each average that the scores do not give, and each person missing."""
    rule = context.unit.policy.average
    roll = next((context.rolls[name] for name in NEEDS if name in context.rolls), None)
    if rule is None or rule.weights != "equal" or roll is None:
        return
    ours, theirs = _scores.titles(source.table, source), _scores.titles(roll.table, roll.source)
    pairs = _people.pairs(roll)
    if ours and "average" in roll.table:
        means = _means(source.table, ours, rule, context)
        compared = pairs.rename(columns={"own": "scored", "theirs": "stated"})
        stated = roll.table["average"]
    elif theirs and "average" in source.table:
        means = _means(roll.table, theirs, rule, context)
        compared = pairs.rename(columns={"own": "stated", "theirs": "scored"})
        stated = source.table["average"]
    else:
        return
    yield from _missing(source, roll, rule)
    agrees = _agrees(compared, means, ranking.scaled(stated, _decimals(context)))
    told = pairs.assign(said=means.said.loc[compared["scored"]].to_numpy())
    good = told["own"][agrees]  # among published rows, one that agrees will do
    yield from _wrong(source, roll, rule, told[~told["own"].isin(good)])


def _wrong(source: Source, roll: Roll, rule: Average, told: pd.DataFrame) -> Iterator[Finding]:
    name = "average" if "average" in source.table else _people.naming(source)
    for row in told.drop_duplicates("own").to_dict("records"):
        place = _people.at(roll, row["theirs"], "average") if roll.source else roll.origin
        message = f"按分科目成绩计算，平均成绩应为 {row['said']}；与 {place} 不一致，请核对"
        yield source.finding(CODE, row["own"], name, message, basis=rule.basis)


def _missing(source: Source, roll: Roll, rule: Average) -> Iterator[Finding]:
    absent = _people.missing(roll, source)
    for index in absent.index[absent]:
        message = f"{roll.origin} 中没有此人，平均成绩无从核对；两份名单都应列出全体学生，请补入"
        yield source.finding(CODE, index, _people.naming(source), message, basis=rule.basis)


def _decimals(context: Context) -> int:
    rule = context.unit.policy.rank
    return rule.decimals if rule else DECIMALS


def _means(table: pd.DataFrame, titles: dict[str, str], rule: Average, context: Context) -> Means:
    decimals = _decimals(context)
    scores = _scores.scores(table, titles, rule, context)
    ways = []
    for total, count in scores.ways:
        mean = ranking.average(total, count, scores.tally.places, decimals)
        ways.append(mean.mask(scores.strange))
    missing = scores.tally.missing
    said = ranking.text(ways[0], decimals) + "（" + ranking.text(scores.ways[0][1], 0) + " 门"
    without = "，其中 " + ranking.text(missing, 0) + " 门没有成绩"
    return Means(tuple(ways), said + without.where(missing > 0, "") + "）")


def _agrees(compared: pd.DataFrame, means: Means, stated: pd.Series) -> pd.Series:
    """Whether each pair agrees by one of the ways; who has no number is not judged."""
    due = stated.loc[compared["stated"]].array
    agrees = pd.Series(False, index=compared.index)
    for way in means.ways:
        own = way.loc[compared["scored"]].array
        agrees |= pd.Series(own == due, index=compared.index).fillna(True).astype(bool)
    return agrees
