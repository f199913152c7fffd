"""Names: enough for oneself, not enough for a stranger."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config.kind import ColumnSpec
from generator.mask import MaskOptions
from generator.mask._surnames import COMPOUND
from generator.mask.name import mask, one

SPEC = ColumnSpec(field="name", publish="name")


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张三", "张＊"),
        ("张小三", "张＊三"),
        ("张王小三", "张＊三"),
        ("张", "＊"),
        ("欧阳明", "欧阳＊"),
        ("欧阳小明", "欧阳＊明"),
        ("欧阳", "欧＊"),
        ("司马光", "司马＊"),
        ("歐陽小明", "歐陽＊明"),
        ("王孙权", "王＊权"),
        ("买买提·吐尔逊", "买＊提·吐＊逊"),
        ("阿依古丽·买买提·卡德尔", "阿＊丽·买＊提·卡＊尔"),
        ("欧阳·明", "欧＊·＊"),
        ("古丽·A", "古＊·＊"),
        ("John Smith", "J＊ S＊"),
        ("Jean-Luc Picard", "J＊-L＊ P＊"),
        ("Nguyễn Văn An", "N＊ V＊ A＊"),
        ("J. R. Smith", "J＊. R＊. S＊"),
        ("李Mike", "李＊e"),
        ("𠮷野家", "𠮷＊家"),
        ("葛\U000e0100城\U000e0101", "葛\U000e0100＊"),
        ("张\ue123", "张＊"),
        ("张〇〇", "张＊〇"),
        ("", ""),
    ],
)
def test_names(name: str, masked: str) -> None:
    """Surnames stay whole, one ＊ stands for whatever is hidden."""
    assert one(name) == masked


def test_a_column() -> None:
    """The column keeps its index, and the one given is not touched."""
    values = pd.Series(["张三", "", "张三"], index=[7, 9, 3], dtype=str)
    before = values.copy()
    assert mask(values, SPEC, MaskOptions()).to_dict() == {7: "张＊", 9: "", 3: "张＊"}
    pd.testing.assert_series_equal(values, before)


def test_the_list_of_compound_surnames() -> None:
    """Eighty and more, each of two characters."""
    assert len(COMPOUND) > 80
    assert {len(surname) for surname in COMPOUND} == {2}


HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
SURNAMES = st.one_of(HAN, st.sampled_from(sorted(COMPOUND)))


@given(SURNAMES, st.text(HAN, min_size=1, max_size=4))
def test_a_given_name_never_stands_whole(surname: str, given_name: str) -> None:
    """Not even where two characters of one look like a compound surname."""
    shown = one(surname + given_name)
    assert given_name not in shown.removeprefix(surname) or given_name in surname
    assert shown.count("＊") == 1
    assert len(shown) <= 4


@given(st.lists(st.text(HAN, min_size=1, max_size=5), min_size=1, max_size=4))
def test_each_part_of_a_dotted_name_is_hidden(parts: list[str]) -> None:
    """As many parts as before, none of them whole."""
    shown = one("·".join(parts)).split("·")
    assert len(shown) == len(parts)
    for part, seen in zip(parts, shown, strict=True):
        assert part not in seen
        assert seen.count("＊") == 1


NAMES = st.one_of(
    st.builds(str.__add__, SURNAMES, st.text(HAN, min_size=1, max_size=3)),
    st.from_regex(r"[A-Z][a-z]{0,6}( [A-Z][a-z]{1,6}){0,2}", fullmatch=True),
    st.lists(st.text(HAN, min_size=1, max_size=5), min_size=2, max_size=3).map("·".join),
)


@given(NAMES)
def test_masking_twice_is_masking_once(name: str) -> None:
    """A name that was masked before passes as it is."""
    assert one(one(name)) == one(name)
