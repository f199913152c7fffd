"""How a result came about, for each person and for all: plain Chinese with the clause.

The texts stand in the workbook, which the office keeps; nobody publishes them.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from generator import ranking
from generator.averages import Tally
from generator.compute.standing import Rules, Standing
from generator.config.base import in_words
from generator.config.fields import Fields

CHANGED = "有学籍异动，"


def explain(
    tally: Tally,
    standing: Standing,
    rules: Rules,
    fields: Fields,
    changed: pd.Series,
    apart: pd.Series,
) -> pd.Series:
    """One text a person: courses, sum, average, place, verdict, clause."""
    columns = standing.columns
    text = (
        "计入 " + _number(tally.count) + " 门课程，总分 " + _sum(tally) + "，平均 "
        + columns["average"] + _missing(tally, rules, changed)
        + "。同" + _group(rules, fields) + _apart(rules, fields, apart)
        + " " + columns["major_total"] + " 人，第 " + columns["rank"] + " 名" + _tie(standing)
        + "；前 " + rules.cutoff.top + " 为前 " + _last(standing, rules) + " 名"
        + "。结论：" + _verdict(columns) + f"。依据：{basis(rules)}"
    )  # fmt: skip
    return text.where(columns["rank"] != "", "没有可以计入的成绩，未排名").astype("str")


def notes(rules: Rules, fields: Fields, *, with_changed: bool) -> tuple[str, ...]:
    """What holds for everybody, for the head of the workbook."""
    average, rank, cutoff = rules.average, rules.rank, rules.cutoff
    rule = average.missing_course
    courses = "、".join(_term(term) for term in average.of)
    kept = f"（只计 {average.scores_until} 及以前取得的成绩）" if average.scores_until else ""
    unsaid = _without(rule.unchanged)
    if with_changed and rule.changed != rule.unchanged:
        unsaid = f"无学籍异动的学生，{unsaid}；有学籍异动的学生，{_without(rule.changed)}"
    return (
        f"注：平均成绩为{courses}各门课程成绩的算术平均值{kept}，"
        f"四舍五入保留 {rank.decimals} 位小数；{unsaid}（{in_words(average.basis)}）"
        f"{_grades(rules)}。",
        f"注：在同{_group(rules, fields)}内按平均成绩排名，"
        f"平均成绩相同的名次并列（{in_words(rank.basis)}）；"
        f"名次 × 100 ≤ {cutoff.percent.normalize():f} × 参加排名人数的，"
        f"为前 {cutoff.top}（{in_words(cutoff.basis)}）。",
    )


def basis(rules: Rules) -> str:
    """The clauses of the three rules, each once."""
    texts = (rules.average.basis, rules.rank.basis, rules.cutoff.basis)
    return "；".join(dict.fromkeys(one for text in texts for one in in_words(text).split("；")))


def _term(term: str) -> str:
    if term.startswith("semesters "):
        first, _, last = term.removeprefix("semesters ").partition("-")
        return f"第 {first} 至第 {last} 学期"
    return {"all": "全部学期", "all except the last semester": "最后一个学期以外"}.get(term, term)


def _grades(rules: Rules) -> str:
    grades = rules.average.grades
    if grades is None:
        return ""
    words = "、".join(f"{word} {points} 分" for word, points in grades.value.items())
    return f"；成绩等级折算为：{words}（{in_words(grades.basis)}）"


def _without(points: int | str) -> str:
    if points == "completed-only":
        return "没有成绩的课程不计入"
    return f"没有成绩的课程按 {points} 分计入"


def _missing(tally: Tally, rules: Rules, changed: pd.Series) -> pd.Series:
    rule = rules.average.missing_course
    number = _number(tally.missing)
    text = pd.Series("", number.index)
    for these, points, who in ((~changed, rule.unchanged, ""), (changed, rule.changed, CHANGED)):
        if points == "completed-only":
            words = f"；{who}另有 " + number + " 门没有成绩，不计入：" + tally.listed
        else:
            words = f"；{who}其中 " + number + f" 门没有成绩，按 {points} 分计：" + tally.listed
        text = text.where(~these, words)
    return text.where(tally.missing > 0, "")


def _group(rules: Rules, fields: Fields) -> str:
    return "、".join(fields.title(name) for name in rules.rank.within)


def _apart(rules: Rules, fields: Fields, apart: pd.Series) -> pd.Series:
    plan = rules.rank.apart_with_plan
    own = f"、{fields.title(plan.field)}（按经批准的方案单独排名）" if plan else ""
    return apart.map({True: own, False: ""})


def _tie(standing: Standing) -> pd.Series:
    text = "（" + _number(standing.sharing) + " 人并列）"
    return text.where((standing.sharing > 1).fillna(False).astype(bool), "")


def _last(standing: Standing, rules: Rules) -> pd.Series:
    """The last place within the cut-off, rounded down."""
    return _number(ranking.places(standing.people, rules.cutoff.percent))


def _verdict(columns: pd.DataFrame) -> pd.Series:
    text = pd.Series(np.where(columns["eligible"] == "是", "符合", "不符合，"), columns.index)
    return text + columns["reason"]


def _sum(tally: Tally) -> pd.Series:
    """The sum as plain decimal text, without needless zeros."""
    text = ranking.text(tally.total, tally.places)
    return text.str.rstrip("0").str.rstrip(".") if tally.places else text


def _number(values: pd.Series) -> pd.Series:
    return ranking.text(values, 0)
