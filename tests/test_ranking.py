"""Ranks, rounding and the cut-off at their boundaries."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import ranking


@pytest.mark.parametrize(
    ("text", "decimals", "expected"),
    [
        ("84.125", 2, 8413),  # half up; a binary float says 84.12
        ("84.115", 2, 8412),
        ("84.124999", 2, 8412),
        ("1.005", 2, 101),
        ("84", 2, 8400),
        ("84.5", 0, 85),
        ("0", 2, 0),
        ("100", 2, 10000),
        ("", 2, None),
        ("缺考", 2, None),
        ("NaN", 2, None),
        ("Infinity", 2, None),
    ],
)
def test_rounding_is_half_up_on_the_decimal_text(text, decimals, expected):
    """An average is rounded as a person rounds it on paper."""
    value = ranking.scaled(pd.Series([text]), decimals)[0]
    assert expected == (None if pd.isna(value) else value)


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([90, 85, 85, 80], [1, 2, 2, 4]),
        ([80, 80, 80], [1, 1, 1]),
        ([70], [1]),
        ([1, 2, 3], [3, 2, 1]),
        ([90, None, 80], [1, None, 2]),
    ],
)
def test_ties_share_a_rank_and_leave_a_gap(scores, expected):
    """Equal averages share the better rank; the next rank is skipped."""
    series = pd.Series(scores, dtype="Int64")
    ranks = ranking.competition(series, pd.Series("", index=series.index))
    assert expected == [None if pd.isna(rank) else rank for rank in ranks]


def test_groups_are_ranked_apart():
    """An expansion class does not push anybody else down."""
    scores = pd.Series([90, 80, 95], dtype="Int64")
    ranks = ranking.competition(scores, pd.Series(["普通", "普通", "扩招"]))
    assert [1, 2, 1] == ranks.tolist()


@pytest.mark.parametrize(
    ("rank", "people", "passes"),
    [
        (60, 100, True),  # exactly 60%
        (61, 100, False),
        (3, 5, True),
        (4, 5, False),
        (1, 1, False),  # one person: rank 1 of 1 is the top 100%, not the top 60%
        (1, 2, True),
        (2, 3, False),
    ],
)
def test_the_cutoff_counts_whole_people(rank, people, passes):
    """rank × 100 <= 60 × people, without a float in between."""
    ranks, total = pd.Series([rank], dtype="Int64"), pd.Series([people], dtype="Int64")
    assert passes == ranking.within_cutoff(ranks, total, Decimal(60))[0]


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=60))
def test_a_rank_is_one_more_than_the_number_of_better_people(scores):
    """The definition of the rank, for any list of scores."""
    series = pd.Series(scores, dtype="Int64")
    ranks = ranking.competition(series, pd.Series("", index=series.index))
    assert [1 + sum(other > mine for other in scores) for mine in scores] == ranks.tolist()


@pytest.mark.parametrize(
    ("total", "count", "places", "expected"),
    [
        (168250, 2, 3, 8413),  # 84.125, half up
        (168249, 2, 3, 8412),
        (200, 3, 0, 6667),
        (100, 3, 0, 3333),
        (0, 30, 0, 0),
        (0, 0, 0, None),  # nothing counts
        (199000000000000000001, 2, 18, 9950),  # more than 64 bits hold
    ],
)
def test_average_is_exact_and_half_up(total, count, places, expected):
    """The mean of decimal scores, rounded once, as on paper."""
    means = ranking.average(pd.Series([total]), pd.Series([count]), places, 2)
    assert expected == (None if pd.isna(means[0]) else means[0])


@given(
    st.lists(st.decimals(0, 100, allow_nan=False, places=3), min_size=1, max_size=40),
    st.integers(0, 4),
)
def test_average_against_decimals(scores, decimals):
    """The same as Python's decimal arithmetic, whatever the scores."""
    total = pd.Series([int(sum(scores) * 1000)])
    mean = ranking.average(total, pd.Series([len(scores)]), 3, decimals)[0]
    unit = Decimal(1).scaleb(-decimals)
    with localcontext(prec=60):
        expected = (sum(scores) / len(scores)).quantize(unit, ROUND_HALF_UP)
    assert Decimal(int(mean)).scaleb(-decimals) == expected


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [(8413, 2, "84.13"), (8400, 2, "84.00"), (0, 2, "0.00"), (84, 0, "84"), (None, 2, "")],
)
def test_text_has_all_decimals(value, decimals, expected):
    """What is printed is what was ranked."""
    assert expected == ranking.text(pd.Series([value], dtype="Int64"), decimals)[0]


def test_approved_class_types_rank_apart():
    """天工班 has its own group only in the major whose plan is approved."""
    rows = [("机电", "天工班"), ("机电", ""), ("焊接", "天工班"), ("机电", "订单班")]
    table = pd.DataFrame(rows, columns=["major", "class_type"]).assign(college="机电学院")
    groups = ranking.group_keys(table, ("major",))
    plans = {("机电学院", "机电")}
    found = ranking.apart(groups, table, "class_type", {"天工班"}, plans)
    assert found.tolist() == ["机电\x1f天工班", "机电", "焊接", "机电"]
    assert ranking.apart(groups, table, "class_type", {"天工班"}, ()).equals(groups)
    assert ranking.apart(
        groups, table.drop(columns="college"), "class_type", {"天工班"}, plans
    ).equals(groups)
