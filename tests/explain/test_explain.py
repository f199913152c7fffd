"""All explanations of a list together, and how a basis reads."""

from __future__ import annotations

import json

from generator.explain import explain
from tests.explain.cases import case, people

CONFIRMED = {"rank": {"by": "校长办公会", "on": "2024-03-01", "document": "纪要〔2024〕3号"}}


def test_one_after_the_other_and_plain_json() -> None:
    """Average, rank, cut-off; the rule survives being written and read."""
    average = {
        "of": ["all"],
        "missing_course": {"unchanged": 0, "changed": 0},
        "basis": "二(一)2",
    }
    found = explain(
        case(
            "rank average eligible",
            people(2, major="甲"),
            checks=["rank-follows-average"],
            average=average,
        )
    )
    labels = [sentence.partition("：")[0] for sentence in found.explanation]
    assert labels == ["平均成绩", "名次", "并列", "前60%"]
    assert json.loads(json.dumps(found.rule)) == found.rule


def test_a_list_with_nothing_to_explain() -> None:
    """No words and no rule."""
    found = explain(case("name", [{"name": "张三"}]))
    assert (found.rule, found.explanation) == ({}, ())


def test_who_confirmed_what_the_document_leaves_open() -> None:
    """One sentence a decision, with office, day and document; and what nobody confirmed."""
    doubtful = {
        "rank": {"within": ["major"], "basis": "二(一)2；小数位数 assumed"},
        "cutoff": {"top": "60%", "basis": "assumed"},
        "confirmed": CONFIRMED,
    }
    assert explain(case("rank average", [{"rank": "1"}], **doubtful)).explanation[-2:] == (
        "推断和暂定：名次中文件没有写明的内容，已由校长办公会于 2024年3月1日确认"
        "（纪要〔2024〕3号）",
        "推断和暂定：前60%中文件没有写明的内容，尚待学校确认",
    )
