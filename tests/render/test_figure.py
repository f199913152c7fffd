"""Figures in Markdown: plain Python-Markdown leaves them as they are, and so does the fast path."""

from __future__ import annotations

import pytest

from generator import aggregate
from generator.aggregate import Bar
from generator.render import figure
from generator.render.shortcut import cut
from tests.render.test_shortcut import OURS, rendered, restored
from tests.test_aggregate import ranking

SPREAD = aggregate.spreads(ranking([str(60 + n) for n in range(30)]))["g0001"]
FIGURE = figure.averages(SPREAD, "g0001")
ODD = figure.colleges([Bar("<b>甲", 9), Bar("*乙* a@b", 8)])


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        (f"# 名单\n\n{FIGURE}\n", 0),  # the last: Markdown leaves no line break
        (f"# 名单\n\n{FIGURE}\n\n{OURS}", 1),
        (f"# 名单\n\n{OURS}\n{FIGURE}\n\n## 后\n", 1),
        (f"- 一\n\n{ODD}\n\n后文\n", 1),
        (f"甲\n\n{OURS}\n{ODD}\n\n{OURS}\n乙\n", 1),
        (f"# 名单\n\n{FIGURE}后文\n", 0),
        (f"# 名单\n\n{FIGURE.replace('<figcaption>', '<figcaption onclick=x>')}\n", 0),
    ],
)
def test_figures_come_back_as_markdown_writes_them(text: str, taken: int) -> None:
    """The same HTML to the byte; anything that is not exactly ours stays for Markdown."""
    assert restored(text) == rendered(text)
    assert len(cut(text)[1]) == taken


def test_nothing_for_nothing() -> None:
    """No spread and no bars are no figure."""
    assert figure.averages(None) == figure.colleges([]) == ""


def test_words_are_inert() -> None:
    """The name of a college is text, whatever it holds."""
    assert "<b>" not in ODD
    assert "&#60;b&#62;甲 9 人" in ODD
