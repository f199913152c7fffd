"""Majors study some things together and most things apart."""

from __future__ import annotations

from itertools import pairwise

import pytest

from generator.sample.cohort import Cohort
from generator.sample.courses import COMMON, SEMESTERS, courses


@pytest.mark.parametrize("count", [0, 1, 3, 8, 30, 60])
def test_as_many_as_asked(count: int) -> None:
    """Any number of courses, no name twice, semester after semester."""
    found = courses("机电一体化技术", count)
    assert len({course.name for course in found}) == len(found) == count
    places = [SEMESTERS.index(course.semester) for course in found]
    assert all(before <= after for before, after in pairwise(places))


def test_common_and_own(whole: Cohort) -> None:
    """Every major has the ten common courses and twenty more that no other has all of."""
    common = {name for names in COMMON.values() for name in names}
    own = []
    for taught in whole.scores.courses.values():
        names = {course.name for course in taught}
        assert common < names
        assert len(names - common) == 20
        own.append(frozenset(names - common))
    assert len(own) == len(set(own)) == 60
    assert len(frozenset().union(*own)) > 300


def test_one_semester(whole: Cohort) -> None:
    """A course that several majors share stands in the same semester, so in one column."""
    taught = {course for major in whole.scores.courses.values() for course in major}
    assert len({course.name for course in taught}) == len(taught)


def test_a_major_nobody_foresaw() -> None:
    """A school of one's own has majors without a family; they get general courses."""
    names = [course.name for course in courses("考古探掘", 30)]
    assert "考古探掘导论" in names
    assert "应用写作" in names or "劳动法规" in names
