"""`render.numbers`: the numbers of a page's groups, in words."""

from __future__ import annotations

from typing import Any

import pytest

from generator.render.numbers import numbers

CUTOFF = {"top": "60%"}
GROUPS = [
    {"keys": {"major": "环境艺术", "track": "普通"}, "people": 25},
    {"keys": {"major": "软件技术", "track": "扩招"}, "people": 1},
    {"keys": {"major": "软件技术", "track": "普通"}, "people": 22},
]
RANKED = {"rank": {"groups": GROUPS}, "cutoff": CUTOFF}
PLACES = {
    "share": "30%",
    "base": "headcount",
    "groups": [{**each, "places": each["people"] * 3 // 10} for each in GROUPS],
}


@pytest.mark.parametrize(
    ("rule", "page", "expected"),
    [
        (
            RANKED,
            {"college": "甲", "major": "软件技术", "track": "普通"},
            [("", "参加排名 22 人，22 × 60% = 13.2，名次不大于 13 的在前 60% 之内")],
        ),
        (
            RANKED,
            {"major": "环境艺术"},
            [("", "参加排名 25 人，25 × 60% = 15，名次不大于 15 的在前 60% 之内")],
        ),
        (
            RANKED,
            {"major": "软件技术"},
            [
                ("普通", "参加排名 22 人，22 × 60% = 13.2，名次不大于 13 的在前 60% 之内"),
                ("扩招", "参加排名 1 人，1 × 60% = 0.6，没有人在前 60% 之内"),
            ],
        ),
        ({"rank": {"groups": GROUPS}}, {"major": "环境艺术"}, [("", "参加排名 25 人")]),
        (
            {**RANKED, "quota": PLACES},
            {},
            [
                ("环境艺术·普通", "毕业班共 25 人，25 × 30% = 7.5，名额 7 人"),
                ("软件技术·普通", "毕业班共 22 人，22 × 30% = 6.6，名额 6 人"),
                ("软件技术·扩招", "毕业班共 1 人，1 × 30% = 0.3，名额 0 人"),
            ],
        ),
        (
            {"quota": {**PLACES, "base": "ranked"}},
            {"major": "环境艺术"},
            [("", "参加排名 25 人，25 × 30% = 7.5，名额 7 人")],
        ),
        (RANKED, {"major": "没有的专业"}, []),
        ({}, {}, []),
    ],
)
def test_numbers_of_a_page(
    rule: dict[str, Any], page: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    """Only groups of the page, named by what the page does not say; every step of the sum."""
    assert numbers(rule, page) == expected
