"""From subject scores to the standing, at every boundary, against naive arithmetic."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.compute import rank
from tests.compute.made import FIELDS, FILE, policy, ranked, scores, source, words

STANDING = ("average", "rank", "major_total", "percent", "eligible", "reason")


def standing(result) -> list[tuple[str, ...]]:
    """The computed columns, one tuple a person."""
    return list(result.table[list(STANDING)].itertuples(index=False, name=None))


def test_standing_of_a_group():
    """Ties share a rank; the first 60% may apply if they passed and completed everything."""
    rows = [scores("90", "90"), scores("80", "80"), scores("85", "75"), scores("100", "55"),
            scores("70", "缓考")]  # fmt: skip
    assert standing(ranked(rows)) == [
        ("90.00", "1", "5", "20.00%", "是", ""),
        ("80.00", "2", "5", "40.00%", "是", ""),
        ("80.00", "2", "5", "40.00%", "是", ""),
        ("77.50", "4", "5", "80.00%", "否", "排名未进入前60%"),
        ("35.00", "5", "5", "100.00%", "否", "排名未进入前60%"),
    ]


@pytest.mark.parametrize(
    ("cells", "reason"),
    [(("100", "59"), "有课程不合格"), (("100", "缺考"), "有课程不合格"), (("100", "缓考"), "有课程未修"),
     (("100", ""), "有课程未修"), (("缺考", "缓考"), "有课程不合格"), (("100", "60"), "")],
)  # fmt: skip
def test_reason_within_the_cutoff(cells, reason):
    """Of three with one place in three, the best is stopped by a course alone."""
    rows = [scores(*cells), *[scores("0", "0")] * 3]
    verdict = ("否" if reason else "是", reason)
    assert standing(ranked(rows))[0][-2:] == verdict


def test_average_of_84_125_is_printed_84_13():
    """Half up on the decimal, where a binary float says 84.12."""
    assert standing(ranked([scores("84.125"), scores("84.25", "84")]))[0][0] == "42.06"
    assert [row[0] for row in standing(ranked([scores("84.125")]))] == ["84.13"]
    assert [row[0] for row in standing(ranked([scores("84.25", "84")]))] == ["84.13"]


def test_rank_follows_the_printed_average():
    """Two who are printed alike share the rank, though their sums differ."""
    rows = [scores("84.001"), scores("84.004"), scores("83")]
    assert [row[:2] for row in standing(ranked(rows))] == [
        ("84.00", "1"), ("84.00", "1"), ("83.00", "3"),
    ]  # fmt: skip


def test_one_person_is_the_whole_of_the_group():
    """Rank 1 of 1 is the first 100%, not the first 60%."""
    assert standing(ranked([scores("99")])) == [
        ("99.00", "1", "1", "100.00%", "否", "排名未进入前60%")
    ]


def test_groups_stand_apart():
    """An expansion class has its own ranks, and its own courses."""
    rows = [scores("90"), scores("80"), {"第1学期 另": "70", "track": "扩招"}]
    assert [row[:3] for row in standing(ranked(rows))] == [
        ("90.00", "1", "2"), ("80.00", "2", "2"), ("70.00", "1", "1"),
    ]  # fmt: skip


PLAN = {
    "college": "机电学院",
    "major": "机电",
    "by": "甲处",
    "on": "2023-09-01",
    "document": "方案",
}


@pytest.mark.parametrize(
    ("plans", "ranks"), [([], ["1", "2", "3"]), ([PLAN], ["1", "1", "2"])], ids=["none", "approved"]
)
def test_class_types_stand_apart_with_an_approved_plan(plans, ranks):
    """天工班 has ranks of its own only where the school approved it, and the text says so."""
    apart = {"values": ["天工班"], "approved": plans, "basis": "二(一)2"}
    rule = {"within": ["grade", "major", "track"], "basis": "二(一)2", "apart_with_plan": apart}
    rows = [scores("90", class_type="天工班"), scores("80"), scores("70")]
    table = ranked(rows, policy(rank=rule)).table
    assert table["rank"].tolist() == ranks
    said = table["explanation"].str.contains("班型（按经批准的方案单独排名） 1 人", regex=False)
    assert said.tolist() == [bool(plans), False, False]


def test_nothing_counts_0_for_the_unchanged():
    """Who has no score at all stands last with 0 (二(一)2)."""
    result = ranked([scores("90", "80"), scores("", "缺考")])
    assert standing(result)[1] == ("0.00", "2", "2", "100.00%", "否", "排名未进入前60%")
    assert result.findings == ()


def test_whole_group_without_scores():
    """A group in which nobody has a score has no course at all: nothing can be computed."""
    result = ranked([scores("", ""), scores("", "")])
    assert standing(result) == [("", "", "0", "", "", "")] * 2
    assert words(result.findings) == [
        f"E 成绩.xlsx 表1 F{row}：没有一门可以计入的成绩，算不出平均成绩；请补填成绩，或核对是否应在名单中"
        for row in (2, 3)
    ]


@pytest.mark.parametrize(
    ("said", "average"),
    [("是", "80.00"), ("休学后复学", "80.00"), ("转专业", "80.00"), ("否", "40.00"), ("无", "40.00"),
     ("", "40.00")],
)  # fmt: skip
def test_changed_enrolment(said, average):
    """For those with 学籍异动 only completed courses count (二(一)2)."""
    rows = [scores("80", "", status_change=said), scores("70", "70"), scores("60", "60")]
    assert standing(ranked(rows))[0][0] == average


def test_policy_without_zero_points():
    """Where the policy takes completed courses only, a missing one is still a reason."""
    rule = {"missing_course": {"unchanged": "completed-only", "changed": "completed-only"}}
    rows = [scores("80", ""), scores("70", "70"), scores("60", "60")]
    first = standing(ranked(rows, policy(rule)))[0]
    assert [first[0], *first[-2:]] == ["80.00", "否", "有课程未修"]


def test_words_have_the_points_that_the_policy_gives():
    """优秀 is 95 only where a rule says so."""
    rule = {"grades": {"value": {"优秀": 95}, "basis": "学籍管理规定 20"}}
    assert standing(ranked([scores("优秀", "85")], policy(rule)))[0][0] == "90.00"


def test_words_without_points():
    """The cells are named, their words only once and without a place."""
    rows = [scores("优秀", "85"), scores("90", "良好")]
    assert words(ranked(rows).findings) == [
        "E 成绩.xlsx 表1 G2：是成绩等级而不是分数，细则没有规定折算的分数，算不出平均成绩",
        "E 成绩.xlsx 表1 H3：是成绩等级而不是分数，细则没有规定折算的分数，算不出平均成绩",
        "E p.yml：这些成绩等级没有折算的分数：优秀、良好；"
        "请按学校的规定写入 average.grades，例如 {value: {优秀: 95}, basis: 第几条}，或在工作簿中改填分数",
    ]


def test_many_words_in_a_column():
    """Ten cells of a column are named, the others counted."""
    found = words(ranked([scores("优秀")] * 13).findings)
    assert len(found) == 11
    assert found[9].endswith("（同一列另有 3 格）")


def test_courses_of_other_semesters():
    """The sixth semester does not count; a header without one does, and both are said."""
    rows = [{"第5学期 甲": "80", "第6学期 乙": "0", "丙": "90"}]
    result = ranked(rows)
    assert standing(result)[0][0] == "85.00"
    assert words(result.findings) == [
        "N 成绩.xlsx 表1：这些课程不在应计入的学期，没有计入：第6学期 乙",
        "W 成绩.xlsx 表1：表头没有写学期，已计入：丙；请核对都在应计入的学期之内，或在表头中写明学期",
    ]


def test_no_course_of_the_right_semester():
    """Nobody has an average then."""
    found = words(ranked([{"第6学期 乙": "80"}]).findings)
    assert "E 成绩.xlsx 表1：没有一列成绩属于应计入的学期；请核对表头中的学期" in found


def test_a_group_in_two_sheets_with_other_headers():
    """A course that one class's sheet lacks is left out or named otherwise: nobody counts 0."""
    rows = [{"第1学期 英语1": "80"}, {"第1学期 英语（1）": "90"}]
    result = rank(source(rows, sheets=[0, 1]), policy(), FIELDS, FILE)
    ending = "请统一表头的写法，没有修读的补上空列"
    assert words(result.findings) == [
        f"E 成绩.xlsx 表1：同一专业的其他工作表有这些课程，这张表没有：第1学期 英语（1）；{ending}",
        f"E 成绩.xlsx 表2：同一专业的其他工作表有这些课程，这张表没有：第1学期 英语1；{ending}",
    ]


