"""Nobody is listed who must not be chosen or has given up."""

import pytest

from tests.check.conftest import context, rolls

PERSON = {"name": "张三", "student_no": "20210101"}
OTHER = {"name": "李四", "student_no": "20210102"}


@pytest.mark.parametrize(
    ("lists", "expected"),
    [
        ({"excluded": [OTHER], "declined": [OTHER]}, []),
        (
            {"excluded": [{**PERSON, "reason": "记过处分"}]},
            ["E B2 此人在不予选拔的名单中，不得列入；请移出，或核对该名单（excluded.xlsx）"],
        ),
        (
            {"declined": [PERSON]},
            ["E B2 此人已放弃升本，不得列入；请移出，撤回放弃的先更正该名单（declined.xlsx）"],
        ),
        ({}, []),
    ],
)
def test_people_of_both_lists_are_named_by_their_cell(findings, lists, expected):
    """The ground of an exclusion is never told."""
    assert expected == findings([PERSON], context(rolls([PERSON], **lists)))
