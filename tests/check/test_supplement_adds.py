"""Nobody stands in a supplement and in the list that it adds to."""

from __future__ import annotations

import pytest

from tests.check.conftest import context, rolls

FIRST = [{"name": "张三", "student_no": "2021001"}, {"name": "李四", "student_no": "2021002"}]


@pytest.mark.parametrize(
    ("later", "masked", "expected"),
    [
        ([{"name": "王五", "student_no": "2021003"}], (), []),
        (
            [{"name": "王五", "student_no": "2021003"}, {"name": "李四", "student_no": "2021002"}],
            (),
            ["E B3 已在原公示（supplemented.xlsx）中；补充公示只写新增的人，请删去此行"],
        ),
        (
            [{"name": "李四", "student_no": "2021002"}],
            ("supplemented",),
            ["W B2 看起来已在原公示（已公示的名单）中；补充公示只写新增的人，请删去此行"],
        ),
    ],
    ids=["new people", "the same number", "the same masks"],
)
def test_people_of_both_lists(findings, later, masked, expected):
    """By number it is certain; by what is published it is a doubt."""
    lists = rolls(later, masked, supplemented=FIRST)
    assert findings(later, context(lists)) == expected


def test_a_notice_that_supplements_nothing(findings):
    """Most notices stand alone."""
    assert findings(FIRST) == []
