"""`explain.passing_over`: who follows, and only on what grounds."""

from __future__ import annotations

from generator.explain import passing_over
from tests.explain.cases import case

RULE = {"allowed_when": ["declined", "choice-full"], "basis": "三(一)1"}


def test_grounds_are_named_and_nobody_s_ground_is_published() -> None:
    """The grounds of the policy, no others."""
    rows = [{"rank": "1"}]
    found = passing_over.explain(
        case("rank", rows, checks=["nobody-passed-over"], passing_over=RULE)
    )
    assert found.explanation == (
        "递补：按名次先后推荐；排在前面的学生只有在下列情形才由后面的学生依次递补："
        "本人书面放弃；所填志愿的计划已满（各人的情形不公布）（依据：三(一)1）",
    )
    assert passing_over.explain(case("rank", rows, passing_over=RULE)).explanation == ()
