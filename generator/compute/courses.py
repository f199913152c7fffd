"""Which subject columns the average is made of, and what is wrong with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import pandas as pd

from generator import averages
from generator.averages import Chosen, Tally
from generator.config.rules.scores import Average
from generator.model import Finding, Place, Source

SHOWN = 10
"""So many headers, and so many cells of a column, are named one by one."""
RESITS = {"first": "首次", "highest": "最高", "latest": "最后一次"}
"""Which score counts, where the rule does not take the one that is recorded."""


def choose(source: Source, rule: Average) -> Chosen:
    """The columns that the rule takes."""
    return averages.choose(source.titles, rule.of, averages.entered(source.table))


def findings(source: Source, chosen: Chosen, rule: Average, file: str) -> Iterator[Finding]:
    """Columns that were left out, or counted on trust; a rule that cannot be followed."""
    if rule.weights != "equal":
        message = (
            "细则规定按学分加权（average.weights: credits），而成绩表没有各门课程的学分，"
            "无法计算；请由教务系统算出平均成绩"
        )
        yield Finding("average-by-credits", "error", message, Place(file=file), rule.basis)
    if rule.resits and rule.resits.value in RESITS:
        message = (
            f"细则规定补考、重修的课程取{RESITS[rule.resits.value]}成绩；成绩表每门课只有一个成绩，"
            "请核对填写的是否如此"
        )
        yield Finding("resits-unseen", "warning", message, _sheet(source, 0), rule.resits.basis)
    if not chosen.counted:
        message = "没有一列成绩属于应计入的学期；请核对表头中的学期"
        yield Finding("no-courses", "error", message, _sheet(source, 0), rule.basis)
    if chosen.left:
        message = f"这些课程不在应计入的学期，没有计入：{_named(source, chosen.left)}"
        yield Finding("course-left-out", "note", message, _sheet(source, 0), rule.basis)
    if chosen.unsure:
        message = (
            f"表头没有写学期，已计入：{_named(source, chosen.unsure)}；"
            "请核对都在应计入的学期之内，或在表头中写明学期"
        )
        yield Finding("course-semester-unknown", "warning", message, _sheet(source, 0), rule.basis)


def strange(source: Source, tally: Tally, rule: Average, file: str) -> Iterator[Finding]:
    """Words that nobody gave points: the cells, and once what to write down."""
    words: set[str] = set()
    for name, cells in tally.strange.items():
        found = cells.index[cells]
        words |= set(source.table.loc[found, name])
        more = len(found) - SHOWN
        for number, index in enumerate(found[:SHOWN]):
            message = "是成绩等级而不是分数，细则没有规定折算的分数，算不出平均成绩"
            if number == SHOWN - 1 and more > 0:
                message += f"（同一列另有 {more} 格）"
            yield source.finding("score-without-points", index, name, message, basis=rule.basis)
    if words:
        message = (
            f"这些成绩等级没有折算的分数：{'、'.join(sorted(words))}；"
            "请按学校的规定写入 average.grades，例如 {value: {优秀: 95}, basis: 第几条}，"
            "或在工作簿中改填分数"
        )
        yield Finding("score-words", "error", message, Place(file=file), rule.basis)


def split(source: Source, groups: pd.Series, names: Sequence[str]) -> Iterator[Finding]:
    """Courses that a group has in one sheet and lacks in another: left out, or named otherwise.

    To count them 0 would push down everybody in that sheet.
    """
    sheets = source.origin["sheet"].to_numpy()
    pairs = pd.DataFrame({"group": groups.to_numpy(), "sheet": sheets}).drop_duplicates()
    taken: dict[int, dict[str, None]] = defaultdict(dict)
    for _, its in pairs.groupby("group", sort=False)["sheet"]:
        own = its.tolist()
        if len(own) < 2:
            continue
        has = {n: set(names) & set(source.sheets[n].columns) for n in own}
        every = set().union(*has.values())
        for number in own:
            taken[number] |= {name: None for name in names if name in every - has[number]}
    for number, lacking in sorted(taken.items()):
        if lacking:
            message = (
                f"同一专业的其他工作表有这些课程，这张表没有：{_named(source, tuple(lacking))}；"
                "请统一表头的写法，没有修读的补上空列"
            )
            yield Finding("courses-differ", "error", message, _sheet(source, number))


def _named(source: Source, names: Sequence[str]) -> str:
    shown = "、".join(source.titles[name] for name in names[:SHOWN])
    return f"{shown} 等 {len(names)} 门" if len(names) > SHOWN else shown


def _sheet(source: Source, number: int) -> Place:
    sheet = source.sheets[number]
    return Place(sheet.file, sheet.name)