BY_TOTAL = policy(rank={"by": "total_score", "within": ["major"], "basis": "一"})


@pytest.mark.parametrize(
    "silent",
    [policy().model_copy(update={rule: None}) for rule in ("average", "rank", "cutoff")]
    + [BY_TOTAL],
)
def test_policy_that_does_not_say_how(silent):
    """Nothing is guessed where the policy is silent."""
    result = ranked([scores("80")], silent)
    assert result.table.empty
    assert words(result.findings) == [
        "E p.yml：细则没有写全平均成绩、排名和名次要求（average、rank、cutoff），"
        "或不是按平均成绩排名，无法计算；请先补全"
    ]


def test_average_by_credits():
    """Scores without credits cannot be weighted."""
    found = words(ranked([scores("80")], policy({"weights": "credits"})).findings)
    assert found == [
        "E p.yml：细则规定按学分加权（average.weights: credits），而成绩表没有各门课程的学分，"
        "无法计算；请由教务系统算出平均成绩"
    ]


@pytest.mark.parametrize(
    ("value", "said"),
    [("as-recorded", []), ("first", ["首次"]), ("highest", ["最高"]), ("latest", ["最后一次"])],
)
def test_resits_that_the_sheet_does_not_show(value, said):
    """One score a course cannot say which attempt it was: the office is asked to look."""
    rule = {"resits": {"value": value, "basis": "二(一)2"}}
    assert words(ranked([scores("80")], policy(rule)).findings) == [
        f"W 成绩.xlsx 表1：细则规定补考、重修的课程取{which}成绩；成绩表每门课只有一个成绩，请核对填写的是否如此"
        for which in said
    ]


