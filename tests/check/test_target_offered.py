"""The target school and major are offered, and the places are kept."""

import pytest

from tests.check.conftest import context, rolls


def people(*targets, **more):
    """Recommended people, the best first, and where they go."""
    return [
        {"rank": str(n), "student_no": f"2021010{n}", "target_school": school, "target_major": major, **more}
        for n, (school, major) in enumerate(targets, start=1)
    ]  # fmt: skip


def offer(school, target, places="", **more):
    """One line of 附件16."""
    return {"target_school": school, "target_major": target, "places": places, **more}


A, B = ("甲大学", "软件工程"), ("乙大学", "软件工程")


@pytest.mark.parametrize(
    ("rows", "offers", "expected"),
    [
        (people(A, B), [offer(*A), offer(*B)], []),
        (people(A, A), [offer(*A, "2")], []),  # exactly the places
        (people(("", "")), [offer(*A)], []),  # the business of required-values
        (
            people(A, ("甲大学", "会计")),
            [offer(*A), offer("乙大学", "会计")],
            [
                "E D3 offers.xlsx 中没有这一“本科院校、本科专业”；"
                "请核对写法，或先更正对口招录计划"
            ],
        ),
        (
            people(A, A, A),
            [offer(*A, "2")],
            [
                "E D4 推荐到这里的占指标学生有 3 人，offers.xlsx 名单 C2 的计划为 2 人；"
                "请按名次和志愿调整 1 人"
            ],
        ),
        (people(A, A, major="机电"), [offer(*A, "1", major="机电"), offer(*A, "9", major="")], [
            "E D3 推荐到这里的占指标学生有 2 人，offers.xlsx 名单 C2 的计划为 1 人；"
            "请按名次和志愿调整 1 人"
        ]),
        (people(A, major="艺术"), [offer(*A, "1", major="机电"), offer(*A, "9", major="")], []),
        (people(A, major="艺术"), [offer(*A, "1", major="机电")], [
            "E D2 offers.xlsx 中没有这一“本科院校、本科专业”；请核对写法，或先更正对口招录计划"
        ]),
    ],
)  # fmt: skip
def test_targets_and_offers(findings, rows, offers, expected):
    """An offer may be for people of one major; an open one is for everybody."""
    assert expected == findings(rows, context(rolls(rows, offers=offers)))


def test_who_is_outside_the_quota_takes_no_offered_place(findings):
    """不占下达计划指标."""
    rows = people(A, A)
    lists = rolls(rows, offers=[offer(*A, "1")], direct_admission=rows[1:])
    assert [] == findings(rows, context(lists))
