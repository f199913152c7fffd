"""`explain.waiting`: a category whose people follow in a supplementary notice."""

from __future__ import annotations

from dataclasses import replace

from generator.explain import waiting
from tests.explain.cases import case

FLAG = {"value": True, "basis": "二(一)3"}
DIRECT = {
    "categories": {"荣誉称号": {"waits_for": "教育厅的文件", "basis": "五(五)"}, "竞赛": {}},
    "within_cutoff": FLAG,
    "ranked_together": FLAG,
    "basis": "二(一)3",
}


def test_named_on_the_first_list_alone() -> None:
    """With the document that it waits for; the supplement itself waits for nothing."""
    first = case("category", [{"category": "竞赛"}], checks=["award-counts"], direct=DIRECT)
    assert waiting.explain(first).explanation == (
        "待补充：荣誉称号中须等教育厅的文件才能确定的，届时另行补充公示，公示期重新计算（依据：五(五)）",
    )
    later = replace(first, unit=replace(first.unit, supplements="first"))
    assert waiting.explain(later).explanation == ()
    other = case("category", [{"category": "竞赛"}], direct=DIRECT)
    assert waiting.explain(other).explanation == ()
