"""More people for a list that is on line -> a notice of its own, in drafts/.

The notice enters the round's YAML only when nothing stands against it; killed after that,
`generate` goes on.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

from generator.acts.supplement import supplement as entered
from generator.config.project import Project, Unit
from generator.config.round import Added, NoticeSpec
from generator.errors import ConfigError
from generator.pipeline import rewrite
from generator.pipeline.amend import Asked, checked, known, online, with_round
from generator.pipeline.generate import Outcome, make, put
from generator.pipeline.read import WILD, tasks


@dataclass(frozen=True)
class Given:
    """What the supplement is made of."""

    sources: tuple[str, ...]
    """Paths as typed, from where one stands or from the project folder; globs from there."""
    id: str = ""
    """Empty: `<id>-s1`, or the next that is free."""


def supplement(
    project: Project, unit: Unit, given: Given, asked: Asked, today: date, executor: Executor
) -> Outcome:
    """Add to what is on line of the unit; what was added before is only made again.

    Raises:
        ConfigError: it is not on line, or it cannot be added to in this way.
    """
    online(project, unit, today)
    known(project, asked, today)
    if unit.supplements:
        raise ConfigError([f"{unit.id} 自己是补充公示；请写原公示的编号 {unit.supplements}"])
    sources = tuple(_source(project.root, each) for each in given.sources)
    there = next((each for each in _earlier(project, unit) if each.sources == sources), None)
    if there is None:
        new = _spec(project, unit, sources, given.id, asked, today)
        round_ = unit.round.model_copy(update={"notices": (*unit.round.notices, new)})
        project = with_round(project, unit.round_name, round_)
        there = next(project.units((new.id,)))
    (task,) = tasks(project, [there], executor)
    prepared, files = make(task, project, today)
    if prepared.notice and there.round is not unit.round:
        rewrite(project, unit, lambda text: entered(text, there.round.notices[-1]))
    return put(project, prepared, files, today)


def _spec(
    project: Project, unit: Unit, sources: tuple[str, ...], id_: str, asked: Asked, today: date
) -> NoticeSpec:
    """The notice as it is written into the round."""
    taken = {each.id for each in project.units()}
    free = (f"{unit.id}-s{number}" for number in count(1))
    id_ = id_ or next(name for name in free if name not in taken)
    if id_ in taken:
        raise ConfigError([f"--id：{id_} 已有公示使用；编号是永久网址，不能重复使用"])
    first = next(each for each in unit.round.notices if each.id == unit.id)
    own: dict[str, object] = {"source": sources, "publish_on": asked.publish_on}
    own |= {"until": asked.until} if asked.until else {}
    own |= {"map": unit.map} if unit.map else {}
    return checked(
        NoticeSpec,
        id=id_,
        kind=first.kind,
        title=_title(project, unit, first),
        office=first.office,
        supplements=unit.id,
        added=Added.model_construct(on=today, by=asked.by, reason=asked.reason).model_dump(),
        **({"parts": ({"part": unit.part, **own},)} if unit.part else own),
    )


def _title(project: Project, unit: Unit, first: NoticeSpec) -> str:
    """Empty where the usual title tells it from all others."""
    number = len([*_earlier(project, unit)]) + 1
    if number > 1:
        return f"{unit.title}（第 {number} 次补充）"
    return f"{first.title}（补充）" if first.title else ""


def _earlier(project: Project, unit: Unit) -> Iterator[Unit]:
    """What adds to the same list already."""
    for each in project.units():
        if each.supplements == unit.id and each.part == unit.part:
            yield each


def _source(root: Path, typed: str) -> str:
    """Relative to the project folder, with forward slashes.

    Raises:
        ConfigError: there is no such file in the project.
    """
    if any(mark in typed for mark in WILD):
        return typed
    for path in (root / typed, Path(typed)):
        if path.is_file() and path.resolve().is_relative_to(root.resolve()):
            return path.resolve().relative_to(root.resolve()).as_posix()
    raise ConfigError([f"--source：项目文件夹里没有 {Path(typed).name}；请把文件放进 data/"])
