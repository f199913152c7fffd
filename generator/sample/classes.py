"""How the people are spread over colleges, majors and classes.

School and counts go in; one row a person comes out.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from generator.config.school import School
from generator.errors import ConfigError

GRADE = "2021级"
YEAR = "2021"
CLASS_SIZE = 45
LEAST = 12
"""People of a major, on average, below which a quota of 30% could be empty."""
EVERY = 5
"""One major in so many has expansion classes."""


@dataclass(frozen=True)
class Major:
    """A major that takes part."""

    college: str
    college_no: int
    """1-based place in the school, the two digits after the year in a student number."""
    major: str
    major_no: int
    """1-based place in the college, the next two digits."""


def people(
    school: School, students: int, majors: int | None, rng: np.random.Generator
) -> pd.DataFrame:
    """All graduates in the order of the school, then of the student number.

    Raises:
        ConfigError: too few students, or a college without majors.
    """
    groups = _groups(_chosen(school, students, majors), students, rng)
    counts = groups.pop("people")
    table = groups.loc[groups.index.repeat(counts)].reset_index(drop=True)
    place = table.groupby(["college_no", "major_no", "track"]).cumcount()
    class_no = table.pop("classes_before") + place // CLASS_SIZE + 1
    numbers = (table.pop("college_no"), table.pop("major_no"), class_no, place % CLASS_SIZE + 1)
    suffix = table["track"].map({"普通": "班", "扩招": "扩招班"})
    table["class"] = table["major"] + "21" + class_no.map("{:02d}".format) + suffix
    table["student_no"] = YEAR
    for number in numbers:
        table["student_no"] += number.map("{:02d}".format)
    table["grade"] = GRADE
    return table


def _chosen(school: School, students: int, majors: int | None) -> list[Major]:
    """The majors that take part: every college keeps one, for each owes the round a file."""
    least = len(school.colleges)
    if students < LEAST * least:
        enough = LEAST * least
        raise ConfigError([f"示例学校有 {least} 个学院，学生数至少为 {enough}，请增大 --students"])
    if empty := [college.name for college in school.colleges if not college.majors]:
        raise ConfigError([f"school.yml: colleges: 没有专业：{'、'.join(empty)}，请补充 majors"])
    every = [
        Major(college.name, college_no, major.name, major_no)
        for college_no, college in enumerate(school.colleges, 1)
        for major_no, major in enumerate(college.majors, 1)
    ]
    wanted = max(least, min(majors or len(every), students // LEAST))
    in_turn = sorted(every, key=lambda each: (each.major_no, each.college_no))
    return sorted(in_turn[:wanted], key=lambda each: (each.college_no, each.major_no))


def _groups(majors: list[Major], students: int, rng: np.random.Generator) -> pd.DataFrame:
    """One row a major and training type; the last group has one person only."""
    rows = []
    for number, major in enumerate(majors):
        rows.append({**vars(major), "track": "普通", "weight": rng.uniform(0.7, 1.4)})
        last = number == len(majors) - 1
        if last or number % EVERY == EVERY // 2:
            weight = 0.0 if last else rng.uniform(0.25, 0.5)
            rows.append({**vars(major), "track": "扩招", "weight": weight})
    groups = pd.DataFrame(rows)
    groups["people"] = 1 + _shares(groups.pop("weight").to_numpy(), students - len(rows))
    # The classes of a major are numbered through, those of the expansion type last.
    classes = -(-groups["people"] // CLASS_SIZE)
    regular = groups.groupby(["college_no", "major_no"])["track"].cumcount() == 0
    groups["classes_before"] = classes.shift(fill_value=0).where(~regular, 0)
    return groups


def _shares(weights: np.ndarray, total: int) -> np.ndarray:
    """`total` cut into whole numbers in proportion to the weights."""
    edges = np.floor(np.cumsum(weights) / weights.sum() * total + 1e-9).astype(int)
    return np.diff(edges, prepend=0)
