"""site/ and server/ -> a target, once they have passed every gate; or a former release."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from generator import deploy as places
from generator import disk, ledger, rooms
from generator.config.project import Project
from generator.config.target import Target
from generator.deploy import Cargo, Host
from generator.errors import ConfigError, GongshiError, Refused
from generator.model import Finding
from generator.notice import Notice
from generator.pipeline import Say, record, refuses, site
from generator.pipeline.bring import bring, lines
from generator.pipeline.refresh import published


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
    return findings, lines(bring(host, cargo, target, say), target)


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
    cargo = Cargo("", project.root / "site", {}, 0, {}, standing, over)
    host = _host(project, name, target)
    if rehearse:
        return lines(host.rollback(cargo, wanted), target)
    return lines(bring(host, cargo, target, say, back_to=wanted), target)


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


def _cargo(project: Project, clock: Clock) -> Cargo:
    folder, server = project.root / "site", project.root / "server"
    for wanted, what in ((folder / "index.html", "site/"), (server, "server/")):
        if not wanted.exists():
            raise ConfigError([f"还没有生成好的 {what}；请先运行 gongshi build"])
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
    lives = {one.folder: recorded.life(one.id, one.slug) for one in made}
    return frozenset(
        one.folder for one in made if one.retain_until >= today and not lives[one.folder].over
    )


def _over(project: Project, made: Sequence[Notice], clock: Clock) -> frozenset[str]:
    """What servers take for past its last day: they do not know that a sample pins its day."""
    if project.school.sample is None:
        return frozenset()
    day = clock.now.date()
    return frozenset(one.folder for one in made if one.retain_until < day)


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
