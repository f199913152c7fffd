"""Who stands before the last one recommended is recommended, or there is a ground."""

import pytest

from tests.check.conftest import context, policy, rolls


def ranked(count=6, **verdicts):
    """A ranking in which the first are eligible; `r2="否"` for another verdict of rank 2."""
    return [
        {
            "rank": str(n), "name": f"{'张王李赵陈黄'[n - 1]}三", "student_no": f"2021010{n}",
            "major": "机电", "eligible": verdicts.get(f"r{n}", "是"),
        }
        for n in range(1, count + 1)
    ]  # fmt: skip


def those(*ranks):
    """The people with these ranks."""
    return [ranked()[rank - 1] for rank in ranks]


MESSAGE = (
    "E A3 机电 第 2 名符合要求而没有推荐，后面的第 3 名却已推荐；请补入此人，"
    "或登记依据（本人书面放弃、未报名也未提交放弃证明，视为自动放弃、不符合选拔条件）"
)


@pytest.mark.parametrize(
    ("recommended", "lists", "expected"),
    [
        ((1, 2, 3), {"application": those(1, 2, 3, 4)}, []),
        ((1,), {"application": those(1, 2)}, []),  # the only place
        ((1, 3), {"application": those(1, 2, 3)}, [MESSAGE]),
        ((1, 3), {"application": those(1, 3)}, []),  # did not apply
        ((1, 3), {"application": those(1, 2, 3), "declined": those(2)}, []),
        ((1, 3), {"application": those(1, 2, 3), "excluded": those(2)}, []),
        ((1, 3), {"application": those(1, 2, 3), "direct_admission": those(2)}, []),
        ((1, 3), {"application": those(1, 2, 3), "decisions": those(2)}, []),
        ((1, 3), {"application": those(1, 2, 3), "ranking": ranked(r2="否")}, []),
        ((), {"application": those(1, 2, 3)}, []),
    ],
)
def test_each_person_before_the_last_has_a_ground(findings, recommended, lists, expected):
    """The finding stands at the place in the ranking, without a name."""
    rows = those(*recommended)
    at = context(rolls(rows, **{"ranking": ranked(), **lists}))
    assert expected == findings(rows, at)


def test_who_is_recommended_outside_the_quota_takes_nobodys_place(findings):
    """The last place is that of the last one recommended by rank."""
    rows = those(1, 5)
    lists = rolls(rows, ranking=ranked(), application=those(1, 2, 5), direct_admission=those(5))
    assert [] == findings(rows, context(lists))


def test_without_the_applications_it_is_a_warning(findings):
    """Who did not apply has given up; without the list nobody can tell."""
    rows = those(1, 3)
    found = findings(rows, context(rolls(rows, ranking=ranked())))
    assert [MESSAGE.replace("E A3", "W A3") + "。没有申报名单，无法核对是否未报名"] == found


def test_a_ground_that_the_policy_does_not_name_is_none(findings):
    """A waiver helps only where the policy lets people waive."""
    rows = those(1, 3)
    strict = policy(passing_over={"allowed_when": ["excluded"], "basis": "三(一)1"})
    lists = rolls(rows, ranking=ranked(), declined=those(2))
    assert 1 == len(findings(rows, context(lists, policy=strict)))


@pytest.mark.parametrize("masked", [["ranking"], ["application"], ["ranking", "application"]])
@pytest.mark.parametrize(("applied", "count"), [((1, 2, 3), 1), ((1, 3), 0)])
def test_published_rows_serve_where_a_workbook_is_gone(findings, masked, applied, count):
    """Lists are compared by the end of the number where one of them is masked."""
    rows = those(1, 3)
    lists = rolls(rows, masked, ranking=ranked(), application=those(*applied))
    found = findings(rows, context(lists))
    assert count == len(found)
    assert all(("以已公示的名单 为准" in text) == ("ranking" in masked) for text in found)
    assert "王" not in "".join(found)


def test_who_stands_in_the_list_that_is_supplemented_is_not_passed_over(findings):
    """The fourth follows when one of the first three gives up."""
    rows = those(4)
    lists = rolls(
        rows, ranking=ranked(), application=those(1, 2, 3, 4), declined=those(2),
        supplemented=those(1, 2, 3),
    )  # fmt: skip
    assert [] == findings(rows, context(lists, supplements="2024-first"))


def test_majors_have_queues_of_their_own(findings):
    """The second of another major waits behind nobody here."""
    rows = those(1, 3)
    others = [
        {**person, "major": "艺术", "student_no": person["student_no"] + "9"} for person in those(2)
    ]
    lists = rolls(rows, ranking=[*those(1, 3), *others], application=[*rows, *others])
    assert [] == findings(rows, context(lists))
