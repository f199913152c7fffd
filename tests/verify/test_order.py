"""`verify.order`: ranks of an admission list go with what is printed of its chain."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.model import Column
from generator.verify import order
from tests.factories import notice
from tests.verify.sites import site

RULE = {
    "by": ["total_score", "position", "test_score"],
    "lower_first": ["position"],
    "within": ["major"],
    "basis": "第十三条四(一)",
}
FIELDS = ("major", "rank", "total_score", "position")
PAGE = "notices/2024-zsb-ranking/index.html"


def found(folder: Path, rows: list[str], fields: tuple[str, ...] = FIELDS) -> list[str]:
    """File and message of each finding; a row is its cells with spaces between."""
    made = notice(
        groups=0,
        rows=[tuple("" if cell == "-" else cell for cell in row.split()) for row in rows],
        columns=tuple(Column(field, field) for field in fields),
    )
    checked = site(folder, replace(made, rule={"order": RULE}))
    return [f"{each.place.file} {each.message}" for each in order.gate(checked)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(["甲 1 90 5", "甲 2 80.5 4", "乙 1 70 9"], [], id="right, by major"),
        pytest.param(["甲 1 80 4", "甲 2 80 5"], [], id="less is better for a position"),
        pytest.param(
            ["甲 1 80 5", "甲 2 80 4"],
            ["第 1 行名次应为 2，与成绩不符", "第 2 行名次应为 1，与成绩不符"],
            id="the second step is not kept",
        ),
        pytest.param(
            ["甲 1 90 1", "甲 2 80 4", "甲 3 80 4", "甲 2 80 4"],
            [],
            id="what follows in the chain is not printed",
        ),
        pytest.param(
            ["甲 1 90 1", "甲 5 80 4", "甲 3 80 4"],
            ["第 2 行名次应在 2 至 3 之间，与成绩不符"],
            id="beyond all who are equal",
        ),
        pytest.param(["甲 - - -", "甲 1 80 4"], [], id="without rank and score"),
        pytest.param(["甲 1 9 -", "甲 1 10 2"], ["第 1 行名次应为 2，与成绩不符"], id="numbers"),
    ],
)
def test_ranks_follow_the_chain(tmp_path: Path, rows: list[str], expected: list[str]) -> None:
    """The finding names page and row."""
    assert found(tmp_path, rows) == [f"{PAGE} {message}" for message in expected]


def test_what_is_not_printed_is_said(tmp_path: Path) -> None:
    """Neither passed over nor refused."""
    words = "排序所用的成绩或分组没有公布，不能只凭公布的名单重算"
    assert found(tmp_path, ["甲 1"], ("major", "rank")) == [
        f"notices/2024-zsb-ranking/rows.json {words}"
    ]
