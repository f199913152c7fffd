"""Who is admitted meets the conditions of the charter, and the scores add up.

Sums are the sum of their parts; a test was taken and not failed with nothing; nobody is
below the line; examinations are passed; who is exempt has full marks.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from generator import ranking
from generator.check import Context, _people
from generator.config.rules.admission import Admission
from generator.model import Finding, Source

CODE = "admission-conditions"
DECIMALS = 6
"""Finer than any score is given."""
Fault = tuple[pd.Series, str, str, str]
"""Who, field, message, clause."""


def check(source: Source, context: Context) -> Iterator[Finding]:
    """Yield an error for each condition that a person does not meet."""
    rule = context.unit.policy.admission.get(context.unit.kind_name)
    if rule is None:
        return
    for faults in (_sums, _not_zero, _line, _passed, _full):
        for wrong, name, message, basis in faults(source.table, rule, context):
            for index in wrong.index[wrong.fillna(False).astype(bool)]:
                yield source.finding(CODE, index, name, message, basis=basis)


def _score(table: pd.DataFrame, name: str) -> pd.Series:
    return ranking.scaled(table[name], DECIMALS)


def _sums(table: pd.DataFrame, rule: Admission, context: Context) -> Iterator[Fault]:
    for name, each in rule.sums.items():
        if {name, *each.of} <= set(table.columns):
            due = sum((_score(table, part) for part in each.of[1:]), _score(table, each.of[0]))
            parts = " + ".join(context.fields.title(part) for part in each.of)
            title = context.fields.title(name)
            message = f"“{title}”应等于 {parts}，请核对"
            yield _score(table, name) != due, name, message, each.basis


def _not_zero(table: pd.DataFrame, rule: Admission, context: Context) -> Iterator[Fault]:
    each = rule.not_zero
    for name in _people.common(table, of=each.fields) if each else ():
        score = _score(table, name)
        message = f"“{context.fields.title(name)}”缺考或为零分的不予录取，请核对"
        yield score.isna() | (score <= 0), name, message, each.basis if each else ""


def _line(table: pd.DataFrame, rule: Admission, context: Context) -> Iterator[Fault]:
    each = rule.lowest
    if each and each.value is not None and each.field in table:
        line = int(each.value.scaleb(DECIMALS))
        message = (
            f"“{context.fields.title(each.field)}”低于最低控制线 {each.value}，不予录取，请核对"
        )
        yield _score(table, each.field) < line, each.field, message, each.basis


def _passed(table: pd.DataFrame, rule: Admission, context: Context) -> Iterator[Fault]:
    each = rule.passed
    for name in _people.common(table, of=each.fields) if each else ():
        message = f"“{context.fields.title(name)}”须为“是”：有缺科或不合格的不予录取，请核对"
        yield table[name] != "是", name, message, each.basis if each else ""


def _full(table: pd.DataFrame, rule: Admission, context: Context) -> Iterator[Fault]:
    each = rule.full_marks
    if each and each.full is not None and {each.field, each.mark} <= set(table.columns):
        full = int(each.full.scaleb(DECIMALS))
        message = f"免试生的“{context.fields.title(each.field)}”按满分 {each.full} 计，请更正"
        wrong = (table[each.mark] == each.value) & (_score(table, each.field) != full)
        yield wrong, each.field, message, each.basis
