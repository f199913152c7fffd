"""Everybody is chosen by one way."""

import pytest

from tests.check.conftest import KIND, context, rolls
from tests.check.test_quota_kept import LIST

PERSON = {"name": "张三", "student_no": "20210101"}
OTHER = {"name": "李四", "student_no": "20210102"}


@pytest.mark.parametrize(
    ("category", "direct", "expected"),
    [
        ("按比例推荐", OTHER, []),
        ("不占指标", PERSON, []),
        ("", PERSON, []),
        (
            "按比例推荐",
            PERSON,
            [
                "E C2 此人在 direct-admission.xlsx 中，“类别”却是按名次推荐；"
                "请改为不占指标，或先更正该名单"
            ],
        ),
        (
            "不占指标",
            OTHER,
            [
                "E C2 此人列为不占指标，direct-admission.xlsx 中却没有；"
                "请改为按名次推荐，或先补充公示该名单"
            ],
        ),
    ],
)
def test_category_and_list_agree(findings, category, direct, expected):
    """Who is recommended by rank does not stand in the list of direct admissions."""
    rows = [{**PERSON, "category": category}]
    lists = rolls(rows, direct_admission=[direct])
    assert expected == findings(rows, context(lists, kind=LIST, kind_name="recommendation"))


def test_a_list_without_categories_has_nobody_of_another_way(findings):
    """Exempt from the test and admitted directly: one of both."""
    lists = rolls([PERSON], exemption=[PERSON])
    assert [
        "E B2 此人已在 exemption.xlsx 中，同一人只能由一种方式选拔；请移出其中一份"
    ] == findings([PERSON], context(lists, kind=KIND, kind_name="direct-admission"))
