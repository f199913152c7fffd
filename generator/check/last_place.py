"""People who share the rank of the last place are never split silently.

Who of them goes first follows from the policy's `last_place` order (who has the first
named honour goes before who has none), else from a decision that the round's input
`decisions` records; without either it is an error.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from generator.check import Context, _people, _queue
from generator.check._queue import Queue
from generator.model import Finding, Severity, Source

CODE = "last-place"
NEEDS = _queue.NEEDS
USES = _queue.USES


def check(source: Source, context: Context) -> Iterator[Finding]:
    """Yield an error for each tie that was split without a ground, a note for each decided."""
    queue = _queue.queue(source, context)
    if queue is None:
        return
    rows = queue.rows[(queue.rows["rank"] == queue.rows["last"]).fillna(False).astype(bool)]
    rows = rows[rows["taken"] | rows["waiting"]]
    split = rows[rows.groupby("group")["waiting"].transform("any")]
    for _, tied in split.groupby("group", sort=False):
        yield _tie(source, context, queue, tied)


def _tie(source: Source, context: Context, queue: Queue, tied: pd.DataFrame) -> Finding:
    taken, waiting = tied.index[tied["taken"]], tied.index[tied["waiting"]]
    first = tied.iloc[0]
    message = (
        f"{_people.words(first['group'])} 第 {first['rank']} 名并列 {len(tied)} 人，"
        f"只推荐了 {len(taken)} 人{_people.by(queue.roll)}；"
    )
    severity, words = _judged(context, queue, taken, waiting)
    rule = context.unit.policy.last_place
    basis = rule.basis if rule else queue.rule.basis
    name = "rank" if "rank" in source.table else "student_no"
    index = int(queue.own[taken[0]])
    return source.finding(CODE, index, name, message + words, severity=severity, basis=basis)


def _judged(
    context: Context, queue: Queue, taken: pd.Index, waiting: pd.Index
) -> tuple[Severity, str]:
    """What the policy's order, or else a decision, says of those taken."""
    rule = context.unit.policy.last_place
    ours, theirs = (_honours(context, queue, people) for people in (taken, waiting))
    if ours and theirs and min(ours) > max(theirs):
        return "note", "按细则规定的优先条件确定"
    if ours and theirs and min(ours) < max(theirs):
        return "error", "未推荐的人中有应优先的（按细则规定的优先条件），请更正"
    if rule is not None and rule.otherwise == "refuse":
        return "error", "细则没有规定先后，请全部推荐或全部不推荐"
    decided = _decided(context, queue, taken)
    if decided:
        return "note", f"已由 {decided} 决定"
    office = rule.decided_by if rule and rule.decided_by else "学校领导小组"
    return "error", f"请由{office}决定，并把部门、日期、文件登记到决定名单（inputs 的 decisions）"


def _honours(context: Context, queue: Queue, people: pd.Index) -> list[tuple[bool, ...]]:
    """Of each person, which of the fields that go first are filled; empty: nobody knows."""
    rule = context.unit.policy.last_place
    known = {
        name: column
        for name in (rule.by if rule else ())
        for column in _column(context, queue, name)
    }
    if not known:
        return []
    return [tuple(bool(column.get(index, "")) for column in known.values()) for index in people]


def _column(context: Context, queue: Queue, name: str) -> Iterator[pd.Series]:
    """The field by row of the ranking, from the ranking itself or from the applications."""
    if name in queue.roll.table:
        yield queue.roll.table[name]
        return
    roll = context.rolls.get("application")
    if roll is None or name not in roll.table or roll.masked or queue.roll.masked:
        return
    values = pd.Series(roll.table[name].to_numpy(), index=roll.keys.to_numpy())
    values = values[~values.index.duplicated()]
    yield queue.roll.keys.map(values).fillna("")


def _decided(context: Context, queue: Queue, taken: pd.Index) -> str:
    """Office, day and document of the decision; empty where one of those taken has none."""
    roll = context.rolls.get("decisions")
    if roll is None:
        return ""
    people = queue.own[taken]
    pairs = _people.pairs(roll).drop_duplicates("own").set_index("own")["theirs"]
    if not people.isin(pairs.index).all():
        return ""
    row = roll.table.loc[pairs[people.iloc[0]]]
    said = (str(row.get(name, "")) for name in ("office", "on", "document"))
    return " ".join(filter(None, said)) or roll.origin