CELLS = st.one_of(
    st.decimals(0, 100, allow_nan=False, places=1).map(str), st.sampled_from(["", "缺考", "缓考"])
)
PEOPLE = st.lists(
    st.tuples(CELLS, CELLS, CELLS, st.sampled_from(["普通", "扩招"])), min_size=1, max_size=12
)


def naive(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Average and rank, person by person, in decimals."""
    groups = [row[3] for row in rows]
    means = []
    for row in rows:
        group = [other for other in rows if other[3] == row[3]]
        own = [n for n in range(3) if any(other[n] for other in group)]
        points = [Decimal(row[n]) if row[n][:1].isdigit() else Decimal(0) for n in own]
        mean = sum(points, Decimal(0)) / len(own) if own else None
        means.append(mean if mean is None else mean.quantize(Decimal("0.01"), ROUND_HALF_UP))
    return [
        ("", "")
        if mean is None
        else (
            str(mean),
            str(1 + sum(o > mean for o, g in zip(means, groups, strict=True) if g == mine)),
        )
        for mean, mine in zip(means, groups, strict=True)
    ]


@settings(max_examples=30, deadline=None)
@given(PEOPLE)
def test_against_naive_decimals(rows):
    """Columns at once give what a person with pencil and paper gets."""
    result = ranked([scores(*row[:3], track=row[3]) for row in rows])
    found = list(result.table[["average", "rank"]].itertuples(index=False, name=None))
    assert found == naive(rows)
