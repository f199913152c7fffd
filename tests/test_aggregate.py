"""Numbers that point at nobody: every one is counted from the rows, none is below five."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.aggregate import FEW, Line, Spread, colleges, in_words, spreads
from generator.notice import Notice
from tests.factories import COLUMNS, notice

CUTOFF = {"top": "60%", "of": "ranked", "basis": "二(一)2"}
SOFTWARE = {"major": "软件技术", "track": "普通"}


def ranking(averages: list[str], places: int | None = None, **rule: object) -> Notice:
    """A ranking of one major by these averages."""
    ordered = sorted(averages, key=Decimal, reverse=True)
    rows = [
        (str(1 + ordered.index(text)), "张＊三", f"＊{number:03d}", text, "是", "")
        for number, text in enumerate(ordered)
    ]
    people = [{"keys": SOFTWARE, "people": len(rows)}]
    told = {"rank": {"by": "average", "complete": True, "groups": people}, "cutoff": CUTOFF} | rule
    if places is not None:
        told["intended"] = {"groups": [{"keys": SOFTWARE, "people": 0, "places": places}]}
    made = notice(rows=rows, groups=1)
    group = replace(made.masked.groups[0], keys={"college": "信息工程学院", **SOFTWARE})
    return replace(made, masked=replace(made.masked, groups=(group,)), rule=told)


def only(made: Notice) -> Spread:
    """The spread of its one group."""
    return spreads(made)["g0001"]


def test_a_spread_with_both_lines() -> None:
    """Whole points; the tie on the boundary is inside; the best and the last are open."""
    averages = [f"{90 - number // 2}.50" for number in range(40)]
    spread = only(ranking(averages, places=11))
    assert (
        in_words(spread.bars) == "88 分及以上 6 人，82—88 分 12 人，76—82 分 12 人，76 分以下 10 人"
    )
    assert spread.lines == (Line("前60%，24 人", 24), Line("名额 11 人", 11))


@pytest.mark.parametrize(
    ("averages", "why"),
    [
        (["80"] * 9, "fewer than twice five"),
        (["80"] * 40, "one bar only"),
        (["80"] * 20 + ["60"] * 4, "what stands apart is a small circle"),
        (["80"] * 20 + ["60"] * 5 + ["nan"], "no number"),
    ],
)
def test_no_picture(averages: list[str], why: str) -> None:
    """Where it would show one bar or a few people there is none."""
    rows = [("1", "张＊三", "＊001", text, "是", "") for text in averages]
    made = ranking(["80"])
    masked = notice(rows=rows, groups=1).masked
    assert spreads(replace(made, masked=masked)) == {}, why


@pytest.mark.parametrize("rank", [{}, {"by": "average"}, {"by": "total", "complete": True}])
def test_only_a_whole_ranking_by_average(rank: dict) -> None:
    """A list of chosen people says nothing of a major."""
    assert spreads(ranking([str(60 + n) for n in range(30)], rank=rank)) == {}


@pytest.mark.parametrize(
    ("people", "places", "lines"),
    [
        (40, 12, ["前60%，24 人", "名额 12 人"]),
        (40, 21, ["前60%，24 人"]),  # three people between the two
        (40, 4, ["前60%，24 人"]),
        (40, 36, ["前60%，24 人"]),
        (12, 5, ["前60%，7 人"]),
        (10, 3, []),  # four are beyond the cut-off
    ],
)
def test_lines_stand_apart(people: int, places: int, lines: list[str]) -> None:
    """A boundary that would part fewer than five people is left out."""
    made = ranking([f"{90 - number}" for number in range(people)], places=places)
    assert [line.label for line in only(made).lines] == lines


def test_lines_of_others_are_not_drawn() -> None:
    """Where a page holds only some of the ranked, or places are for two pages together."""
    made = ranking([f"{90 - number}" for number in range(40)], places=12)
    more = {**made.rule["rank"], "groups": [{"keys": SOFTWARE, "people": 41}]}
    assert [line.label for line in only(replace(made, rule={**made.rule, "rank": more})).lines] == [
        "名额 12 人"
    ]
    second = replace(made.masked.groups[0], slug="g0002")
    shared = replace(made.masked, groups=(*made.masked.groups, second))
    assert only(replace(made, masked=shared)).lines == ()


SCORES = st.lists(st.integers(0, 10000), max_size=120)


@given(SCORES, st.integers(0, 60))
def test_no_small_circle(hundredths: list[int], places: int) -> None:
    """Bars hold everybody once, as counted anew from the rows; no piece is below five."""
    averages = [f"{number / 100:.2f}" for number in hundredths]
    found = spreads(ranking(averages, places=places)) if averages else {}
    for spread in found.values():
        points = [Decimal(text) for text in averages]
        assert [bar.people for bar in spread.bars] == [
            _counted(bar.label, points) for bar in spread.bars
        ]
        assert spread.people == len(averages)
        bounds = {0, spread.people, *(line.people for line in spread.lines)}
        reached = 0
        for bar in spread.bars:
            reached += bar.people
            bounds.add(reached)
        ordered = sorted(bounds)
        assert min(b - a for a, b in pairwise(ordered)) >= FEW


def _counted(label: str, points: list[Decimal]) -> int:
    """People whom the words of a bar speak of."""
    numbers = [int(number) for number in re.findall(r"\d+", label)]
    if label.endswith("及以上"):
        return sum(point >= numbers[0] for point in points)
    if label.endswith("以下"):
        return sum(point < numbers[0] for point in points)
    return sum(numbers[0] <= point < numbers[1] for point in points)


COLLEGE = (*COLUMNS, replace(COLUMNS[0], field="college", title="学院"))


@pytest.mark.parametrize(
    ("sizes", "told"),
    [
        ({"甲": 7, "乙": 9}, "甲 7 人，乙 9 人"),
        ({"甲": 7, "乙": 9, "丙": 6, "丁": 3}, "甲 7 人，乙 9 人，其余 2 个学院 9 人"),
        ({"甲": 7, "乙": 1, "丙": 1, "丁": 1, "戊": 6}, "甲 7 人，其余 4 个学院 9 人"),
        ({"甲": 7, "乙": 2, "丙": 3}, "甲 7 人，其余 2 个学院 5 人"),
        ({"甲": 7, "乙": 3}, ""),
        ({"甲": 70}, ""),
        ({"": 7, "乙": 9}, ""),
    ],
)
def test_colleges(sizes: dict[str, int], told: str) -> None:
    """Small ones are counted together, never one alone; by column, by group and by part."""
    rows = [
        ("1", "x", "1", "80", "是", "", name)
        for name, people in sizes.items()
        for _ in range(people)
    ]
    assert in_words(colleges([notice(rows=rows, groups=0, columns=COLLEGE)])) == told
    if "" not in sizes:
        parts = [notice(people, 0, part=name, slug=name) for name, people in sizes.items()]
        assert in_words(colleges(parts)) == told


@given(st.dictionaries(st.sampled_from("甲乙丙丁戊己庚辛"), st.integers(1, 12), min_size=1))
def test_no_small_college(sizes: dict[str, int]) -> None:
    """All people are counted, and no bar is below five."""
    bars = colleges([notice(people, 0, part=name, slug=name) for name, people in sizes.items()])
    assert all(bar.people >= FEW for bar in bars)
    assert not bars or sum(bar.people for bar in bars) == sum(sizes.values())
