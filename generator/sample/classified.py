"""分类招生: 文化素质 of three papers, and a test of 职业适应性 (单招) or 职业技能 (对口)."""

from __future__ import annotations

from functools import partial

import numpy as np
import pandas as pd

from generator.sample.applicants import TIED, Way

PAPERS = ("chinese_score", "math_score", "foreign_score")
FULL = 300
"""Full marks of the skill test."""
EXEMPT = 12
"""One of so many 对口 applicants has won a prize and need not show the skill."""


def _scores(
    count: int, rng: np.random.Generator, own: str, *, exempts: bool = False
) -> pd.DataFrame:
    papers = rng.integers(45, 96, (count, len(PAPERS)))
    other = rng.integers(150, 291, count)
    bonus = rng.integers(0, 31, count)
    exempt = (np.arange(count) % EXEMPT == EXEMPT // 2) & exempts
    other[exempt] = FULL
    for turn, row in enumerate(range(TIED - 1, count, TIED)):
        for scores in (papers, other, bonus, exempt):
            scores[row] = scores[row - 1]
        if turn % 3 == 1:  # a lower test, made up for by policy points
            papers[row, 1] -= 2
            bonus[row] += 2
        elif turn % 3 == 0 and not exempt[row]:  # more culture, less of the other
            papers[row, 0] += 1
            other[row] -= 1
        else:  # only single papers differ
            papers[row, :2] += (1, -1)
    table = pd.DataFrame(papers, columns=list(PAPERS))
    table[own] = other
    table["exempt"] = np.where(exempt, "是", "否")
    table["academic_test"] = "是"
    table["culture_score"] = papers.sum(axis=1)
    table["test_score"] = table["culture_score"] + other
    table["total_score"] = table["test_score"] + bonus
    return table


def _way(digit: int, own: str, *, exempts: bool) -> Way:
    chain = ("total_score", "test_score", "culture_score", own, *PAPERS)
    return Way(digit, chain, ("major",), partial(_scores, own=own, exempts=exempts))


SINGLE = _way(1, "aptitude_score", exempts=False)
COUNTERPART = _way(2, "skill_score", exempts=True)
