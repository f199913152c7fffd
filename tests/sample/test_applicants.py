"""Freshmen: invented numbers, sums that hold, an order that the tie chain explains."""

from __future__ import annotations

import pytest

from generator.sample.applicants import COUNTERPART, FULL, SINGLE, Way
from generator.sample.cohort import Cohort

WAYS = [SINGLE, COUNTERPART]


@pytest.mark.parametrize("way", WAYS)
def test_scores(cohort: Cohort, way: Way) -> None:
    """Papers make up 文化素质, and with the other score the test; the total is no less."""
    people = cohort.applicants(way)
    papers = people[["chinese_score", "math_score", "foreign_score"]].sum(axis=1)
    assert papers.equals(people["culture_score"])
    assert people["test_score"].equals(people["culture_score"] + people[way.own])
    assert (people["total_score"] >= people["test_score"]).all()


@pytest.mark.parametrize("way", WAYS)
def test_order(cohort: Cohort, way: Way) -> None:
    """Within a major by the chain; some totals are tied, no two people in everything."""
    for _, part in cohort.applicants(way).groupby("major", sort=False):
        chains = list(part[list(way.chain)].itertuples(index=False, name=None))
        assert chains == sorted(chains, reverse=True)
        assert len(set(chains)) == len(chains)
    assert cohort.applicants(way).duplicated(["major", "total_score"]).any()


def test_numbers(cohort: Cohort) -> None:
    """Exam numbers of 14 digits, no two alike, whichever the way."""
    numbers = [number for way in WAYS for number in cohort.applicants(way)["exam_no"]]
    assert len(set(numbers)) == len(numbers) >= 50
    assert {len(number) for number in numbers} == {14}


def test_exempt(cohort: Cohort) -> None:
    """Who need not show the skill has full marks; nobody is exempt in the other way."""
    exempt = cohort.applicants(COUNTERPART).query("exempt == '是'")
    assert len(exempt)
    assert set(exempt["skill_score"]) == {FULL}
    assert set(cohort.applicants(SINGLE)["exempt"]) == {"否"}
