"""A notice whose period is over, and what an office says came of it -> a line of the ledger."""

from __future__ import annotations

from datetime import date

from generator.errors import ConfigError
from generator.ledger import Act
from generator.notice import Notice
from generator.state import Life, State, state
from generator.wording import entitled

RESULTS = ("无异议", "异议已处理")


def close(
    made: Notice, life: Life, *, result: str, office: str, note: str, time: str, today: date
) -> Act:
    """The act; a later one takes the place of an earlier one.

    Raises:
        ConfigError: the period in force is not over, or the notice is not on line.
    """
    name = entitled(made.title, made.part)
    period = made.period
    stands = state(period.first, period.last, made.retain_until, today, approved=True, life=life)
    if stands is not State.CLOSED:
        why = {
            State.SCHEDULED: f"公示期 {period.first} 才开始",
            State.OPEN: f"公示期到 {period.last} 24:00 才结束",
        }.get(stands, stands.value)
        raise ConfigError([f"{name}：{why}，不能写公示结果"])
    if life.published is None:
        raise ConfigError([f"{name}：还没有上网的记录；请先运行 gongshi build"])
    return Act(
        time=time,
        act="closed",
        notice=made.id,
        part=made.slug,
        revision=made.revision,
        fingerprint=made.fingerprint,
        reason=note,
        offices=(office,),
        facts={"title": name, "result": result},
    )
