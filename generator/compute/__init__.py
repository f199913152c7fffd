"""Subject scores and a policy -> the ranked table that 附件5 asks for.

courses      which columns count, and what is wrong with them
standing     average, rank, percent, verdict and reason
explanation  how each person's result came about, in plain Chinese
write        the table -> a workbook in the layout of 附件5
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from generator import averages
from generator.compute import courses, explanation, standing
from generator.config.fields import Fields
from generator.config.policy import Policy
from generator.model import Finding, Place, Source


@dataclass(frozen=True)
class Ranked:
    """The people with their standing."""

    table: pd.DataFrame
    """Columns are field names, every value `str`: who they are, `average`, `rank`,
    `major_total`, `percent`, `eligible`, `reason`, and `explanation`."""
    notes: tuple[str, ...]
    """What holds for everybody, for the head of the workbook."""
    findings: tuple[Finding, ...]


def rank(source: Source, policy: Policy, fields: Fields, file: str) -> Ranked:
    """Everybody's standing by the policy (which stands in `file`).

    Where a finding is an error, the table is not to be used.
    """
    rules = standing.rules(policy)
    if rules is None:
        return Ranked(source.table.iloc[:0], (), (_no_rule(file),))
    groups, apart = standing.groups(source.table, rules.rank)
    chosen = courses.choose(source, rules.average)
    titles = {name: source.titles[name] for name in chosen.counted}
    changed = averages.changed(source.table)
    rule = rules.average.missing_course
    missing = averages.instead(changed, rule.unchanged, rule.changed)
    points = rules.average.grades.value if rules.average.grades else {}
    tally = averages.tally(
        source.table, titles, groups, missing, points, rules.passing.mark, changed
    )
    findings = [
        *courses.findings(source, chosen, rules.average, file),
        *courses.strange(source, tally, rules.average, file),
        *courses.split(source, groups, tuple(titles)),
        *_nobody(source, tally),
    ]
    result = standing.standing(tally, groups, rules)
    words = explanation.explain(tally, result, rules, fields, changed, apart)
    table = pd.concat([source.table.drop(columns=list(source.titles)), result.columns], axis=1)
    return Ranked(
        table.assign(explanation=words),
        explanation.notes(rules, fields, with_changed=bool(changed.any())),
        tuple(findings),
    )


def _no_rule(file: str) -> Finding:
    message = (
        "细则没有写全平均成绩、排名和名次要求（average、rank、cutoff），"
        "或不是按平均成绩排名，无法计算；请先补全"
    )
    return Finding("rank-rule-missing", "error", message, Place(file=file))


def _nobody(source: Source, tally: averages.Tally) -> Iterator[Finding]:
    nothing = tally.count == 0
    for strange in tally.strange.values():  # words without points have their own findings
        nothing &= ~strange
    for index in nothing.index[nothing]:
        message = "没有一门可以计入的成绩，算不出平均成绩；请补填成绩，或核对是否应在名单中"
        yield source.finding("no-scores", index, "student_no", message)
