"""Every defect that the sample can plant: found, named with its place, and never quoted."""

from __future__ import annotations

import json

import pytest

from generator import config, rooms, sample
from generator.sample import cohort
from generator.sample.formats import WRITERS
from tests.pipeline import made

RANKING, DIRECT, PART, LAST = (
    "2024-zsb-ranking", "2024-zsb-direct-admission", made.PARTS, made.LAST,
)  # fmt: skip

CASES = {
    # defect: (notice, code of the finding, its severity, exit code)
    "average-disagrees": (LAST, "stands-in-ranking", "error", 1),
    "average-wrong": (RANKING, "rank-follows-average", "error", 1),
    "duplicate-student": (LAST, "unique-student", "error", 1),
    "error-cell": (LAST, "error-cell", "error", 1),
    "free-text-reason": (RANKING, "choices", "error", 1),
    "headcount-short": (RANKING, "headcount-agrees", "error", 1),
    "hidden-column": (LAST, "hidden-parts", "note", 0),
    "hidden-row": (LAST, "hidden-rows", "error", 2),
    "id-in-award": (DIRECT, "no-personal-data", "error", 1),
    "id-in-remark": (LAST, "", "", 0),
    "ineligible-yes": (RANKING, "verdict-follows-cutoff", "error", 1),
    "long-number": (LAST, "digits-lost", "error", 1),
    "lost-digits": (PART, "digits-lost", "error", 1),
    "markup-name": (LAST, "not-a-name", "error", 1),
    "master-disagrees": (RANKING, "master-agrees", "error", 1),
    "missing-column": (LAST, "missing-column", "error", 2),
    "missing-name": (LAST, "required-values", "error", 1),
    "missing-reason": (RANKING, "reason-given", "error", 1),
    "passed-over": (LAST, "nobody-passed-over", "error", 1),
    "phone-in-award": (DIRECT, "no-personal-data", "error", 1),
    "places-cut": (LAST, "target-offered", "error", 1),
    "rank-wrong": (RANKING, "rank-follows-average", "error", 1),
    "score-changed": (RANKING, "scores-reproduce-average", "error", 1),
    "target-not-offered": (LAST, "target-offered", "error", 1),
    # In the list of another way of admission, which does not concern this notice.
    "ties-swapped": (LAST, "", "", 0),
    "unknown-student": (LAST, "stands-in-ranking", "error", 1),
}


@pytest.fixture(scope="session")
def books(demo):
    """The workbooks of the demo before they were written."""
    school = config.load(demo.root).school
    people = cohort.invent(
        school, students=made.STUDENTS, subjects=30, majors=made.MAJORS, seed=2024
    )
    return [
        (number, book)
        for annex in sample.ANNEXES
        for number, book in enumerate(rooms.load("sample.annexes", annex).books(people))
    ]


@pytest.fixture(scope="session")
def spoilt(demo, tmp_path_factory):
    """A copy of the demo whose workbooks are exchanged, one at a time."""
    return made.copy(
        demo.root, tmp_path_factory.mktemp("spoilt") / "有 缺陷", "notices", "site", "drafts"
    )


@pytest.fixture
def planted(demo, spoilt, books, request):
    """The project with one defect in it, for one test."""
    defect = rooms.load("sample.defects", request.param)
    (book,) = (each for number, each in books if not number and each.path.startswith(defect.FILE))
    (spoilt / book.path).write_bytes(WRITERS[book.format](defect.plant(book)))
    yield request.param
    (spoilt / book.path).write_bytes((demo.root / book.path).read_bytes())


def test_every_defect_is_expected():
    """A new defect gets a line in the table."""
    assert set(CASES) == set(sample.DEFECTS)


@pytest.mark.parametrize("planted", CASES, indirect=True)
def test_defect(run, spoilt, planted):
    """The rule that finds it, and the exit code; `run` sees to it that no value is said."""
    notice, code, severity, exit_code = CASES[planted]
    said = run(spoilt, "check", notice, "--format", "json")
    findings = json.loads(said.out)
    assert said.code == exit_code
    refused = {each["code"] for each in findings if each["severity"] == "error"}
    if severity == "error":
        assert code in refused
        (first, *_) = (each for each in findings if each["code"] == code)
        assert first["notice"] == notice
        assert first["file"].startswith("data/")
        assert first["message"]
    else:
        assert refused == set()
        assert not code or (code, severity) in {
            (each["code"], each["severity"]) for each in findings
        }
