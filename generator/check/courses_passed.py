"""Who is eligible has passed every course, and who is refused for a course has failed one.

Where no workbook says whose enrolment changed, a course that only those may lack is no
ground to object.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from generator.check import Context, _people, _scores
from generator.config.rules.scores import Average
from generator.model import Finding, Source

CODE = "courses-passed"
NEEDS = ("subject-scores",)
FAILED, UNTAKEN = "不合格", "未修"
"""What a reason contains that speaks of courses."""


def check(source: Source, context: Context) -> Iterator[Finding]:
    """Yield an error for each verdict and each reason that the scores contradict."""
    rule, roll = context.unit.policy.average, context.rolls.get("subject-scores")
    if rule is None or rule.passing is None or roll is None or "eligible" not in source.table:
        return
    subjects = _scores.titles(roll.table, roll.source)
    if not subjects or not rule.passing.every_course:
        return
    marks = _marks(roll.table, subjects, rule, context)
    pairs = _people.pairs(roll)
    rows = marks.loc[pairs["theirs"]].set_axis(pairs["own"]).groupby(level=0)
    always, ever = rows.all(), rows.any()
    eligible = source.table["eligible"].loc[always.index]
    reason = _people.published(source, context, "reason")
    reason = pd.Series("", index=eligible.index) if reason is None else reason.loc[eligible.index]
    first, basis = pairs.drop_duplicates("own").set_index("own")["theirs"], rule.passing.basis
    for name, wrong, message in (
        ("eligible", (eligible == "是") & always["failed"], "有课程不合格，不应为“是”"),
        ("eligible", (eligible == "是") & always["lacking"], "有课程未修，不应为“是”"),
        ("reason", reason.str.contains(FAILED) & ~ever["failed"], "各科成绩都合格，原因不符"),
        ("reason", reason.str.contains(UNTAKEN) & ~ever["untaken"], "没有未修的课程，原因不符"),
    ):
        for index in wrong.index[wrong]:
            place = _people.at(roll, first[index], "") if roll.source else roll.origin
            text = f"{place} {message}；请核对两份名单"
            yield source.finding(CODE, index, name, text, basis=basis)


def _marks(
    table: pd.DataFrame, subjects: dict[str, str], rule: Average, context: Context
) -> pd.DataFrame:
    """`failed`; `lacking` a course for certain; perhaps `untaken` one."""
    tally = _scores.scores(table, subjects, rule, context).tally
    return pd.DataFrame(
        {
            "failed": tally.failed,
            "lacking": tally.untaken & ~tally.failed,
            "untaken": tally.untaken | (tally.missing > 0),
        }
    )
