"""Young people who are admitted as freshmen: a school and a seed -> both admission lists.

They sit a test (单招: 职业适应性, 对口: 职业技能) beside 文化素质, which is made of three
papers.  Among them are ties that only a later score of the chain resolves, and some
whose skill counts as full marks.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from faker import Faker

from generator.config.school import School
from generator.sample import private
from generator.sample.names import names

NUMBER = "25459901"
"""Year and an area that is assigned to no place, so that no exam number is anybody's."""
PAPERS = ("chinese_score", "math_score", "foreign_score")
FULL = 300
"""Full marks of the skill test."""
EXEMPT = 12
"""One of so many 对口 applicants has won a prize and need not show the skill."""
TIED = 5
"""One applicant in so many has the total of the one before."""


@dataclass(frozen=True)
class Way:
    """One kind of admission."""

    digit: str
    """Tells the exam numbers of the ways apart."""
    own: str
    """Field of the score that only this way has."""

    @property
    def chain(self) -> tuple[str, ...]:
        """The total, then what resolves ties, in order."""
        return ("total_score", "test_score", "culture_score", self.own, *PAPERS)


SINGLE = Way("1", "aptitude_score")
COUNTERPART = Way("2", "skill_score")


def invent(school: School, way: Way, count: int, seed: int) -> pd.DataFrame:
    """`count` people in the order of their majors and, within, of the tie chain."""
    rng = np.random.default_rng([seed, int(way.digit)])
    faker = Faker("zh_CN")
    faker.seed_instance(seed + int(way.digit))
    people = _places(school, count)
    people["name"] = names(count, faker, rng)
    people = people.join(private.columns(count, faker, rng))
    people = people.join(_scores(way, count, rng))
    people["exam_no"] = [f"{NUMBER}{way.digit}{n:05d}" for n in rng.permutation(count) + 1]
    people["academic_test"] = "是"
    by = ["order", *way.chain]
    return people.sort_values(by, ascending=[True] + [False] * len(way.chain), kind="stable")


def _places(school: School, count: int) -> pd.DataFrame:
    """Majors with their colleges, as many rows as people, in the order of the school."""
    every = [(each.name, major.name) for each in school.colleges for major in each.majors]
    # No more majors than give each a list worth ordering.
    every = every[:: max(1, -(-len(every) * TIED // count))]
    rows = [(n, *every[n]) for n in (np.arange(count) * len(every) // count).tolist()]
    return pd.DataFrame(rows, columns=["order", "college", "major"])


def _scores(way: Way, count: int, rng: np.random.Generator) -> pd.DataFrame:
    papers = rng.integers(45, 96, (count, len(PAPERS)))
    own = rng.integers(150, 291, count)
    bonus = rng.integers(0, 31, count)
    exempt = (np.arange(count) % EXEMPT == EXEMPT // 2) & (way is COUNTERPART)
    own[exempt] = FULL
    for turn, row in enumerate(range(TIED - 1, count, TIED)):
        for scores in (papers, own, bonus, exempt):
            scores[row] = scores[row - 1]
        if turn % 3 == 1:  # a lower test, made up for by policy points
            papers[row, 1] -= 2
            bonus[row] += 2
        elif turn % 3 == 0 and not exempt[row]:  # more culture, less of the other
            papers[row, 0] += 1
            own[row] -= 1
        else:  # only single papers differ
            papers[row, :2] += (1, -1)
    table = pd.DataFrame(papers, columns=list(PAPERS))
    table[way.own] = own
    table["exempt"] = np.where(exempt, "是", "否")
    table["culture_score"] = papers.sum(axis=1)
    table["test_score"] = table["culture_score"] + own
    table["total_score"] = table["test_score"] + bonus
    return table
