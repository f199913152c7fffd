"""From a table to what may be published of it: columns, order, groups."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.mask import alike, apply, collisions, propose_tail
from generator.model import Column, Group, Masked
from tests.mask.made import COLUMNS, FIELDS, SCHOOL, source, unit

BY_MAJOR = ["college", "major", "track"]


def person(number: int, **changes: str) -> dict[str, str]:
    """Somebody of 机电一体化技术, whose number and rank are `number`."""
    return {
        "college": "机电工程学院",
        "major": "机电一体化技术",
        "track": "普通",
        "name": "张小三",
        "student_no": f"20210301{number:03d}",
        "rank": str(number),
        "phone": "13877200000",
        **changes,
    }


def test_only_named_columns_in_the_order_of_the_kind() -> None:
    """What the kind does not name stays behind; nothing is written into the source."""
    people = source([person(2), person(1, name="欧阳明")])
    before = people.table.copy()
    assert apply(people, unit(), FIELDS, SCHOOL) == Masked(
        (Column("rank", "名次"), Column("name", "姓名"), Column("student_no", "学号")),
        (Group("", "", {}, 0, 2),),
        (("2", "张＊三", "＊002"), ("1", "欧阳＊", "＊001")),
    )
    assert before.equals(people.table)


def test_subjects_and_optional_columns() -> None:
    """Each subject is a column of its own, by the workbook's header; absent is left out."""
    columns = (
        {"field": "name", "publish": "name", "title": "考生"},
        {"field": "award", "publish": "keep", "optional": True},
        {"field": "subjects", "publish": "score"},
    )
    scores = {"subject:英语": "优秀", "subject:高等数学": "84.5"}
    people = source(
        [person(1, **scores)], {"subject:高等数学": "高等数学", "subject:英语": "英 语"}
    )
    masked = apply(people, unit(columns), FIELDS, SCHOOL)
    assert [column.title for column in masked.columns] == ["考生", "高等数学", "英 语"]
    assert [column.field for column in masked.columns][1:] == list(people.titles)
    assert masked.rows == (("张＊三", "84.5", "优秀"),)


def test_groups_stand_as_the_school_has_them() -> None:
    """Registered colleges and majors first, 普通 before 扩招, strangers at the end."""
    people = source(
        [
            person(1, college="外语学院", major="商务英语"),
            person(2, college="财经学院", major="会计"),
            person(3, track="扩招"),
            person(4, major="工业机器人技术"),
            person(5, major="新能源"),
            person(12),
            person(6),
        ]
    )
    masked = apply(people, unit(group_by=BY_MAJOR, order_by=["rank"]), FIELDS, SCHOOL)
    assert [(group.slug, group.title, group.first, group.count) for group in masked.groups] == [
        ("jidian-jdyth", "机电工程学院 机电一体化技术", 0, 2),
        ("jidian-jdyth-kuozhao", "机电工程学院 机电一体化技术 扩招", 2, 1),
        ("jidian-gyjqr", "机电工程学院 工业机器人技术", 3, 1),
        ("jidian-m66e0f528", "机电工程学院 新能源", 4, 1),
        ("caijing-kj", "财经学院 会计", 5, 1),
        ("c2eec5abc-md7dd300b", "外语学院 商务英语", 6, 1),
    ]
    assert [row[0] for row in masked.rows] == ["6", "12", "3", "4", "5", "2", "1"]
    assert masked.groups[1].keys == {
        "college": "机电工程学院",
        "major": "机电一体化技术",
        "track": "扩招",
    }


def test_a_part_knows_the_majors_of_its_college() -> None:
    """The workbook of one college need not name it in every row."""
    people = source([{"major": "会计", "name": "张三"}])
    columns = [{"field": "name", "publish": "name"}]
    masked = apply(people, unit(columns, part="财经学院", group_by=["major"]), FIELDS, SCHOOL)
    assert [group.slug for group in masked.groups] == ["kj"]


@pytest.mark.parametrize(
    ("order_by", "field", "values", "expected"),
    [
        ("rank", "rank", ["10", "9", "", "1"], ["1", "9", "10", ""]),
        ("percent", "percent", ["12.5%", "9%", "100%"], ["9%", "12.5%", "100%"]),
        ("average", "average", ["84.125", "9.5", "缺考"], ["9.5", "84.125", "缺考"]),
        ("major", "major", ["会计", "新", "机电一体化技术"], ["机电一体化技术", "会计", "新"]),
        ("award", "award", ["乙", "甲"], ["乙", "甲"]),
    ],
)
def test_order_of_rows(order_by: str, field: str, values: list[str], expected: list[str]) -> None:
    """Numbers by size, what is registered by its place, the rest as text."""
    people = source([person(1, **{field: value}) for value in values])
    columns = [{"field": field, "publish": "keep"}]
    masked = apply(people, unit(columns, order_by=[order_by]), FIELDS, SCHOOL)
    assert [row[0] for row in masked.rows] == expected


def test_ties_stay_as_the_workbook_has_them() -> None:
    """People of one rank are not reordered."""
    people = source([person(n, rank="1", student_no=f"2021030{n:04d}") for n in range(50, 0, -1)])
    masked = apply(people, unit(order_by=["rank"]), FIELDS, SCHOOL)
    assert [row[2] for row in masked.rows] == [f"＊{n:03d}" for n in range(50, 0, -1)]


