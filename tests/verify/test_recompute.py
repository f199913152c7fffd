"""`verify.recompute`: what is published follows from itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.model import Column, Group, Masked
from generator.notice import Notice
from generator.verify import recompute
from tests.factories import COLUMNS, notice
from tests.verify.sites import lines, put, site

OWN = "notices/2024-zsb-ranking"
RANK = {"by": "average", "decimals": 2, "complete": True, "basis": "二(一)2"}
VERDICT = {"yes": "是", "no": "否", "rank_reasons": ["排名未进入前60%"]}
CUTOFF = {"top": "60%", "basis": "二(一)3", "verdict": VERDICT}
LATE = "排名未进入前60%"
CHOSEN = (Column("major", "专业"), Column("rank", "名次"), Column("average", "平均成绩"))


def row(rank: int, average: str, eligible: str = "是", reason: str = "") -> tuple[str, ...]:
    """One masked person."""
    return (str(rank), "张＊三", f"＊{rank:03d}", average, eligible, reason)


FIVE = (
    row(1, "90.00"),
    row(2, "88.50"),
    row(2, "88.50"),
    row(4, "80.00", "否", LATE),
    row(5, "70.00", "否", "有课程不合格"),
)


def ranking(*groups: Sequence[tuple[str, ...]], told: Sequence[int] = ()) -> Notice:
    """A ranking with a page for each group; `told`: people by the rule, if it is wrong."""
    majors = [f"专业{number}" for number in range(1, len(groups) + 1)]
    counts = [len(rows) for rows in groups]
    places = tuple(
        Group(f"g{n}", major, {"major": major}, sum(counts[: n - 1]), counts[n - 1])
        for n, major in enumerate(majors, 1)
    )
    entries = [
        {"keys": {"major": major}, "people": people}
        for major, people in zip(majors, told or counts, strict=True)
    ]
    masked = Masked(COLUMNS, places, tuple(each for rows in groups for each in rows))
    return replace(
        notice(), masked=masked, rule={"rank": {**RANK, "groups": entries}, "cutoff": CUTOFF}
    )


def changed(number: int, *values: Any) -> tuple[tuple[str, ...], ...]:
    """The five people with another row."""
    return (*FIVE[: number - 1], row(*values), *FIVE[number:])


def found(folder: Path, *notices: Notice) -> list[tuple[str, str, str]]:
    """Page, message and clause of each finding."""
    return [
        (finding.place.file, finding.message, finding.severity)
        for finding in recompute.gate(site(folder, *notices))
    ]


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        pytest.param([FIVE, FIVE], [], id="right"),
        pytest.param(
            [FIVE, changed(4, 3, "80.00", "否", LATE)],
            [
                ("g2", "第 4 行名次应为 4，与印出的成绩不符"),
                ("g2", "第 4 行名次在前 60% 之内，原因不应是排名"),
            ],
            id="a rank after a tie",
        ),
        pytest.param(
            [FIVE, changed(5, 5, "70.00", "是")],
            [("g2", "第 5 行名次不在前 60% 之内，不应为“是”")],
            id="a verdict",
        ),
        pytest.param(
            [changed(2, 2, "88.50", "否", LATE)],
            [("g1", "第 2 行名次在前 60% 之内，原因不应是排名")],
            id="a reason",
        ),
        pytest.param(
            [[row(n, f"{90 - n}.00") for n in (1, 2)] + [row(3, "80.00")] * 3],
            [],
            id="a tie on the boundary: all pass",
        ),
        pytest.param(
            [[*(row(n, f"{90 - n}.00") for n in (1, 2, 3)), *[row(4, "80.00", "否", LATE)] * 2]],
            [],
            id="a tie beyond the boundary: none passes",
        ),
        pytest.param([[row(1, "90.00", "否", LATE)]], [], id="one alone is not among 60%"),
        pytest.param(
            [[row(1, "90.00")]],
            [("g1", "第 1 行名次不在前 60% 之内，不应为“是”")],
            id="one alone passes wrongly",
        ),
        pytest.param(
            [[row(1, "84.13"), row(2, "84.12", "否", LATE)]], [], id="by the printed average"
        ),
    ],
)
def test_a_ranking_is_computed_again(
    tmp_path: Path, groups: list[Any], expected: list[tuple[str, str]]
) -> None:
    """The finding names page and row; a right ranking yields nothing."""
    assert found(tmp_path, ranking(*groups)) == [
        (f"{OWN}/{page}/index.html", message, "error") for page, message in expected
    ]


def test_the_rule_must_count_the_people_that_are_there(tmp_path: Path) -> None:
    """A cut-off of more people than the list has would let more pass."""
    expected = "第 1 行所在的排名组有 5 人，规则写的是 9 人"
    assert (f"{OWN}/g2/index.html", expected, "error") in found(
        tmp_path, ranking(FIVE, FIVE, told=(5, 9))
    )


def test_many_wrong_rows_are_counted(tmp_path: Path) -> None:
    """A few are named, and the number of the rest."""
    made = ranking([row(n + 2, f"{90 - n}.00", "否", "有课程不合格") for n in range(8)])
    assert [message for _, message, _ in found(tmp_path, made)] == [
        *(f"第 {n} 行名次应为 {n}，与印出的成绩不符" for n in range(1, 6)),
        "另有 3 行有同样的问题",
    ]


def test_groups_that_the_page_does_not_tell(tmp_path: Path) -> None:
    """People of two years on one page: said to be beyond recomputing, not passed over."""
    made = ranking(FIVE)
    entries = [{"keys": {"major": "专业1", "grade": year}, "people": 5} for year in "ab"]
    made = replace(made, rule={"rank": {**RANK, "groups": entries}, "cutoff": CUTOFF})
    words = "名次的分组没有全部公布，不能只凭公布的名单重算"
    assert found(tmp_path, made) == [(f"{OWN}/rows.json", words, "note")]


def chosen(rows: Sequence[tuple[str, ...]], **rule: Any) -> Notice:
    """A list of chosen people of two majors; one of them has two rank groups."""
    groups = [
        {"keys": {"major": "甲", "track": "普通"}, "people": 10},
        {"keys": {"major": "乙", "track": "普通"}, "people": 10},
        {"keys": {"major": "乙", "track": "扩招"}, "people": 5},
    ]
    rank = {**RANK, "complete": False, "groups": groups}
    cutoff = {"top": "60%", "basis": "二(一)3"}
    made = notice(id="2024-zsb-ranking", groups=0, rows=rows, columns=CHOSEN)
    return replace(made, rule={"rank": rank, "cutoff": cutoff, **rule})


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([("甲", "2", "90.00"), ("甲", "5", "80.00")], [], id="right"),
        pytest.param(
            [("甲", "5", "90.00"), ("甲", "2", "80.00")],
            [
                ("第 1 行名次的先后与印出的成绩不符", "error"),
                ("第 2 行名次的先后与印出的成绩不符", "error"),
            ],
            id="ranks against averages",
        ),
        pytest.param(
            [("甲", "7", "60.00")], [("第 1 行名次不在前 60% 之内", "warning")], id="beyond"
        ),
        pytest.param(
            [("乙", "4", "90.00"), ("乙", "2", "80.00")], [], id="groups that nobody can tell"
        ),
    ],
)
def test_a_selection_keeps_the_order(
    tmp_path: Path, rows: list[Any], expected: list[tuple[str, str]]
) -> None:
    """A selection cannot be ranked again, but its ranks must go with its averages."""
    page = f"{OWN}/index.html"
    assert found(tmp_path, chosen(rows)) == [(page, *each) for each in expected]


QUOTA = {
    "share": "30%",
    "not_counted": ["不占指标"],
    "basis": "三(一)2",
    "groups": [
        {"keys": {"major": "甲", "track": "普通"}, "people": 6, "places": 1},
        {"keys": {"major": "甲", "track": "扩招"}, "people": 9, "places": 2},
    ],
}


@pytest.mark.parametrize(
    ("counted", "outside", "places", "expected"),
    [
        pytest.param(3, 2, 1, [], id="just full; who takes no place is not counted"),
        pytest.param(4, 0, 1, [("index.html", "第 4 行超出所在组的名额 3 人")], id="one more"),
        pytest.param(
            1, 0, 2, [("rows.json", "甲 普通 的名额应为 1，规则写的是 2")], id="wrong places"
        ),
    ],
)
def test_places_are_counted_again(
    tmp_path: Path, counted: int, outside: int, places: int, expected: list[tuple[str, str]]
) -> None:
    """Share of the headcount, rounded down, by what the page tells apart."""
    rows = [("甲", "按比例推荐")] * counted + [("甲", "不占指标")] * outside
    first = {**QUOTA["groups"][0], "places": places}
    made = notice(
        groups=0, rows=rows, columns=(Column("major", "专业"), Column("category", "类别"))
    )
    made = replace(made, rule={"quota": {**QUOTA, "groups": [first, QUOTA["groups"][1]]}})
    assert found(tmp_path, made) == [(f"{OWN}/{file}", text, "error") for file, text in expected]


def test_lists_without_a_rule_and_altered_files(tmp_path: Path) -> None:
    """Nothing to compute; and what `readback` refuses is not judged twice."""
    wrong = ranking(changed(5, 9, "70.00", "否", "有课程不合格"))
    checked = site(tmp_path, notice(id="plain"), wrong)
    assert lines(list(recompute.gate(checked))) == [
        ("recompute", f"{OWN}/g1/index.html", "第 5 行名次应为 5，与印出的成绩不符")
    ]
    put(tmp_path, f"{OWN}/rows.json", "{}")
    assert list(recompute.gate(checked)) == []
