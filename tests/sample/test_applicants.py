"""Freshmen: invented numbers, sums that hold, an order that the tie chain explains."""

from __future__ import annotations

import pytest

from generator.sample.applicants import Way
from generator.sample.classified import COUNTERPART, FULL, SINGLE
from generator.sample.cohort import Cohort
from generator.sample.gaokao import ARTS, GENERAL

WAYS = [SINGLE, COUNTERPART, GENERAL, ARTS]


@pytest.mark.parametrize("way", [SINGLE, COUNTERPART])
def test_scores(cohort: Cohort, way: Way) -> None:
    """Papers make up 文化素质, and with the other score the test; the total is no less."""
    people = cohort.applicants(way)
    papers = people[["chinese_score", "math_score", "foreign_score"]].sum(axis=1)
    assert papers.equals(people["culture_score"])
    assert people["test_score"].equals(people["culture_score"] + people[way.chain[3]])
    assert (people["total_score"] >= people["test_score"]).all()


@pytest.mark.parametrize("way", WAYS)
def test_order(cohort: Cohort, way: Way) -> None:
    """Ranks of each list follow the chain; some are tied at first, nobody in everything."""
    people = cohort.applicants(way)
    signs = [-1 if name in way.lower else 1 for name in way.chain]
    for _, part in people.groupby(list(way.within), sort=False):
        rows = part[list(way.chain)].to_numpy() * signs
        chains = [tuple(row) for row in rows.tolist()]
        assert chains == sorted(chains, reverse=True)
        assert len(set(chains)) == len(chains)
        assert part["rank"].tolist() == list(range(1, len(part) + 1))
    assert people.duplicated([*way.within, way.chain[0]]).any()


def test_numbers(cohort: Cohort) -> None:
    """Exam numbers of 14 digits, no two alike, whichever the way."""
    numbers = [number for way in WAYS for number in cohort.applicants(way)["exam_no"]]
    assert len(set(numbers)) == len(numbers) >= 100
    assert {len(number) for number in numbers} == {14}


def test_exempt(cohort: Cohort) -> None:
    """Who need not show the skill has full marks; nobody is exempt in the other way."""
    exempt = cohort.applicants(COUNTERPART).query("exempt == '是'")
    assert len(exempt)
    assert set(exempt["skill_score"]) == {FULL}
    assert set(cohort.applicants(SINGLE)["exempt"]) == {"否"}
