"""Averages, ranks and the cut-off, exact in decimal.

Everything takes and gives pandas Series on one index, so that 100,000 people cost a
few operations on columns.  Rounding is half up on the decimal text (84.125 becomes
84.13), never on a binary float (which would give 84.12).
"""

from __future__ import annotations

from collections.abc import Collection
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import TypeVar

import pandas as pd

Count = TypeVar("Count", int, pd.Series)
SEPARATOR = "\x1f"
"""Stands between the values in the label of a group, and in no cell."""


def scaled(values: pd.Series, decimals: int) -> pd.Series:
    """Decimal texts as whole numbers of 10^-decimals, rounded half up.

    `84.125` with two decimals is 8413.  Text that is no number is missing (<NA>).
    """
    unit = Decimal(1).scaleb(-decimals)
    return values.map({text: _scaled(text, unit) for text in values.unique()}).astype("Int64")


def _scaled(text: str, unit: Decimal) -> int | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    if not number.is_finite():
        return None
    return int(number.quantize(unit, rounding=ROUND_HALF_UP) / unit)


def printed(values: pd.Series, decimals: int) -> pd.Series:
    """Decimal texts as they are printed: rounded half up, always with all decimals.

    What is no number stays as it is.
    """
    unit = Decimal(1).scaleb(-decimals)
    texts = {
        text: text if (number := _scaled(text, unit)) is None else f"{number * unit:.{decimals}f}"
        for text in values.unique()
    }
    return values.map(texts)


def average(total: pd.Series, count: pd.Series, places: int, decimals: int) -> pd.Series:
    """The mean of `count` scores as whole numbers of 10^-`decimals`, rounded half up.

    `total` is their sum in whole numbers of 10^-`places`, none of them negative.  The mean
    of no scores is missing (<NA>).
    """
    # Python's own whole numbers: a product of 64 bits could overflow without a word.
    units = count.where(count > 0, 1).astype(object) * 10**places
    means: pd.Series = (total.astype(object) * 2 * 10**decimals + units) // (units * 2)
    return means.where(count > 0, None).astype("Int64")


def text(scaled_values: pd.Series, decimals: int) -> pd.Series:
    """Whole numbers of 10^-`decimals` as they are printed; `""` for what is missing."""
    texts = {
        value: "" if pd.isna(value) else f"{Decimal(int(value)).scaleb(-decimals):.{decimals}f}"
        for value in scaled_values.unique()
    }
    return scaled_values.map(texts).astype("str")


def competition(scores: pd.Series, groups: pd.Series) -> pd.Series:
    """Rank within each group, best first; equal scores share the rank: 1, 2, 2, 4.

    People without a score have no rank (<NA>).
    """
    ranks = scores.astype("Float64").groupby(groups).rank(method="min", ascending=False)
    return ranks.astype("Int64")


def sharing(scores: pd.Series, groups: pd.Series) -> pd.Series:
    """How many people of the group have the same score, oneself included."""
    return scores.groupby([groups, scores]).transform("size").astype("Int64")


def within_cutoff(ranks: pd.Series, people: pd.Series, percent: Decimal) -> pd.Series:
    """Whether rank × 100 <= percent × people of the group.

    A tie on the boundary shares its rank, so all of its people pass or none does.
    """
    # In whole numbers, so that exactly 60% is exactly 60%.
    numerator, denominator = percent.as_integer_ratio()
    return ranks * 100 * denominator <= people * numerator


def places(people: Count, percent: Decimal) -> Count:
    """Share of the people (a number, or a Series of them), rounded down: 不超过."""
    numerator, denominator = percent.as_integer_ratio()
    return people * numerator // (100 * denominator)


def group_keys(table: pd.DataFrame, fields: tuple[str, ...]) -> pd.Series:
    """One label a rank group; a field that the table lacks does not divide."""
    present = [name for name in fields if name in table]
    if not present:
        return pd.Series("", index=table.index)
    # A list of tuples: joining row by row through pandas costs ten times as much.
    pairs = zip(*(table[name] for name in present), strict=True)
    return pd.Series([SEPARATOR.join(values) for values in pairs], index=table.index, dtype="str")


def apart(
    groups: pd.Series,
    table: pd.DataFrame,
    field: str,
    values: Collection[str],
    majors: Collection[tuple[str, str]],
) -> pd.Series:
    """The same labels, with groups of their own for class types that have an approved plan.

    They are the people of `majors` (college, major) whose `field` is one of `values` (天工班).
    """
    if not majors or not {field, "college", "major"} <= set(table.columns):
        return groups
    approved = {SEPARATOR.join(major) for major in majors}
    own = table[field].isin(values) & group_keys(table, ("college", "major")).isin(approved)
    return groups.where(~own, groups + SEPARATOR + table[field])
