"""Aggregates -> the `<figure>` of their picture, with all its numbers in words below it.

The pictures themselves are made at `build`, beside the pages.  A figure is one line of
HTML in Markdown, which needs no parsing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator import aggregate
from generator.aggregate import FEW, WIDTH, Bar, Spread
from generator.render.cell import SAFE, prose
from generator.render.words import Ready

_PLAIN = rf"[{SAFE}.\- ]*"
FIGURE = re.compile(
    r'(?m)^<figure class="gs-picture"><img src="[a-z0-9/.-]+" alt="[^"<>&]+" width="\d+" '
    r'height="\d+" loading="lazy">'
    rf"<figcaption>{_PLAIN}(?:&#[0-9]+;{_PLAIN})*</figcaption></figure>\n(?=\n\S)"
)
"""A figure that this file wrote, and nothing else of its paragraph; it is not the last."""


def averages(spread: Spread | None, slug: str = "") -> Ready:
    """The spread of a group's averages, or of the notice's only table; nothing for None."""
    if spread is None:
        return Ready("")
    path = f"../pictures/averages-{slug}.svg" if slug else "pictures/averages.svg"
    lines = "".join(f"；{line.label}" for line in spread.lines)
    said = (
        f"平均成绩分布，共 {spread.people} 人：{aggregate.in_words(spread.bars)}{lines}。"
        f"每段包含下限，不足 {FEW} 人的段与相邻的段合并。"
    )
    return _figure(path, "平均成绩分布图，数字见图下文字", len(spread.bars), said)


def colleges(bars: Sequence[Bar]) -> Ready:
    """Head counts by college; nothing for no bars."""
    if not bars:
        return Ready("")
    merged = f"不足 {FEW} 人的学院合并计数。"
    said = (
        f"各学院人数，共 {sum(bar.people for bar in bars)} 人：{aggregate.in_words(bars)}。{merged}"
    )
    return _figure("pictures/colleges.svg", "各学院人数图，数字见图下文字", len(bars), said)


def html(figure: str) -> str:
    """HTML of what `FIGURE` matched: itself, with the line break that Markdown leaves there."""
    return figure


def _figure(path: str, alt: str, bars: int, said: str) -> Ready:
    return Ready(
        f'<figure class="gs-picture"><img src="{path}" alt="{alt}" width="{WIDTH}" '
        f'height="{aggregate.height(bars)}" loading="lazy">'
        f"<figcaption>{prose(said)}</figcaption></figure>"
    )
