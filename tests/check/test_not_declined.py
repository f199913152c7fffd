"""Nobody is chosen who has given up."""

import pytest

from tests.check.conftest import context, rolls

PERSON = {"name": "张三", "student_no": "20210101"}


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("20210102", []),
        ("", []),
        (
            "20210101",
            ["E B2 此人已放弃升本（declined.xlsx），不得列入；请移出，撤回放弃的先更正该名单"],
        ),
    ],
)
def test_who_has_given_up_is_named_by_the_cell(findings, number, expected):
    """The waiver is on file; the list is wrong or the waiver was taken back."""
    lists = rolls([PERSON], declined=[{**PERSON, "student_no": number}])
    assert expected == findings([PERSON], context(lists))
