"""`explain.statements` and `explain.places`: what a document wants to be read, and where."""

from __future__ import annotations

from generator.explain import places, statements
from tests.explain.cases import case

ROWS = [{"name": "张三"}]
SAID = [
    {"text": "未委托任何中介。", "basis": "第二十二条"},
    {"text": "由甲处解释。", "kinds": ["other"], "basis": "七"},
]
WHERE = {
    "some": {"value": ["甲网", "乙网"], "alike": True, "basis": "二4"},
    "default": {"value": ["校园网"], "basis": "五(十)"},
}


def test_statements_of_this_kind_alone() -> None:
    """Each with its clause; what is said for other kinds is left to them."""
    found = statements.explain(case("name", ROWS, kind="some", statements=SAID))
    assert found.explanation == ("说明：未委托任何中介（依据：第二十二条）",)


def test_places_of_the_kind_or_of_all() -> None:
    """Two sites with one list say that they are alike; other kinds have the common places."""
    assert places.explain(case("name", ROWS, kind="some", places=WHERE)).explanation == (
        "公示地点：甲网、乙网，各处内容完全相同（依据：二4）",
    )
    other = places.explain(case("name", ROWS, kind="other", places=WHERE))
    assert other.explanation == ("公示地点：校园网（依据：五(十)）",)
    assert other.rests_on == ("places.default",)
    assert places.explain(case("name", ROWS)).explanation == ()
