"""Two revisions -> what changed, in words that name no one, and of which kind it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.change import Change, change
from generator.details import Attachment
from generator.model import Column
from tests import factories

BEFORE = factories.notice(people=12, groups=3)
ROWS = [list(row) for row in BEFORE.masked.rows]
RANK, NAME, NUMBER, AVERAGE, ELIGIBLE, REASON = range(6)


def rows(*changes):
    """The people of `BEFORE` with cells (row, column, text) changed."""
    found = [list(row) for row in ROWS]
    for row, column, text in changes:
        found[row][column] = text
    return tuple(map(tuple, found))


def others(people):
    """`BEFORE` with other people in its groups of four; the last group takes the rest."""
    masked, first, groups = BEFORE.masked, 0, []
    for number, group in enumerate(masked.groups):
        count = 4 if number < 2 else len(people) - 8
        groups.append(replace(group, first=first, count=count))
        first += count
    return replace(BEFORE, masked=replace(masked, rows=tuple(people), groups=tuple(groups)))


NEWCOMER = ("13", "黄＊", "＊777", "60.5", "否", "有课程不合格")

CASES = [
    ("nothing", BEFORE, "", ""),
    ("an average", others(rows((0, AVERAGE, "80"))), "更正 1 行", "other"),
    ("averages and a rank", others(rows((0, AVERAGE, "80"), (1, AVERAGE, "81"), (1, RANK, "1"))),
     "更正 2 行、名次变动 1 行", "other rank"),
    ("ranks", others(rows(*((n, RANK, str(n + 2)) for n in range(12)))),
     "名次变动 12 行", "rank"),
    ("a verdict and its reason", others(rows((0, ELIGIBLE, "否"), (0, REASON, "有课程未修"))),
     "结论变动 1 行", "verdict"),
    ("a reason alone", others(rows((4, REASON, "有课程未修"))), "结论变动 1 行", "verdict"),
    ("one more", others((*rows(), NEWCOMER)), "增加 1 人", "person"),
    ("two less", others(rows()[:-2]), "删去 2 人", "person"),
    ("another instead", others((*rows()[:-1], NEWCOMER)), "增加 1 人、删去 1 人", "person"),
    ("a name", others(rows((0, NAME, "王＊"))), "增加 1 人、删去 1 人", "person"),
    ("another order", others((*rows()[1::-1], *rows()[2:])), "调整排列", "other"),
    ("a title", replace(BEFORE, title="另一题"), "更正标题", "other"),
    ("a rule", replace(BEFORE, rule={"top": "60%"}), "更正名次和名额的计算规则", "other"),
]  # fmt: skip


@pytest.mark.parametrize(("after", "words", "kinds"), [case[1:] for case in CASES],
                         ids=[case[0] for case in CASES])  # fmt: skip
def test_of_a_list(after, words, kinds):
    """Every kind of change has its phrase, and says what a policy wants to know."""
    found = change(BEFORE, after)
    assert (found.words, found.kinds) == (words, frozenset(kinds.split()))
    assert bool(found) is bool(words)


def test_a_move_to_another_group():
    """Who moves to another major is another entry there."""
    people = rows()
    moved = others((*people[:3], people[4], people[3], *people[5:]))
    assert change(BEFORE, moved).words == "增加 2 人、删去 2 人"


def test_people_who_look_alike():
    """Masks may be alike: as long as both are there with their values, nothing changed."""
    twins = rows((11, NAME, ROWS[10][NAME]), (11, NUMBER, ROWS[10][NUMBER]))
    swapped = (*twins[:10], twins[11], twins[10])
    assert change(others(twins), others(swapped)).words == "调整排列"
    assert change(others(twins), others(twins[:11])).words == "删去 1 人"


def test_columns():
    """A column that comes is named by its title; its cells are no corrections of their own."""
    extra = (*BEFORE.masked.columns, Column("percent", "百分比"))
    wider = replace(BEFORE.masked, columns=extra, rows=tuple((*row, "5%") for row in rows()))
    after = replace(BEFORE, masked=wider)
    assert change(BEFORE, after).said == ("增加“百分比”一列",)
    assert change(after, BEFORE).said == ("删去“百分比”一列",)
    titled = (Column("rank", "排名"), *BEFORE.masked.columns[1:])
    renamed = replace(BEFORE, masked=replace(BEFORE.masked, columns=titled))
    assert change(BEFORE, renamed).said == ("更正表头",)


def test_subjects_of_some_groups():
    """A group may show fewer columns than another."""
    columns = (Column("student_no", "学号"), Column("subject:甲", "甲"), Column("subject:乙", "乙"))
    groups = tuple(
        replace(group, columns=(0, 1 + number % 2))
        for number, group in enumerate(BEFORE.masked.groups)
    )
    narrow = replace(BEFORE.masked, columns=columns, groups=groups,
                     rows=tuple((f"＊{n:03d}", "90") for n in range(12)))  # fmt: skip
    marked = replace(narrow, rows=(*narrow.rows[:11], ("＊011", "91")))
    found = change(replace(BEFORE, masked=narrow), replace(BEFORE, masked=marked))
    assert (found.words, found.kinds) == ("更正 1 行", frozenset({"other"}))


@pytest.mark.parametrize(
    ("people", "words"),
    [
        ((("甲校", "100"), ("乙校", "200")), ""),
        ((("甲校", "101"), ("乙校", "200")), "更正 1 条"),
        ((("甲校", "100"), ("乙校", "200"), ("丙校", "1")), "增加 1 条"),
        ((("甲校", "101"),), "更正 1 条、删去 1 条"),
        ((), "删去 2 条"),
    ],
)
def test_of_a_table_without_people(people, words):
    """Rows that nobody can be found by are counted."""
    columns = (Column("target_school", "院校"), Column("fee", "学费"))
    before, after = (
        replace(factories.notice(0, 0, rows=given, columns=columns), form="table")
        for given in ((("甲校", "100"), ("乙校", "200")), people)
    )
    assert change(before, after).words == words
    assert change(before, after).kinds <= {"other"}


def test_of_a_document():
    """Places in the text and files; never the text itself."""
    one = replace(
        factories.notice(0, 0, rows=()), form="document", text="一\n\n二\n\n三\n",
        attachments=(Attachment("a.pdf", "00", 1), Attachment("b.pdf", "11", 1)),
    )  # fmt: skip
    other = replace(
        one, text="一改\n\n二\n\n三\n四\n",
        attachments=(Attachment("a.pdf", "22", 1), Attachment("c.pdf", "33", 1)),
    )  # fmt: skip
    assert change(one, other) == Change(
        ("更正正文 2 处", "增加附件 1 个", "删去附件 1 个", "更换附件 1 个"), frozenset({"other"})
    )
