"""What becomes of the eligible: applications, waivers, recommendations.

A table with the verdicts goes in; columns of marks and choices come out.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from generator.sample.rules import Rules
from generator.sample.scores import GROUP

DIRECT = 0.01
EXCLUDED = 0.005
APPLY = 0.8
WAIVE = 0.7
"""Of those who do not apply, how many hand in a signed waiver; the others say nothing."""
WITHDRAW = 0.04
"""Of those who applied, how many waive afterwards, so that the next one moves up."""
VETERAN = "退役大学生士兵"
CONTEST = "竞赛获奖"
PRIZES = (
    ("职业技能竞赛", "广西职业院校技能大赛“数字艺术设计”赛项", "自治区级一等奖"),
    ("职业技能竞赛", "全国职业院校技能大赛“工业机器人技术应用”赛项", "国家级三等奖"),
    ("创新创业大赛", "中国国际大学生创新大赛广西赛区", "自治区级金奖"),
    ("自治区级荣誉称号", "普通高等学校三好学生", "自治区级"),
    ("世界技能大赛集训队", "世界技能大赛“移动机器人”项目国家集训队", "国家集训队"),
    ("自治区级荣誉称号", "普通高等学校优秀学生干部", "自治区级"),
    (VETERAN, "服役期间荣立三等功", "三等功"),
)
TEAMS = ("创新创业大赛", "职业技能竞赛")
SCHOOLS = (
    "示例大学",
    "示例理工学院",
    "示例师范大学",
    "示例财经学院",
    "示例科技学院",
    "示例民族学院",
)
MAJORS = (
    "机械电子工程", "车辆工程", "软件工程", "食品科学与工程",
    "物流管理", "旅游管理", "视觉传达设计", "电子信息工程",
)  # fmt: skip


def direct(people: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Who is admitted directly, and for what: four text columns, empty for all others."""
    eligible = np.flatnonzero(people["eligible"] == "是")
    chosen = np.sort(rng.permutation(eligible)[: max(3, round(DIRECT * len(people)))])
    table = pd.DataFrame("", people.index, ["direct_category", "award", "award_level", "team_rank"])
    for number, row in enumerate(chosen.tolist()):
        prize = PRIZES[number % len(PRIZES)]
        team = str(rng.integers(1, 6)) if prize[0] in TEAMS else ""
        table.loc[row] = [*prize, team]
    return table


def excluded(people: pd.DataFrame, rng: np.random.Generator) -> pd.Series:
    """Who must not be chosen, whatever the scores: a few of the eligible."""
    eligible = np.flatnonzero((people["eligible"] == "是") & (people["award"] == ""))
    chosen = rng.permutation(eligible)[: max(1, round(EXCLUDED * len(people)))]
    return pd.Series(np.isin(np.arange(len(people)), chosen), people.index)


def exempted(people: pd.DataFrame, rng: np.random.Generator) -> pd.Series:
    """Why a person need not sit an entrance examination; empty for nearly everybody."""
    chosen = rng.permutation(len(people))[: max(3, round(DIRECT * len(people)))]
    words = np.full(len(people), "", dtype=object)
    words[chosen] = VETERAN
    words[chosen[::2]] = CONTEST
    return pd.Series(words, people.index)


def applied(people: pd.DataFrame, rng: np.random.Generator) -> pd.Series:
    """Who applies: everybody directly admitted, most of the eligible, one in each college."""
    eligible = (people["eligible"] == "是") & ~people["excluded"]
    wants = pd.Series(rng.random(len(people)) < APPLY, people.index) | (people["award"] != "")
    first = eligible & (eligible.groupby(people["college"]).cumsum() == 1)
    return eligible & (wants | first)


def declined(people: pd.DataFrame, rules: Rules, rng: np.random.Generator) -> pd.Series:
    """Who hands in a signed waiver; never somebody who is directly admitted."""
    draw = rng.random(len(people))
    limit = np.where(people["applied"], WITHDRAW, WAIVE)
    may = (people["eligible"] == "是") & (people["award"] == "") & ~people["excluded"]
    waives = may & (draw < limit)
    return waives | _split_ties(people, rules, waives)


def recommended(people: pd.DataFrame, rules: Rules) -> pd.Series:
    """The best applicants of each group within its quota, and everybody directly admitted."""
    place = _queue(people, people["declined"])
    return (place <= _quota(people, rules)) | (people["award"] != "")


def targets(people: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """School and major that take the recommended; empty for all others."""
    number = people.groupby("college", sort=False).ngroup().to_numpy() % len(MAJORS)
    table = pd.DataFrame(
        {
            "target_school": np.array(SCHOOLS)[rng.integers(0, len(SCHOOLS), len(people))],
            "target_major": np.array(MAJORS)[number],
        },
        people.index,
    )
    return table.where(people["recommended"], "")


def _quota(people: pd.DataFrame, rules: Rules) -> pd.Series:
    return people["major_total"] * rules.share // 100


def _queue(people: pd.DataFrame, out: pd.Series) -> pd.Series:
    """Place of each ordinary applicant in the queue of the group, 1-based; others none."""
    waiting = people[people["applied"] & ~out & (people["award"] == "")]
    ordered = waiting.sort_values(["rank", "student_no"])
    return (ordered.groupby(GROUP).cumcount() + 1).reindex(people.index)


def _split_ties(people: pd.DataFrame, rules: Rules, waives: pd.Series) -> pd.Series:
    """Those who tie with the last place of a quota but stand behind it: they waive.

    A tie there would have to be resolved by a rule that the sample does not show.
    """
    place = _queue(people, waives)
    quota = _quota(people, rules)
    last = people["rank"].where(place == quota).groupby([people[name] for name in GROUP])
    return (place > quota) & (people["rank"] == last.transform("max"))
