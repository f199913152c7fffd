"""Scores and what follows from them: people -> subject scores, average, rank, verdict.

The arithmetic is written out in whole numbers here and not shared with the checks,
so that each is a witness for the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from generator.sample.courses import Course, courses
from generator.sample.rules import Rules

PASS = 600
"""60 points, in tenths."""
ABSENT = -1
"""缺考: counts 0 and is failed."""
DEFERRED = -2
"""缓考: counts 0 and is not taken."""
WORDS = {ABSENT: "缺考", DEFERRED: "缓考"}
TOP = 60
"""Percent of a rank group that may be chosen."""
TIED = 3
"""One group in so many has ties."""
REASONS = ("", "排名未进入前60%", "有课程不合格", "有课程未修")
GROUP = ["college", "major", "track"]


@dataclass(frozen=True)
class Scores:
    """One row a person, one column a course of the person's major."""

    courses: Mapping[str, tuple[Course, ...]]
    """Major -> what its columns are; every major has as many."""
    tenths: np.ndarray
    """Points times ten, 0 to 1000, or `ABSENT` or `DEFERRED`."""

    def cells(self, rows: np.ndarray) -> list[list[float | int | str]]:
        """What stands in the workbook for these people, row by row."""
        return [
            [WORDS[each] if each < 0 else each / 10 if each % 10 else each // 10 for each in row]
            for row in self.tenths[rows].tolist()
        ]


def draw(people: pd.DataFrame, subjects: int, rng: np.random.Generator) -> Scores:
    """Scores for everybody: most pass everything, a few fail, miss or defer a course."""
    count = len(people)
    talent = rng.normal(77, 6, (count, 1))
    subject = rng.normal(0, 3, (1, subjects))
    points = np.clip(np.rint(talent + subject + rng.normal(0, 6, (count, subjects))), 60, 99)
    tenths = points.astype(int) * 10
    tenths[rng.random((count, subjects)) < 0.04] += 5
    majors = people["major"].unique()
    taught = {major: courses(major, subjects) for major in majors}
    return Scores(taught, _tied(people, _flawed(tenths, rng)))


def standing(people: pd.DataFrame, scores: Scores, rules: Rules) -> pd.DataFrame:
    """Average (text, two decimals), rank, size of the rank group, verdict and reason."""
    counted = np.maximum(scores.tenths, 0).sum(axis=1)
    width = (rules.missing_counts | (scores.tenths >= 0)).sum(axis=1)
    cents = pd.Series((20 * counted + width) // (2 * width), people.index)
    groups = cents.groupby([people[name] for name in GROUP])
    rank = groups.rank(method="min", ascending=False).astype(int)
    total = groups.transform("size")
    failed = ((scores.tenths < PASS) & (scores.tenths != DEFERRED)).any(axis=1)
    missing = (scores.tenths == DEFERRED).any(axis=1)
    reason = np.select([rank * 100 > TOP * total, failed, missing], [1, 2, 3], 0)
    return pd.DataFrame(
        {
            "average": (cents // 100).astype(str) + "." + (cents % 100).map("{:02d}".format),
            "rank": rank,
            "major_total": total,
            "eligible": np.where(reason == 0, "是", "否"),
            "reason": np.array(REASONS, dtype=object)[reason],
        }
    )


def _flawed(tenths: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """The same with one course failed, missed or deferred for some; one of each at least."""
    count, width = tenths.shape
    people = rng.permutation(count)
    ability = tenths.sum(axis=1)
    # The best of a small sample, so that some are stopped by the course and not by the rank.
    best = np.argsort(-ability)[: max(3, count // 4)]
    failed, absent, deferred = (max(1, int(count * share)) for share in (0.04, 0.008, 0.015))
    lists = np.split(people[: failed + absent + deferred], [failed, failed + absent])
    result = tenths.copy()
    for chosen, kind in zip(lists, (0, ABSENT, DEFERRED), strict=True):
        rows = np.unique(np.append(chosen, rng.choice(best)))
        low = rng.integers(38, 60, rows.size) * 10
        result[rows, rng.integers(0, width, rows.size)] = low if kind == 0 else kind
    return result


def _tied(people: pd.DataFrame, tenths: np.ndarray) -> np.ndarray:
    """The same with ties in every third group: on rank 2, and on the boundary of 60%.

    The tied person gets the other's scores, moved on by one subject: another row, the
    same average.
    """
    result = tenths.copy()
    sums = np.maximum(tenths, 0).sum(axis=1)
    number = people.groupby(GROUP, sort=False).ngroup().to_numpy()
    for group in range(0, number.max() + 1, TIED):
        rows = np.flatnonzero(number == group)
        order = rows[np.argsort(-sums[rows], kind="stable")]
        boundary = len(order) * TOP // 100
        for place in (2, boundary):
            clean = [row for row in order[place - 1 : place] if (tenths[row] >= PASS).all()]
            if clean and len(order) > place >= 2:
                result[order[place]] = np.roll(result[clean[0]], 1)
    return result
