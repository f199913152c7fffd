"""No group has more people recommended by rank than places."""

import pytest

from tests.check.conftest import KIND, context, policy, rolls

COLUMNS = (
    *KIND.columns[:3],
    KIND.columns[5].model_copy(
        update={"field": "category", "choices": ("按比例推荐", "不占指标", "退役直接选拔")}
    ),
)
LIST = KIND.model_copy(update={"columns": COLUMNS})


def people(count, track="普通", category="按比例推荐", first=1):
    """Recommended people, the best first."""
    return [
        {
            "rank": str(number), "student_no": f"{track}{category}{number}", "college": "机电学院",
            "major": "机电", "track": track, "category": category,
        }
        for number in range(first, first + count)
    ]  # fmt: skip


def heads(count, track="普通", header="headcount"):
    """One line of the headcount file."""
    return {"college": "机电学院", "major": "机电", "track": track, header: str(count)}


def found(findings, rows, *counts, **changes):
    """What is said of people beside the headcounts."""
    return findings(rows, context(rolls(rows, headcount=counts), kind=LIST, **changes))


@pytest.mark.parametrize(
    ("rows", "counts"),
    [
        (people(3), [heads(10)]),  # exactly the quota
        (people(3), [heads(13)]),  # 3.9 places are three
        (people(3), [heads(10, header="major_total")]),
        (people(3) + people(2, category="不占指标"), [heads(10)]),
        (people(3) + people(1, category="退役直接选拔"), [heads(10)]),
        (people(3) + people(3, track="扩招"), [heads(10), heads(10, "扩招")]),
        (people(3), [heads(4), heads(6)]),  # one group in two lines
        ([], [heads(10)]),
    ],
)
def test_kept_quotas_pass(findings, rows, counts):
    """Rounded down; who is recommended outside the quota takes no place."""
    assert [] == found(findings, rows, *counts)


@pytest.mark.parametrize(
    ("rows", "counts", "expected"),
    [
        (
            people(4),
            [heads(13)],
            [
                "E A5 机电学院 机电 普通 占指标推荐 4 人，最多 3 人（13 人 × 30%，向下取整）；"
                "请从此处起按名次移出 1 人，或核对 headcount.xlsx 的人数"
            ],
        ),
        (
            people(1),
            [heads(3)],  # 0.9 places are none
            [
                "E A2 机电学院 机电 普通 占指标推荐 1 人，最多 0 人（3 人 × 30%，向下取整）；"
                "请从此处起按名次移出 1 人，或核对 headcount.xlsx 的人数"
            ],
        ),
        (
            people(1),
            [heads(30, "扩招")],
            [
                "E D2 headcount.xlsx 中没有“机电学院 机电 普通”的人数，无法核定指标；"
                "请补填，或统一专业、年级的写法"
            ],
        ),
    ],
)
def test_broken_quotas_name_the_first_one_too_many(findings, rows, counts, expected):
    """The cell is where the places end; the way out is in the message."""
    assert expected == found(findings, rows, *counts)


def test_the_last_by_rank_is_named_in_any_order_of_rows(findings):
    """The rows may stand in another order than the ranks."""
    rows = people(4)[::-1]
    assert "E A2" in found(findings, rows, heads(10))[0]


def test_places_of_expansion_classes_are_not_for_others(findings):
    """Four of ten, though the expansion class next to them leaves three places free."""
    apart = policy().quota.model_dump() | {
        "not_transferable": {"values": ["扩招"], "basis": "三(一)2"}
    }
    said = found(findings, people(4), heads(10), heads(10, "扩招"), policy=policy(quota=apart))
    assert 1 == len(said)
    assert said[0].endswith("；其他专业、扩招班的空余指标不可使用")


def test_the_list_of_direct_admissions_tells_too(findings):
    """Who stands there takes no place, whatever the category says (`one-channel` objects)."""
    rows = people(4)
    lists = rolls(rows, headcount=[heads(10)], direct_admission=rows[3:])
    assert [] == findings(rows, context(lists, kind=LIST))


@pytest.mark.parametrize(
    ("declined", "count"),
    [([], 1), (people(1, first=2), 0)],  # the second gave up: one may follow
)
def test_a_supplement_takes_the_places_that_are_left(findings, declined, count):
    """Those of the list that it adds to count, but for those who gave up."""
    rows = people(1, first=4)
    before = people(3) + people(2, category="不占指标")
    lists = rolls(rows, headcount=[heads(10)], supplemented=before, declined=declined)
    found = findings(rows, context(lists, kind=LIST, supplements="2024-first"))
    assert count == len(found)
    assert all("占指标推荐 4 人，最多 3 人" in text for text in found)


def test_a_clause_stands_behind_the_finding():
    """The college can answer an objection with it."""
    from generator.check import quota_kept
    from tests.check.conftest import source

    rows = people(4)
    lists = rolls(rows, headcount=[heads(10)])
    found = list(quota_kept.check(source(rows), context(lists, kind=LIST)))
    assert ["三(一)2"] == [finding.basis for finding in found]
