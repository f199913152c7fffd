"""A fault between the lists of a round is found, with its cell and its clause."""

from __future__ import annotations

from datetime import date

import pytest

from tests.rounds import made
from tests.rounds.test_rounds import DOCUMENTS

LIUZHOU = next(each for each in DOCUMENTS if each.policy == "liuzhou-2024")
LZPU = next(each for each in DOCUMENTS if each.policy == "lzpu-2025")
CASES = {
    "headcount-short": ("headcount-agrees", "ranking"),
    "score-changed": ("scores-reproduce-average", "ranking"),
    "average-disagrees": ("stands-in-ranking", "recommendation"),
    "unknown-student": ("stands-in-ranking", "recommendation"),
    "passed-over": ("nobody-passed-over", "recommendation"),
    "target-not-offered": ("target-offered", "recommendation"),
    "places-cut": ("target-offered", "recommendation"),
    "ties-swapped": ("tie-chain", "admission-single"),
}
"""Defect -> the rule that finds it, and the notice that it refuses."""


@pytest.mark.parametrize("defect", CASES)
def test_defect_is_found(defect: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The finding names the rule, the place in the workbook and the clause."""
    rule, notice = CASES[defect]
    document = LZPU if notice.startswith("admission") else LIUZHOU
    root = tmp_path_factory.mktemp(defect)
    project = made.project(root, document, defects=[defect])
    found = [
        each
        for each in made.check(project, notice, min(document.stages.values()))
        if each.code == rule
    ]
    assert {each.severity for each in found} == {"error"}
    assert all(each.basis and each.place.file for each in found)
    assert any(each.place.cell for each in found)


def test_sound_rounds_have_no_such_fault(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Without a defect the same checks are silent."""
    project = made.project(tmp_path_factory.mktemp("sound"), LIUZHOU)
    found = made.check(project, "recommendation", date(2024, 3, 11))
    assert [each for each in found if each.severity == "error"] == []
