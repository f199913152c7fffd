"""site/ -> a target: verified, written whole, switched in one step, looked at, or taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from generator import deploy as places
from generator import disk, ledger, rooms
from generator.config.project import Project
from generator.config.target import Target
from generator.deploy import Cargo, Host, Plan, ReloadError
from generator.errors import ConfigError, DiskError, GongshiError, Refused
from generator.model import Finding
from generator.notice import Notice
from generator.pipeline import Say, record, refuses, site
from generator.pipeline.refresh import published

ENDS = {"withdrawn": True, "retired": True, "published": False, "amended": False}
"""Acts after which the rows may not, or may, be read."""


@dataclass(frozen=True)
class Clock:
    """The day that the project lives on, and the moment that it really is."""

    today: date
    now: datetime
    """With an offset; names the release, and is what web servers go by."""


def deploy(
    project: Project, name: str, clock: Clock, say: Say, *, rehearse: bool = False
) -> tuple[list[Finding], list[str]]:
    """Bring `site/` to a target; the findings that speak against it, or what was planned.

    Raises:
        DiskError: the target is as it was before, and the message says why.
    """
    target = chosen(project, name)
    disk.settle(project.root / "site")
    disk.settle(project.root / "server")
    cargo = _cargo(project, clock)
    say("正在核对 site/ …")
    findings = site.check_site(project, project.root / "site", clock.today)
    if refuses(findings):
        return findings, []
    _refuse_rows(cargo)
    host = _host(project, name, target)
    if rehearse:
        return findings, lines(host.plan(cargo), target)
    with host.lock():
        plan = host.plan(cargo)
        _work(host, plan, cargo, target, say)
    return findings, lines(plan, target)


def rollback(
    project: Project, name: str, wanted: str, clock: Clock, say: Say, *, rehearse: bool = False
) -> list[str]:
    """Bring a former release of a target back: the one named, or the last before.

    Raises:
        Refused: there is none, or it still has rows that nobody may read.
    """
    target = chosen(project, name)
    made = _notices(project)
    standing, over = _standing(project, made, clock.today), _over(project, made, clock)
    none = Cargo("", project.root / "site", {}, 0, {}, standing, over)
    host = _host(project, name, target)
    if rehearse:
        return lines(host.rollback(none, wanted), target)
    with host.lock():
        plan = host.rollback(none, wanted)
        _work(host, plan, none, target, say)
    return lines(plan, target)


def chosen(project: Project, name: str) -> Target:
    """The target of that name, or the folder at that path.

    Raises:
        ConfigError: neither; the known ones are listed.
    """
    if name in project.targets:
        return project.targets[name]
    if "/" in name or "\\" in name:
        return Target(kind="folder", path=str(Path(name).expanduser().resolve()))
    known = "、".join(project.targets) or "还没有"
    raise ConfigError(
        [f"没有部署目标 {name}；site_config/targets.yml 里有：{known}。文件夹请写成 ./{name}"]
    )


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
        return places.faults(target.url, plan.changed, plan.absent, cargo.over)
    there = host.stand()
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
    if plan.back_to:
        return DiskError(f"{told}已退回上一版 {plan.back_to}，请查明原因后再部署")
    return DiskError(
        f"{told}没有可退回的版本，新内容留在目标上；"
        "请按 server/ 里各文件开头的说明设置网页服务器，再运行一次 deploy"
    )


def _cargo(project: Project, clock: Clock) -> Cargo:
    folder, server = project.root / "site", project.root / "server"
    if not (folder / "index.html").is_file():
        raise ConfigError(["还没有生成好的 site/；请先运行 gongshi build"])
    files = places.manifest(folder)
    made = _notices(project)
    return Cargo(
        name=f"{clock.now.astimezone(UTC):%Y%m%dT%H%M%SZ}-{places.fingerprint(files)[:12]}",
        site=folder,
        files=files,
        size=sum((folder / path).stat().st_size for path in files),
        rules={path: (server / path).read_bytes() for path in places.manifest(server)},
        standing=_standing(project, made, clock.today),
        over=_over(project, made, clock),
    )


def _notices(project: Project) -> list[Notice]:
    return published(project.root / "content")[0]


def _standing(project: Project, made: Sequence[Notice], today: date) -> frozenset[str]:
    """Folders whose rows may be read on that day."""
    recorded = ledger.read(record.path(project.root))
    ended = {}
    for entry in recorded.entries:
        if entry.act in ENDS:
            ended[entry.folder] = ENDS[entry.act]
    return frozenset(
        one.folder for one in made if one.retain_until >= today and not ended.get(one.folder)
    )


def _over(project: Project, made: Sequence[Notice], clock: Clock) -> frozenset[str]:
    """What servers take for past its last day: they do not know that a sample pins its day."""
    if project.school.sample is None:
        return frozenset()
    day = clock.now.date()
    return frozenset(one.folder for one in made if one.retain_until < day) | frozenset(
        one.id for one in made if one.retain_until < day
    )


def _refuse_rows(cargo: Cargo) -> None:
    """See that the site was built after the last notice was taken down.

    Raises:
        Refused: it still has rows of one.
    """
    left = places.rows(cargo.files, cargo.standing)
    if left:
        names = places.listed(left)
        raise Refused(f"site/ 里还有已撤下或已到期的名单（{names}）；请先重新运行 gongshi build")


def _host(project: Project, name: str, target: Target) -> Host:
    try:
        made: Host = rooms.load("deploy", target.kind).Host(name, target, project.root)
    except KeyError:
        raise GongshiError(target.kind) from None  # the loader has refused it before
    return made
