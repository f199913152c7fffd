"""What the scores come to: average, rank, percent, verdict and reason, in text columns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from generator import ranking
from generator.averages import Tally
from generator.config.policy import Policy
from generator.config.rules.scores import Average, Cutoff, Passing, Rank

FAILED = "有课程不合格"
UNTAKEN = "有课程未修"


@dataclass(frozen=True)
class Rules:
    """The parts of a policy that a standing follows from."""

    average: Average
    rank: Rank
    cutoff: Cutoff
    passing: Passing
    """Where the policy does not speak of it: every course, from 60 points."""


@dataclass(frozen=True)
class Standing:
    """One row a person."""

    columns: pd.DataFrame
    """`average` `rank` `major_total` `percent` `eligible` `reason`, as they are printed."""
    ranks: pd.Series
    people: pd.Series
    """How many of the rank group have a rank."""
    sharing: pd.Series
    """How many have the same rank, oneself included."""


def rules(policy: Policy) -> Rules | None:
    """None where the policy does not say how to rank by the average."""
    if policy.average is None or policy.rank is None or policy.cutoff is None:
        return None
    if policy.rank.by != "average":
        return None
    passing = policy.average.passing or Passing(every_course=True, basis="assumed")
    return Rules(policy.average, policy.rank, policy.cutoff, passing)


def groups(table: pd.DataFrame, rule: Rank) -> tuple[pd.Series, pd.Series]:
    """Label of each person's rank group, and whether its class type ranks apart."""
    usual = ranking.group_keys(table, rule.within)
    plan = rule.apart_with_plan
    if plan is None:
        return usual, pd.Series(False, index=table.index)
    own = ranking.apart(usual, table, plan.field, plan.values, plan.majors())
    return own, own != usual


def standing(tally: Tally, groups: pd.Series, rules: Rules) -> Standing:
    """Rank on the printed average, best first; equal averages share a rank."""
    decimals = rules.rank.decimals
    averages = ranking.average(tally.total, tally.count, tally.places, decimals)
    ranks = ranking.competition(averages, groups)
    people = ranks.groupby(groups).transform("count").astype("Int64")
    inside = ranking.within_cutoff(ranks, people, rules.cutoff.percent).fillna(False)
    all_passed = rules.passing.every_course
    reason = np.select(
        [~inside.to_numpy(dtype=bool), tally.failed & all_passed, tally.untaken & all_passed],
        [outside(rules.cutoff), FAILED, UNTAKEN],
        "",
    )
    columns = {
        "average": ranking.text(averages, decimals),
        "rank": ranking.text(ranks, 0),
        "major_total": ranking.text(people, 0),
        "percent": _percent(ranks, people),
        "eligible": pd.Series(np.where(reason == "", "是", "否"), averages.index),
        "reason": pd.Series(reason, averages.index),
    }
    table = pd.DataFrame(columns).astype("str")
    table.loc[averages.isna().to_numpy(), "eligible":] = ""
    sharing = ranking.sharing(averages, groups)
    return Standing(table, ranks, people, sharing)


def outside(rule: Cutoff) -> str:
    """The reason that is given to those behind the cut-off."""
    return f"排名未进入前{rule.top}"


def _percent(ranks: pd.Series, people: pd.Series) -> pd.Series:
    """Rank of people, in percent with two decimals, half up."""
    whole = people.where(people > 0, 1)
    texts = ranking.text((ranks * 20000 + whole) // (whole * 2), 2)
    return texts.where(texts == "", texts + "%")
