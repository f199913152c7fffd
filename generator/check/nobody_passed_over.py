"""Nobody is passed over without a ground.

Who stands before the last one recommended is recommended too, or has given up, has not
applied, or must not be chosen.

The finding names the place in the ranking, and nobody's name.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import Context, _people, _queue
from generator.check._queue import Queue
from generator.config.rules.choice import GROUNDS
from generator.model import Finding, Severity, Source

CODE = "nobody-passed-over"
NEEDS = _queue.NEEDS
USES = _queue.USES


def check(source: Source, context: Context) -> Iterator[Finding]:
    """Yield an error for each person passed over (a warning where applications are unknown)."""
    queue = _queue.queue(source, context)
    if queue is None:
        return
    before = (queue.rows["rank"] < queue.rows["last"]).fillna(False).astype(bool)
    for index in queue.rows.index[queue.rows["waiting"] & before]:
        yield _passed_over(queue, index)


def _passed_over(queue: Queue, index: int) -> Finding:
    row = queue.rows.loc[index]
    grounds = "、".join(GROUNDS.get(ground, ground) for ground in queue.rule.allowed_when)
    message = (
        f"{_people.words(row['group'])} 第 {row['rank']} 名符合要求而没有推荐，"
        f"后面的第 {row['last']} 名却已推荐{_people.by(queue.roll)}；请补入此人，"
        f"或登记依据（{grounds}）"
    )
    if not queue.sure:
        message += "。没有申报名单，无法核对是否未报名"
    college = queue.roll.table["college"].get(index, "") if "college" in queue.roll.table else ""
    place = _people.at(queue.roll, index, "rank")
    severity: Severity = "error" if queue.sure else "warning"
    return Finding(CODE, severity, message, place, queue.rule.basis, college=str(college))
