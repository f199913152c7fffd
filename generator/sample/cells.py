"""Values as clerks and systems write them: columns of a table -> cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from generator.sample.book import Row

Values = Sequence[Any] | pd.Series
UNFIT = str.maketrans("", "", "[]:*?/\\")
LONGEST_SHEET_NAME = 31


def rows(people: pd.DataFrame, headers: Mapping[str, str], own: Mapping[str, Values]) -> list[Row]:
    """One row a person: `own` columns first, then the table's; what neither has is empty."""
    nothing = [None] * len(people)
    found = {"seq": range(1, len(people) + 1), **own}
    columns = [found.get(name, people.get(name, nothing)) for name in headers]
    lists = [each.tolist() if isinstance(each, pd.Series) else list(each) for each in columns]
    return [[None if cell == "" else cell for cell in row] for row in zip(*lists, strict=True)]


def numbers(texts: pd.Series) -> list[float]:
    """Numeric cells for digits in text."""
    return texts.astype(float).tolist()


def padded(names: pd.Series) -> pd.Series:
    """Names of two characters set as wide as those of three: 张　三."""
    return names.where(names.str.len() != 2, names.str[0] + "\u3000" + names.str[1:])


def guarded(numbers: pd.Series, before: str = "", after: str = "") -> pd.Series:
    """Long numbers with a mark that keeps Excel from rounding them."""
    return before + numbers + after


def full_width(numbers: pd.Series) -> pd.Series:
    """Digits as an input method leaves them."""
    return numbers.str.translate({ord("0") + n: ord("\uff10") + n for n in range(10)})


def rank_of_total(people: pd.DataFrame) -> pd.Series:
    """3/120."""
    return people["rank"].astype(str) + "/" + people["major_total"].astype(str)


def rank_in_words(people: pd.DataFrame) -> pd.Series:
    """第3名, and 并列第3名 where two of the list share it."""
    shared = people.duplicated(["major", "track", "rank"], keep=False)
    return shared.map({True: "并列", False: ""}) + "第" + people["rank"].astype(str) + "名"


def sheet_name(name: str, taken: Sequence[str]) -> str:
    """A name that Excel allows and that is not yet used in the file."""
    plain = name.translate(UNFIT)[:LONGEST_SHEET_NAME] or "Sheet"
    number, result = 1, plain
    while result in taken:
        number += 1
        result = f"{plain[: LONGEST_SHEET_NAME - 4]}({number})"
    return result
