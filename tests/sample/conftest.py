"""The synthetic college once at its full size and once small."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.config.school import School
from generator.sample.cohort import Cohort, invent

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def school() -> School:
    """The sample school."""
    return School(**yaml.safe_load((ROOT / "site_config/school.yml").read_text("utf-8")))


@pytest.fixture(scope="session")
def whole(school: School) -> Cohort:
    """5,000 people in 60 majors."""
    return invent(school, students=5000, subjects=30, majors=None, seed=2024)


@pytest.fixture(scope="session")
def small(school: School) -> Cohort:
    """120 people in one major a college."""
    return invent(school, students=120, subjects=30, majors=4, seed=2024)


@pytest.fixture(params=["whole", "small"])
def cohort(request: pytest.FixtureRequest) -> Cohort:
    """One test for the whole college and one for the small."""
    return request.getfixturevalue(request.param)
