"""Young people who are admitted as freshmen: a school, a way in and a seed -> their list.

A way says which scores there are and how ties among them are resolved; the ways stand in
`classified` (单招, 对口) and `gaokao`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from faker import Faker

from generator.config.school import School
from generator.sample import private
from generator.sample.names import names

NUMBER = "25459901"
"""Year and an area that is assigned to no place, so that no exam number is anybody's."""
TIED = 5
"""One applicant in so many has the total of the one before."""


@dataclass(frozen=True)
class Way:
    """One kind of admission."""

    digit: int
    """Tells the exam numbers of the ways apart."""
    chain: tuple[str, ...]
    """What decides, and what resolves ties, in order."""
    within: tuple[str, ...]
    """Fields whose values make up one list."""
    scores: Callable[[int, np.random.Generator], pd.DataFrame]
    """A count of people -> their scores, with ties among neighbours."""
    lower: tuple[str, ...] = ()
    """Those of the chain of which less is better."""


def invent(school: School, way: Way, count: int, seed: int) -> pd.DataFrame:
    """`count` people, list after list, the best of each first."""
    rng = np.random.default_rng([seed, way.digit])
    faker = Faker("zh_CN")
    faker.seed_instance(seed + way.digit)
    people = _places(school, count)
    people["name"] = names(count, faker, rng)
    people = people.join(private.columns(count, faker, rng))
    people = people.join(way.scores(count, rng))
    people["exam_no"] = [f"{NUMBER}{way.digit}{n:05d}" for n in rng.permutation(count) + 1]
    people["list"] = people.groupby(list(way.within), sort=False).ngroup()
    by = ["list", *way.chain]
    people = people.sort_values(by, ascending=[name in ("list", *way.lower) for name in by])
    people["rank"] = people.groupby("list").cumcount() + 1
    return people


def _places(school: School, count: int) -> pd.DataFrame:
    """Majors with their colleges, as many rows as people, in the order of the school."""
    every = [(each.name, major.name) for each in school.colleges for major in each.majors]
    # No more majors than give each a list worth ordering.
    every = every[:: max(1, -(-len(every) * 2 * TIED // count))]
    rows = [every[n] for n in (np.arange(count) * len(every) // count).tolist()]
    return pd.DataFrame(rows, columns=["college", "major"])
