"""Nobody is listed who must not be chosen."""

import pytest

from tests.check.conftest import context, rolls

PERSON = {"name": "张三", "student_no": "20210101"}
OTHER = {"name": "李四", "student_no": "20210102"}


@pytest.mark.parametrize(
    ("lists", "expected"),
    [
        ({"excluded": [OTHER]}, []),
        (
            {"excluded": [{**PERSON, "reason": "记过处分"}]},
            ["E B2 此人在不予选拔的名单（excluded.xlsx）中，不得列入；请移出，或核对该名单"],
        ),
        ({}, []),
    ],
)
def test_who_must_not_be_chosen_is_named_by_the_cell(findings, lists, expected):
    """The ground of an exclusion is never told."""
    assert expected == findings([PERSON], context(rolls([PERSON], **lists)))
