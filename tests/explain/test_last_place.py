"""`explain.last_place`: people with one rank, and one place for them."""

from __future__ import annotations

from typing import Any

import pytest

from generator.explain import last_place
from tests.explain.cases import case

BASIS = "二(一)3"


@pytest.mark.parametrize(
    ("rule", "steps"),
    [
        (
            {"by": ["award"], "otherwise": "decision", "decided_by": "领导小组"},
            "有获奖的在前，仍相同的由领导小组决定并存档",
        ),
        ({"otherwise": "decision"}, "由学校决定并存档"),
        ({}, "不能分出先后的都不推荐"),
    ],
)
def test_who_goes_first(rule: dict[str, Any], steps: str) -> None:
    """The order of the policy, then the decision, or nobody."""
    wanted = {**rule, "basis": BASIS}
    found = last_place.explain(case("rank", checks=["last-place"], last_place=wanted))
    assert found.explanation == (
        f"末位并列：最后的名额有几人名次相同、不够分的，{steps}（依据：二(一)3）",
    )
    assert last_place.explain(case("rank", last_place=wanted)).explanation == ()
