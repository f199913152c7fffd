"""The files of `site_config/` side by side, before they are known to fit together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from generator.config import document, faults, merge
from generator.config.base import Model
from generator.config.document import Document, Problem, Spot
from generator.config.fields import Fields
from generator.config.input import Input
from generator.config.kind import Kind
from generator.config.policy import Policy
from generator.config.round import Round
from generator.config.school import School
from generator.config.target import Targets

FOLDER = "site_config"

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Part(Generic[M]):
    """One file."""

    document: Document
    model: M | None
    """None where the file itself is at fault; `problems` then says why."""
    problems: tuple[Problem, ...]


Folder = Mapping[str, Part[M]]
"""File name without its ending -> file; broken files are there too, so that nobody is
told that a name is unknown when its file has a mistake."""


@dataclass(frozen=True)
class Parts:
    """Everything in `site_config/` but the calendar."""

    root: Path
    school: Part[School]
    fields: Part[Fields]
    kinds: Folder[Kind]
    inputs: Folder[Input]
    policies: Folder[Policy]
    rounds: Folder[Round]
    targets: Part[Targets]

    def problems(self) -> Iterator[Problem]:
        """What is wrong with each file by itself."""
        folders = (self.kinds, self.inputs, self.policies, self.rounds)
        yield from self.school.problems
        yield from self.fields.problems
        yield from self.targets.problems
        for folder in folders:
            for part in folder.values():
                yield from part.problems
        yield from _endings(self.root)

    def known_fields(self) -> tuple[str, ...]:
        """Field names; none where `fields.yml` itself is at fault."""
        return tuple(self.fields.model.fields) if self.fields.model else ()


def read(root: Path) -> Parts:
    """The files below `root/site_config/`."""
    return Parts(
        root,
        _file(root, "school.yml", School),
        _file(root, "fields.yml", Fields),
        _folder(root, "kinds", Kind),
        _folder(root, "inputs", Input),
        _folder(root, "policies", Policy),
        _folder(root, "rounds", Round),
        _targets(root),
    )


def _file(root: Path, name: str, model: type[M]) -> Part[M]:
    path = root / FOLDER / name
    if path.is_file():
        return _part(document.read(path, root), model)
    file = f"{FOLDER}/{name}"
    missing = Problem(Spot(file), "", "没有这个文件；请从模板复制（gongshi new 会生成一份）")
    return Part(Document(path.stem, file), None, (missing,))


def _targets(root: Path) -> Part[Targets]:
    """A project without the file has no targets."""
    if (root / FOLDER / "targets.yml").is_file():
        return _file(root, "targets.yml", Targets)
    return Part(Document("targets", f"{FOLDER}/targets.yml"), Targets(), ())


def _folder(root: Path, name: str, model: type[M]) -> Folder[M]:
    paths = sorted((root / FOLDER / name).glob("*.yml"))
    documents = {path.stem: document.read(path, root) for path in paths}
    if "extends" in model.model_fields:
        documents = merge.extended(documents)
    return {stem: _part(each, model) for stem, each in documents.items()}


def _part(each: Document, model: type[M]) -> Part[M]:
    parsed, problems = faults.parse(each, model)
    return Part(each, parsed, tuple(problems))


def _endings(root: Path) -> Iterator[Problem]:
    for path in sorted((root / FOLDER).rglob("*.yaml")):
        file = path.relative_to(root).as_posix()
        yield Problem(Spot(file), "", f"不会被读取；请改名为 {path.stem}.yml")
