"""The rank is recomputed from the printed average."""

import pytest


def rows(*pairs, major="机电"):
    """Rows of average and rank."""
    return [
        {"rank": rank, "average": average, "major": major, "track": "普通"}
        for average, rank in pairs
    ]


@pytest.mark.parametrize(
    "pairs",
    [
        [("90", "1"), ("85", "2"), ("85", "2"), ("80", "4")],
        [("84.125", "1"), ("84.13", "1"), ("84.12", "3")],  # rounds half up to a tie
        [("84.5", "1"), ("84.50", "1")],
        [("60", "1")],
        [("80", "2"), ("90", "1")],  # the order of the rows does not matter
        [("90", ""), ("80", "2")],  # an empty rank is the business of required-values
    ],
)
def test_right_ranks_pass(findings, pairs):
    """Ties share a rank, in any order of rows."""
    assert [] == findings(rows(*pairs))


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        (
            [("90", "1"), ("85", "2"), ("85", "3")],
            ["E A4 名次应为 2（并列 2 人），请核对平均成绩和名次"],
        ),
        (
            [("90", "2"), ("85", "1")],
            ["E A2 名次应为 1，请核对平均成绩和名次", "E A3 名次应为 2，请核对平均成绩和名次"],
        ),
        ([("90", "一"), ("80", "2")], ["E A2 名次应为 1，请核对平均成绩和名次"]),
        ([("九十", "1"), ("80", "1")], ["E B2 平均成绩应为数字，请更正"]),
    ],
)
def test_wrong_ranks_are_named_with_the_right_one(findings, pairs, expected):
    """The message gives cell, due rank and the size of the tie."""
    assert expected == findings(rows(*pairs))


def test_expansion_classes_are_ranked_apart(findings):
    """扩招 students have ranks of their own."""
    people = rows(("90", "1"), ("80", "2"))
    people.append({"rank": "1", "average": "99", "major": "机电", "track": "扩招"})
    assert [] == findings(people)


def test_majors_are_ranked_apart(findings):
    """Each major begins with rank 1."""
    assert [] == findings(rows(("90", "1")) + rows(("80", "1"), major="艺术"))
