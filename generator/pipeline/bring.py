"""A plan for a target -> done, looked at, and taken back where it does not hold."""

from __future__ import annotations

from collections.abc import Sequence

from generator import deploy as places
from generator.config.target import Target
from generator.deploy import Cargo, Host, Plan, ReloadError
from generator.errors import DiskError
from generator.pipeline import Say


def bring(
    host: Host, cargo: Cargo, target: Target, say: Say, *, back_to: str | None = None
) -> Plan:
    """Work alone on a target: bring the cargo on line, or a former release back.

    Raises:
        DiskError: what was on line before is on line again, and the message says why.
        Refused: there is nothing to go back to.
    """
    with host.lock():
        plan = host.plan(cargo) if back_to is None else host.rollback(cargo, back_to)
        _work(host, plan, cargo, target, say)
    return plan


def lines(plan: Plan, target: Target) -> list[str]:
    """A plan in words, a line a step."""
    told = [step.words for step in (*plan.before, *plan.switch)]
    if plan.changed or plan.absent:
        where = f"按网址 {target.url} " if target.url else "在目标上"
        told.append(
            f"{where}核对 {len(plan.changed)} 个文件，"
            f"并确认 {len(plan.absent)} 个撤下的地址不再给出名单"
        )
    if plan.back_to:
        told.append(f"若不一致：退回 {plan.back_to}")
    return [*told, *(step.words for step in (*plan.after, *plan.gone))]


def _work(host: Host, plan: Plan, cargo: Cargo, target: Target, say: Say) -> None:
    """Do what is planned; whatever goes wrong, rows that are gone leave what was on line."""
    free = host.free()
    if free is not None and free < plan.room:
        raise DiskError(
            f"目标所在磁盘只剩 {places.size(free)}，部署需要 {places.size(plan.room)}；"
            "请先清理磁盘，网站没有变动"
        )
    try:
        places.apply(host, plan.before, say)
    except ReloadError:
        _after_all(host, plan, say, undo=True)
        raise
    except DiskError:
        _after_all(host, plan, say, undo=False)
        raise
    places.apply(host, plan.switch, say)
    say("正在核对上线的内容 …")
    wrong = _faults(host, plan, cargo, target)
    if wrong:
        raise _taken_back(host, plan, wrong, say)
    places.apply(host, (*plan.after, *plan.gone), say)


def _after_all(host: Host, plan: Plan, say: Say, *, undo: bool) -> None:
    """As much as still can be done; the first error is the one to be told."""
    for steps in (plan.undo if undo else (), plan.gone):
        try:
            places.apply(host, steps, say)
        except DiskError as error:
            say(f"另外：{error}")


def _faults(host: Host, plan: Plan, cargo: Cargo, target: Target) -> list[str]:
    if not (plan.changed or plan.absent):
        return []
    if target.url:
        return places.faults(target.url, plan.changed, plan.absent, cargo.standing - cargo.over)
    there = host.stand((*plan.changed, *plan.absent))
    wrong = [path for path, digest in plan.changed.items() if there.get(path) != digest]
    return [f"{path} 与 site/ 不一致" for path in wrong] + [
        f"{path} 仍在" for path in plan.absent if path in there
    ]


def _taken_back(host: Host, plan: Plan, wrong: Sequence[str], say: Say) -> DiskError:
    """Go back, and say what was wrong."""
    told = f"上线后核对不一致：{places.listed(wrong)}。"
    try:
        places.apply(host, (*plan.back, *plan.gone), say)
    except DiskError as error:
        return DiskError(f"{told}退回上一版也没有成功：{error}")
    if not plan.switch:
        return DiskError(f"{told}目标上的版本没有变；请检查网页服务器和 CDN，再运行一次")
    if plan.back_to:
        return DiskError(f"{told}已退回上一版 {plan.back_to}，请查明原因后再部署")
    return DiskError(
        f"{told}没有可退回的版本，新内容留在目标上；"
        "请按 server/ 里各文件开头的说明设置网页服务器，再运行一次 deploy"
    )
