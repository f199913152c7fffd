"""The whole graduating class: school + seed -> everything the offices know of everybody."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from faker import Faker

from generator.config.school import School
from generator.sample import applicants, choices, classes, private
from generator.sample import scores as scoring
from generator.sample.applicants import Way
from generator.sample.names import names
from generator.sample.rules import USUAL, Rules
from generator.sample.scores import GROUP, Scores

FRESHMEN = 25
"""Admission lists have so many people, or one for so many graduates."""
NAMESAKES = 50
"""One class in so many, and the first one, has two people of the same name."""


@dataclass(frozen=True)
class Cohort:
    """The graduates, in the order of the school."""

    school: School
    people: pd.DataFrame
    """One row a person; columns are field names, and the marks `direct_category`,
    `excluded`, `exempted`, `applied`, `declined`, `recommended`."""
    scores: Scores
    """Same order as `people`."""
    seed: int

    @cached_property
    def ranked(self) -> pd.DataFrame:
        """`people` with each rank group sorted by rank."""
        group = self.people.groupby(GROUP, sort=False).ngroup()
        order = np.lexsort((self.people["student_no"], self.people["rank"], group))
        return self.people.iloc[order]

    def applicants(self, way: Way) -> pd.DataFrame:
        """Freshmen who come in by one way; none of the graduates."""
        count = max(FRESHMEN, len(self.people) // FRESHMEN)
        return applicants.invent(self.school, way, count, self.seed)


def invent(
    school: School,
    *,
    students: int,
    subjects: int,
    majors: int | None,
    seed: int,
    rules: Rules = USUAL,
) -> Cohort:
    """The same arguments give the same people."""
    rng = np.random.default_rng(seed)
    faker = Faker("zh_CN")
    faker.seed_instance(seed)
    people = classes.people(school, students, majors, rng)
    people["name"] = _namesakes(names(len(people), faker, rng), people["class"])
    people = people.join(private.columns(len(people), faker, rng))
    scores = scoring.draw(people, subjects, rng)
    people = people.join(scoring.standing(people, scores, rules))
    people = people.join(choices.direct(people, rng))
    # Draws of their own, so that one more choice leaves all the others as they were.
    people["excluded"] = choices.excluded(people, np.random.default_rng([seed, 1]))
    people["exempted"] = choices.exempted(people, np.random.default_rng([seed, 2]))
    people["applied"] = choices.applied(people, rng)
    people["declined"] = choices.declined(people, rules, rng)
    people["recommended"] = choices.recommended(people, rules)
    return Cohort(school, people.join(choices.targets(people, rng)), scores, seed)


def _namesakes(plain: list[str], classes: pd.Series) -> list[str]:
    result = list(plain)
    for rows in list(classes.groupby(classes, sort=False).indices.values())[::NAMESAKES]:
        if len(rows) > 1:
            result[rows[1]] = result[rows[0]]
    return result
