"""Numbers: the same few characters in every notice of a round."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config.kind import ColumnSpec
from generator.mask import MaskOptions
from generator.mask.tail import mask

SPEC = ColumnSpec(field="student_no", publish="tail")


def masked(numbers: list[str], shown: int) -> list[str]:
    """What a round that shows so many characters makes of the numbers."""
    return mask(pd.Series(numbers, dtype=str), SPEC, MaskOptions({"student_no": shown})).tolist()


def test_numbers() -> None:
    """The length of a number is not told; an empty cell stays empty."""
    numbers = ["20210301012", "0012", "B20210301X", ""]
    assert masked(numbers, 3) == ["＊012", "＊012", "＊01X", ""]


@pytest.mark.parametrize("number", ["123", "12"])
def test_a_short_number_is_refused(number: str) -> None:
    """It would be shown whole; the message does not hold it."""
    with pytest.raises(ValueError, match="不足 4 位") as caught:
        masked(["20210301012", number], 3)
    assert number not in str(caught.value).replace("末 3", "")


def test_a_round_without_a_pattern_is_refused() -> None:
    """Nothing is assumed; the message says what to write."""
    with pytest.raises(ValueError, match=r"mask: \{student_no: \{tail: 3\}\}"):
        mask(pd.Series(["20210301012"], dtype=str), SPEC, MaskOptions())


NUMBERS = st.text(st.sampled_from("0123456789"), min_size=5, max_size=14)


@given(st.lists(NUMBERS, min_size=1), st.integers(1, 4))
def test_no_more_than_the_end_is_shown(numbers: list[str], shown: int) -> None:
    """Exactly so many characters, whatever the length."""
    for number, seen in zip(numbers, masked(numbers, shown), strict=True):
        assert seen == "＊" + number[len(number) - shown :]


@given(st.lists(NUMBERS, min_size=1), st.integers(1, 4))
def test_two_notices_tell_no_more_than_one(numbers: list[str], shown: int) -> None:
    """What one person's number looks like does not depend on the list it stands in."""
    whole = masked(numbers, shown)
    alone = [masked([number], shown)[0] for number in reversed(numbers)]
    assert alone[::-1] == whole
