"""A tie on the last place is decided by a rule or a record, never silently."""

import pytest

from tests.check.conftest import context, policy, rolls


def ranked(*ranks):
    """People with these ranks, all eligible."""
    return [
        {
            "rank": str(rank), "name": "张三", "student_no": f"2021010{n}",
            "major": "机电", "eligible": "是",
        }
        for n, rank in enumerate(ranks, start=1)
    ]  # fmt: skip


PEOPLE = ranked(1, 2, 2, 4)
TAKEN = PEOPLE[:2]
SPLIT = "A3 机电 第 2 名并列 2 人，只推荐了 1 人；"
DECISION = [{"student_no": "20210102", "office": "领导小组", "on": "2024-04-10", "document": "纪要3号"}]  # fmt: skip
BY_HONOURS = {
    "by": ["honours"], "otherwise": "decision", "decided_by": "领导小组", "basis": "二(一)3",
}  # fmt: skip


def found(findings, rows=TAKEN, rule=None, applied=PEOPLE, **lists):
    """What is said of people beside the ranking, the applications and other lists."""
    others = rolls(rows, ranking=PEOPLE, application=applied, **lists)
    return findings(rows, context(others, policy=policy(last_place=rule)))


@pytest.mark.parametrize(
    ("rows", "lists"),
    [
        (PEOPLE[:3], {}),  # the tie is recommended whole
        (PEOPLE[:1], {}),  # none of the tie is
        (TAKEN, {"applied": TAKEN}),  # the other did not apply
        (TAKEN, {"declined": PEOPLE[2:3]}),
    ],
)
def test_an_unbroken_tie_passes(findings, rows, lists):
    """There is nothing to decide where nobody else waits with that rank."""
    assert [] == found(findings, rows, **lists)


def test_a_split_tie_is_an_error(findings):
    """Somebody must decide, and write it down."""
    assert [
        f"E {SPLIT}请由学校领导小组决定，并把部门、日期、文件登记到决定名单（inputs 的 decisions）"
    ] == found(findings)


def test_a_recorded_decision_is_told(findings):
    """Office, day and document stand in the note."""
    assert [f"N {SPLIT}已由 领导小组 2024-04-10 纪要3号 决定"] == found(
        findings, decisions=DECISION
    )


def test_a_policy_may_leave_no_choice(findings):
    """Then all of a tie are recommended or none."""
    rule = {"otherwise": "refuse", "basis": "三"}
    assert [f"E {SPLIT}细则没有规定先后，请全部推荐或全部不推荐"] == found(
        findings, rule=rule, decisions=DECISION
    )


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("校级三好学生", "", "N {}按细则规定的优先条件确定"),
        ("", "校级三好学生", "E {}未推荐的人中有应优先的（按细则规定的优先条件），请更正"),
        ("校级三好学生", "校级优秀团干", "N {}已由 领导小组 2024-04-10 纪要3号 决定"),
    ],
)
def test_honours_go_first_where_the_policy_says_so(findings, ours, theirs, expected):
    """Who has one goes before who has none; two with one need a decision."""
    honours = ["", ours, theirs, ""]
    applied = [{**p, "honours": h} for p, h in zip(PEOPLE, honours, strict=True)]
    said = found(findings, rule=BY_HONOURS, applied=applied, decisions=DECISION)
    assert [expected.format(SPLIT)] == said
