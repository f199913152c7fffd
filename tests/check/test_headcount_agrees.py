"""The ranking holds as many people as the headcount file."""

import pytest

from tests.check.conftest import context, rolls


def people(count, major="机电"):
    """A ranking of so many."""
    return [
        {"student_no": f"{major}{n}", "major": major, "college": "机电学院"} for n in range(count)
    ]


def heads(count, major="机电"):
    """One line of the headcount file."""
    return {"college": "机电学院", "major": major, "headcount": count}


@pytest.mark.parametrize(
    ("rows", "counts", "expected"),
    [
        (people(2), [heads("2")], []),
        (people(1), [heads("1")], []),
        (
            people(2),
            [heads("3")],
            [
                "E B2 机电学院 机电 名单中有 2 人，headcount.xlsx 为 3 人：少 1 人，请核对是否有人漏排"
            ],
        ),
        (
            people(2),
            [heads("1")],
            [
                "E B2 机电学院 机电 名单中有 2 人，headcount.xlsx 为 1 人：多 1 人，"
                "请核对人数或移出重复、不属于本专业的学生"
            ],
        ),
        (
            people(1),
            [heads("1"), heads("9", "艺术")],
            ["E B3 机电学院 艺术 有人数而名单中一人也没有，请补上该专业，或删去该行"],
        ),
        (
            people(1) + people(1, "艺术"),
            [heads("1")],
            ["E B3 headcount.xlsx 中没有“机电学院 艺术”；请补填人数，或统一专业、年级的写法"],
        ),
    ],
)
def test_people_and_headcount(findings, rows, counts, expected):
    """Someone left out is found by the group that is short of people."""
    assert expected == findings(rows, context(rolls(rows, headcount=counts)))


def test_a_supplement_is_not_asked_for_everybody(findings):
    """It lists only those whom it adds."""
    rows = people(1)
    lists = rolls(rows, headcount=[heads("9")])
    assert [] == findings(rows, context(lists, supplements="2024-first"))


def test_a_colleges_part_is_not_asked_for_others(findings):
    """The other colleges have parts of their own."""
    rows = people(1)
    counts = [heads("1"), {**heads("9", "艺术"), "college": "艺术学院"}]
    assert [] == findings(rows, context(rolls(rows, headcount=counts), part="机电学院"))
