"""Every valid number in every disguise that is declared covered; harmless tables pass."""

from __future__ import annotations

import string
from collections.abc import Callable
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from generator import pii
from generator.pii._patterns import check_digit, luhn

DIGIT = st.sampled_from(string.digits)
REGIONS = st.sampled_from(["11", "31", "45", "65", "52"])
IDS = st.builds(
    lambda region, rest, day, order: _with_check(region + rest + f"{day:%Y%m%d}" + order),
    REGIONS,
    st.text(DIGIT, min_size=4, max_size=4),
    st.dates(min_value=date(1950, 1, 1), max_value=date(2029, 12, 31)),
    st.text(DIGIT, min_size=3, max_size=3),
)
PHONES = st.builds(
    "1{}{}".format, st.sampled_from("3456789"), st.text(DIGIT, min_size=9, max_size=9)
)
CARDS = st.builds(
    lambda start, rest: _with_luhn(start + rest),
    st.sampled_from(["62", "60", "45", "52"]),
    st.text(DIGIT, min_size=13, max_size=16),
)


def _with_check(seventeen: str) -> str:
    return seventeen + check_digit(seventeen)


def _with_luhn(number: str) -> str:
    return next(number + digit for digit in string.digits if luhn(number + digit))


def _spread(separator: str, *sizes: int) -> Callable[[str], str]:
    def spread(number: str) -> str:
        pieces: list[str] = []
        rest = number
        for size in sizes:
            pieces, rest = [*pieces, rest[:size]], rest[size:]
        return separator.join(filter(None, [*pieces, rest]))

    return spread


def _wide(number: str) -> str:
    return "".join(chr(ord(char) + 0xFEE0) for char in number)


def _entities(number: str) -> str:
    return "".join(f"&#{ord(char)};" for char in number)


EVERYWHERE: dict[str, Callable[[str], str]] = {
    "plain": str,
    "in a sentence": "联系{}谢谢".format,
    "full-width": _wide,
    "zero-width": "\u200b".join,
    "soft hyphen": "\u00ad".join,
}
BY_KIND = {
    "id18": [_spread(" ", 6, 8), _spread("-", 6, 4, 4), " ".join, _spread(" ", *[4] * 4)],
    "phone": [_spread(" ", 3, 4), _spread("-", 3, 4), " ".join, "+86 {}".format],
    "bank_card": [_spread(" ", *[4] * 4), _spread("-", *[4] * 4)],
}
IN_FILES = {"entities": _entities, "tags": "<b></b>".join, "escapes": _spread("<wbr>", 3, 3, 3)}


@settings(max_examples=25)
@given(
    st.one_of(
        *(
            st.tuples(st.just(k), n)
            for k, n in {"id18": IDS, "phone": PHONES, "bank_card": CARDS}.items()
        )
    )
)
def test_every_number_in_every_disguise(case: tuple[str, str]) -> None:
    """All doors find each valid number in each class of disguise that is declared covered."""
    kind, number = case
    for disguise in [*EVERYWHERE.values(), *BY_KIND[kind]]:
        text = disguise(number)
        assert kind in {hit.kind for hit in pii.find(text)}, text
        assert (1, kind) in pii.hits(["张三", text]), text
        assert kind in {hit.kind for hit in pii.scan(f"<td>{text}</td>")}, text
    for disguise in IN_FILES.values():
        page = f"<td>{disguise(number)}</td>".encode()
        assert kind in {hit.kind for hit in pii.scan(page)}, page


HARMLESS = st.one_of(
    st.decimals(0, 100, places=3).map(str),
    st.integers(1, 5000).map(str),
    st.builds("{}/{}".format, st.integers(1, 400), st.integers(1, 400)),
    st.dates().map(str),
    st.integers(0, 9_999_999).map("2021{:07d}".format),
    st.text(st.sampled_from("张李韦覃小明芳国强·"), min_size=2, max_size=5),
    st.sampled_from(
        ["机电工程学院", "大数据与会计", "广西民族大学", "一等奖", "是", "优秀", "普通"]
    ),
)


@settings(max_examples=60)
@given(st.lists(HARMLESS, min_size=1, max_size=40))
def test_tables_of_scores_and_names_are_harmless(cells: list[str]) -> None:
    """Neither as a column nor as a page."""
    assert pii.hits(cells) == []
    assert pii.scan("".join(f"<td>{cell}</td>" for cell in cells)) == ()
