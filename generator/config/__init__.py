"""`site_config/` -> `Project`: everything loaded, and found to fit together.

Reading a file, joining what extends it and checking it by itself come first; then what
must hold between files (`sound/`).  All problems of all files are reported together.
"""

from __future__ import annotations

from pathlib import Path

from generator.config import parts, sound
from generator.config.parts import FOLDER, M, Part
from generator.config.project import Project
from generator.errors import ConfigError
from generator.periods import NATIONAL, Calendar

__all__ = ["load"]


def load(root: Path) -> Project:
    """The project in the folder `root`.

    Raises:
        ConfigError: all that is wrong, in the order of files and lines.
    """
    if not (root / FOLDER).is_dir():
        raise ConfigError(
            [f"这里没有 {FOLDER}/，不是项目文件夹；请用 --project 指明，或用 gongshi new 新建"]
        )
    read = parts.read(root)
    found = sorted({*read.problems(), *sound.problems(read)})
    problems = [str(problem) for problem in found]
    calendar = NATIONAL
    try:
        calendar = _calendar(root, read.school.model.region if read.school.model else "")
    except ConfigError as error:
        problems += [f"{FOLDER}/{problem}" for problem in error.problems]
    if problems:
        raise ConfigError(problems)
    return Project(
        root=root,
        school=_sound(read.school),
        fields=_sound(read.fields),
        kinds={name: _sound(part) for name, part in read.kinds.items()},
        inputs={name: _sound(part) for name, part in read.inputs.items()},
        policies={name: _sound(part) for name, part in read.policies.items()},
        rounds={name: _sound(part) for name, part in read.rounds.items()},
        calendar=calendar,
        targets=_sound(read.targets).targets,
    )


def _calendar(root: Path, region: str) -> Calendar:
    return Calendar.load(root / FOLDER / "calendar", region) if region else NATIONAL


def _sound(part: Part[M]) -> M:
    """The model of a file without problems."""
    if part.model is None:
        raise ConfigError([f"{part.document.file}: 无法读取"])
    return part.model