def test_nobody() -> None:
    """An empty table has columns and no group."""
    people = source([person(1)])
    people = type(people)(people.table.iloc[:0], people.origin.iloc[:0], people.sheets)
    masked = apply(people, unit(group_by=BY_MAJOR), FIELDS, SCHOOL)
    assert (len(masked.columns), masked.groups, masked.rows) == (3, (), ())


@pytest.mark.parametrize(
    "column",
    [
        {"field": "phone", "publish": "keep"},
        {"field": "name", "publish": "keep"},
        {"field": "student_no", "publish": "keep"},
        {"field": "student_no", "publish": "full", "basis": "校办〔2024〕3号"},
        {"field": "name", "publish": "full"},
        {"field": "award", "publish": "keep"},
    ],
)
def test_the_last_gate(column: dict[str, Any]) -> None:
    """What no sound configuration asks for is refused here once more."""
    with pytest.raises(ValueError, match=r"方式公示|basis|一列"):
        apply(source([person(1)]), unit([column]), FIELDS, SCHOOL)


def test_collisions() -> None:
    """Rows alike in name and number within a group; rank does not tell them apart."""
    people = source(
        [
            person(1),
            person(2, student_no="20210302001"),
            person(3, student_no="20210302001", major="会计", college="财经学院"),
            person(4, name="张四三"),
            person(5, name="张四四", student_no="20210302004"),
        ]
    )
    spec = unit(group_by=BY_MAJOR, order_by=["rank"])
    assert collisions(apply(people, spec, FIELDS, SCHOOL)) == (0, 1)
    assert alike(people, spec, FIELDS, SCHOOL) == (100, 101)


def test_collisions_need_a_name_or_number() -> None:
    """A list of awards does not claim to tell people apart."""
    columns = [{"field": "major", "publish": "keep"}]
    assert collisions(apply(source([person(1), person(2)]), unit(columns), FIELDS, SCHOOL)) == ()


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        (["20210301011", "20210301012"], 1),
        (["20210301011", "20210301021"], 2),
        (["20210301111", "20210301211"], 3),
        (["20210301111", "20210302111"], 4),
        (["20210311111", "20210321111"], 4),
        (["111", "211"], 2),
    ],
)
def test_propose_tail(numbers: list[str], shown: int) -> None:
    """The smallest that keeps them apart, never the whole number, 4 at most."""
    people = source([person(1, student_no=number) for number in numbers])
    assert propose_tail(people, unit(tails={"student_no": 1}), FIELDS, SCHOOL) == shown


NAMES = st.text(st.sampled_from("机电会计一二三-rR 1"), min_size=1, max_size=6)


@settings(max_examples=40)
@given(st.lists(st.tuples(NAMES, NAMES, st.sampled_from(["普通", "扩招", "", "单招"])), min_size=1))
def test_groups_cover_all_rows_under_distinct_addresses(keys: list[tuple[str, str, str]]) -> None:
    """Every row belongs to exactly one group, and no two groups share an address."""
    people = source([person(n, college=c, major=m, track=t) for n, (c, m, t) in enumerate(keys, 1)])
    masked = apply(people, unit(group_by=BY_MAJOR, order_by=["rank"]), FIELDS, SCHOOL)
    slugs = [group.slug for group in masked.groups]
    assert len(set(slugs)) == len(slugs) == len(set(keys))
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9-]*", slug) for slug in slugs)
    ends = [group.first + group.count for group in masked.groups]
    assert [0, *ends] == [*(group.first for group in masked.groups), len(keys)]
    for group in masked.groups:
        ranks = [int(row[0]) for row in masked.rows[group.first : group.first + group.count]]
        assert {keys[rank - 1] for rank in ranks} == {tuple(group.keys.values())}
        assert ranks == sorted(ranks)


@settings(max_examples=40)
@given(st.lists(st.tuples(NAMES, st.integers(0, 9999)), min_size=1), st.integers(1, 4))
def test_joining_two_notices_tells_no_more_than_one(
    people: list[tuple[str, int]], shown: int
) -> None:
    """Who stands in two notices of a round shows the same in both."""
    rows = [
        person(n, name=name, student_no=f"2021{number:07d}")
        for n, (name, number) in enumerate(people)
    ]
    tails = {"student_no": shown}
    ranking = apply(source(rows), unit(tails=tails, order_by=["rank"]), FIELDS, SCHOOL)
    admission = apply(source(rows), unit(COLUMNS[1:], tails=tails), FIELDS, SCHOOL)
    assert [row[1:] for row in ranking.rows] == list(admission.rows)


def test_each_group_shows_only_the_subjects_that_it_has() -> None:
    """Majors have subjects of their own; nobody's table is sixty majors wide."""
    columns = [
        {"field": "student_no", "publish": "tail"},
        {"field": "subjects", "publish": "score"},
    ]
    people = source(
        [
            person(1, **{"subject:机械": "80", "subject:素描": ""}),
            person(2, major="工业机器人技术", **{"subject:机械": "", "subject:素描": "90"}),
        ],
        {"subject:机械": "机械", "subject:素描": "素描"},
    )
    masked = apply(people, unit(columns, group_by=["major"]), FIELDS, SCHOOL)
    assert [["学号", "机械"], ["学号", "素描"]] == [
        [column.title for column in masked.shown(group)] for group in masked.groups
    ]
    assert [(("＊001", "80"),), (("＊002", "90"),)] == [masked.of(group) for group in masked.groups]
    assert ["90"] == masked.cells("subject:素描")
