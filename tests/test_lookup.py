"""Keys of pieces: from the masked cell and from what its person types alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import lookup
from generator.mask.name import one
from generator.model import Column, Group, Masked
from tests.factories import masked

HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)


def listed(names, numbers=None):
    """One table of these names and, if given, numbers."""
    rows = tuple(zip(names, numbers, strict=True)) if numbers else tuple((name,) for name in names)
    columns = (Column("name", "姓名"), Column("student_no", "学号"))[: 2 if numbers else 1]
    return Masked(columns, (Group("", "", {}, 0, len(rows)),), rows)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("欧阳＊明", "欧阳*明"),
        ("阿卜杜拉·＊＊", "阿卜杜拉**"),
        ("阿卜杜拉•吐尔逊", "阿卜杜拉吐尔逊"),
        ("J＊ S＊", "j*s*"),
        ("Ｊｏｈｎ　Ｓｍｉｔｈ", "johnsmith"),
        ("O’Neil", "oneil"),
        ("葛\U000e0100＊", "葛*"),
        (" 2021-0301 012\u200b", "20210301012"),
        ("２０２１", "2021"),
        ("", ""),
    ],
)
def test_writing_habits_are_taken_away(text, left):
    """Width, blanks, dots, capitals and variant selectors decide nothing."""
    assert lookup.plain(text) == left


@pytest.mark.parametrize(
    ("cell", "field", "depth", "key"),
    [
        ("＊012", "student_no", 2, "k12"),
        ("＊012", "student_no", 3, "k012"),
        ("＊012", "student_no", 0, "k"),
        ("＊12X", "exam_no", 2, "k2x"),
        ("＊012", "student_no", 4, "rest"),
        ("", "student_no", 1, "rest"),
        ("", "student_no", 0, "k"),
        ("张＊三", "name", 1, "k-5f20-"),
        ("欧阳＊", "name", 1, "k-6b27-"),
        ("𠮷＊", "name", 1, "k-20bb7-"),
        ("J＊ S＊", "name", 1, "kj"),
        ("＊", "name", 1, "rest"),
    ],
)
def test_keys(cell, field, depth, key):
    """They are plain file names on every system."""
    assert lookup.key(lookup.visible(cell, field), field, depth) == key


@pytest.mark.parametrize(
    ("people", "depth", "pieces"), [(1, 0, 1), (100, 0, 1), (101, 1, 10), (1001, 2, 100)]
)
def test_pieces_stay_small(people, depth, pieces):
    """As many characters make a key as it takes, and no more."""
    found = lookup.lookup(masked(people, 3))
    assert (found.field, found.shown) == ("student_no", 3)
    assert (found.depth, len(found.rows)) == (depth, pieces)
    assert max(map(len, found.rows.values())) <= lookup.PIECE


def test_what_is_shown_is_the_limit():
    """Two characters that all people share make one piece, whatever its size."""
    found = lookup.lookup(listed(["张＊"] * 300, ["＊12"] * 300))
    assert (found.depth, list(found.rows)) == (2, ["k12"])


def test_people_without_a_number_are_in_a_piece_that_all_load():
    """They are found by their name."""
    found = lookup.lookup(listed(["张＊"] * 300, [""] + [f"＊{n:03d}" for n in range(299)]))
    assert found.rows["rest"] == (0,)


@pytest.mark.parametrize(
    ("fields", "by"),
    [
        ("rank name student_no exam_no", "student_no"),
        ("name exam_no", "exam_no"),
        ("major name", "name"),
        ("college places", None),
    ],
)
def test_the_surest_column_is_used(fields, by):
    """A number before a name; without either nobody can be found."""
    found = lookup.by(tuple(Column(field, field) for field in fields.split()))
    assert (found and found.field) == by


def test_nobody_can_be_found_in_an_empty_list():
    """Nor is anything written for one."""
    assert lookup.lookup(masked(0, 0)) is None
    assert lookup.paths(masked(0, 0)) == ()


@given(st.lists(st.text(HAN, min_size=1, max_size=4), min_size=1, max_size=300))
def test_every_row_is_in_one_piece_that_its_person_loads(names):
    """By name alone: the key of the typed name, or the rest that is always loaded."""
    found = lookup.lookup(listed([one(name) for name in names]))
    assert sorted(row for rows in found.rows.values() for row in rows) == list(range(len(names)))
    for row, name in enumerate(names):
        typed = lookup.key(lookup.plain(name), "name", found.depth)
        assert row in found.rows.get(typed, ()) or row in found.rows.get("rest", ())
