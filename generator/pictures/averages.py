"""How the averages of one major's ranking are spread, with the cut-off and the places."""

from __future__ import annotations

from collections.abc import Iterator

from generator import aggregate
from generator.aggregate import FEW, HEAD, WIDTH, Spread
from generator.pictures import FOLDER, Given, _bars, _svg

LEFT = 104
NOTE = f"每段包含下限；不足 {FEW} 人的段与相邻的段合并"


def draw(given: Given) -> Iterator[tuple[str, str]]:
    """Path and picture, one a group."""
    for notice in filter(given.stands, given.notices):
        titles = {group.slug: group.title or notice.title for group in notice.masked.groups}
        for slug, spread in aggregate.spreads(notice).items():
            name = "-".join(filter(None, ("averages", slug)))
            yield f"notices/{notice.folder}/{FOLDER}/{name}.svg", svg(titles[slug], spread)


def svg(of: str, spread: Spread) -> str:
    """The picture; `of` is whose averages they are."""
    height = aggregate.height(len(spread.bars))
    title = f"平均成绩分布（{spread.people} 人）"
    shapes = [
        _svg.text(12, HEAD - 24, title, font_size=16, font_weight="bold"),
        *_bars.shapes(spread.bars, spread.lines, LEFT),
        _svg.text(12, height - 14, NOTE, font_size=12, fill=_svg.SOFT),
    ]
    return _svg.document(WIDTH, height, f"{of} {title}", told(spread), shapes)


def told(spread: Spread) -> str:
    """All that the picture shows, in words."""
    lines = "".join(f"；{line.label}" for line in spread.lines)
    return f"{aggregate.in_words(spread.bars)}{lines}。{NOTE}。"
