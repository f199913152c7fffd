"""Who is chosen is compared with the ranking, by number or by what is published."""

import pytest

from tests.check.conftest import context, rolls

RANKED = [
    {"rank": "1", "name": "张三", "student_no": "20210101", "average": "90", "major": "机电"},
    {"rank": "2", "name": "李四", "student_no": "20210102", "average": "84.125", "major": "机电"},
]
LISI = {"rank": "2", "name": "李四", "student_no": "20210102", "average": "84.13", "major": "机电"}


def found(findings, person, masked=()):
    """What is said of one person beside the ranking."""
    return findings([person], context(rolls([person], masked, ranking=RANKED)))


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ({}, []),  # 84.125 is printed as 84.13
        ({"average": "84.1"}, ["E D2 “平均成绩”与排名名单 ranking.xlsx 名单 D3 不一致，请核对"]),
        ({"rank": "1"}, ["E A2 “名次”与排名名单 ranking.xlsx 名单 A3 不一致，请核对"]),
        ({"name": "李五"}, ["E B2 “姓名”与排名名单 ranking.xlsx 名单 B3 不一致，请核对"]),
        (
            {"student_no": "20210109"},
            ["E C2 排名名单中没有此人，不得列入；ranking.xlsx 名单 C3 有同专业同姓名的学生，请核对号码"],
        ),
        (
            {"student_no": "20210109", "name": "王五"},
            ["E C2 排名名单中没有此人，不得列入；请核对号码；确应列入的，先更正排名公示"],
        ),
        ({"average": "", "rank": "", "name": ""}, []),  # the business of required-values
        ({"student_no": ""}, []),
    ],
)  # fmt: skip
def test_a_person_beside_the_ranking(findings, person, expected):
    """The message names the cell and the place in the ranking, never a name."""
    assert expected == found(findings, {**LISI, **person})


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ({}, []),
        ({"rank": "1"}, ["E A2 “名次”与排名名单 已公示的名单 不一致，请核对"]),
        (
            {"student_no": "20210109"},
            [
                "E C2 排名名单中没有此人（以已公示的名单 为准），不得列入；"
                "请核对号码；确应列入的，先更正排名公示"
            ],
        ),
    ],
)
def test_published_rows_serve_where_the_workbook_is_gone(findings, person, expected):
    """The masked name and number are the key; the message says on what it rests."""
    assert expected == found(findings, {**LISI, **person}, masked=["ranking"])


def test_one_of_two_that_look_alike_once_masked_is_enough(findings):
    """A published row that may be the person speaks for the person."""
    twins = [*RANKED, {**RANKED[1], "rank": "9", "average": "60", "student_no": "20219102"}]
    assert [] == findings([LISI], context(rolls([LISI], ["ranking"], ranking=twins)))


def test_without_a_ranking_nothing_is_said(findings):
    """The pipeline notes that the list is missing."""
    assert [] == findings([LISI])
