"""How many people of each college stand in a notice, or in its parts together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator import aggregate
from generator.aggregate import FEW, HEAD, WIDTH, Bar
from generator.notice import Notice
from generator.pictures import FOLDER, Given, _bars, _svg

LEFT = 172
NOTE = f"不足 {FEW} 人的学院合并计数"


def draw(given: Given) -> Iterator[tuple[str, str]]:
    """Path and picture, one a notice of several colleges."""
    by_id: dict[str, list[Notice]] = {}
    for notice in sorted(given.notices, key=lambda one: one.slug):
        by_id.setdefault(notice.id, []).append(notice)
    for id_, parts in by_id.items():
        standing = any(map(given.stands, parts))
        if standing and (bars := aggregate.colleges(parts)):
            yield f"notices/{id_}/{FOLDER}/colleges.svg", svg(parts[0].title, bars)


def svg(of: str, bars: Sequence[Bar]) -> str:
    """The picture; `of` is the notice that they stand in."""
    height = aggregate.height(len(bars))
    title = f"各学院人数（共 {sum(bar.people for bar in bars)} 人）"
    shapes = [
        _svg.text(12, HEAD - 24, title, font_size=16, font_weight="bold"),
        *_bars.shapes(bars, (), LEFT),
        _svg.text(12, height - 14, NOTE, font_size=12, fill=_svg.SOFT),
    ]
    return _svg.document(WIDTH, height, f"{of} {title}", f"{aggregate.in_words(bars)}。", shapes)
