"""普通高考: a total, or for the arts a 综合分, and the province's own position for ties."""

from __future__ import annotations

import numpy as np
import pandas as pd

from generator.sample.applicants import TIED, Way

PROVINCES = ("广西", "广西", "广东", "贵州")
PER_POINT = 150
"""People with one and the same total, at least; positions come from the total."""


def _common(count: int, rng: np.random.Generator) -> pd.DataFrame:
    """Where they come from, their total, and a position that no two of them share."""
    total = rng.integers(180, 400, count)
    for row in range(TIED - 1, count, TIED):
        total[row] = total[row - 1]
    ahead = (750 - total) * max(PER_POINT, count) + rng.permutation(count)
    return pd.DataFrame(
        {
            # Neighbours in turn, so that ties fall into one list.
            "province": [PROVINCES[row // TIED % len(PROVINCES)] for row in range(count)],
            "total_score": total,
            "position": ahead,
        }
    )


def _general(count: int, rng: np.random.Generator) -> pd.DataFrame:
    return _common(count, rng).assign(batch="高职高专普通批")


def _arts(count: int, rng: np.random.Generator) -> pd.DataFrame:
    table = _common(count, rng).rename(columns={"total_score": "gaokao_score"})
    art = rng.integers(300, 450, count)
    wish = rng.integers(1, 7, count)
    for turn, row in enumerate(range(TIED - 1, count, TIED)):
        art[row] = art[row - 1]
        if turn % 2:  # alike in everything but the order of wishes
            table.loc[row, "position"] = table["position"].iloc[row - 1]
            wish[row - 1 : row + 1] = 1, 2
    groups = ["物理" if row // TIED % 2 else "历史" for row in range(count)]
    return table.assign(art_score=art, wish=wish, subject_group=groups)


GENERAL = Way(
    3,
    ("total_score", "position"),
    ("province", "batch", "major"),
    _general,
    lower=("position",),
)
ARTS = Way(
    4,
    ("art_score", "gaokao_score", "position", "wish"),
    ("province", "subject_group", "major"),
    _arts,
    lower=("position", "wish"),
)
