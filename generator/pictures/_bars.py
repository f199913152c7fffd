"""Bars and lines among them -> shapes; what averages and head counts have in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.aggregate import HEAD, PITCH, WIDTH, Bar, Line
from generator.pictures import _svg

THICK = 22
LONGEST = 150
"""Length of the longest bar."""
DASHES = ("7 4", "2 3")
"""One look a line, so that they differ without colour."""


def shapes(bars: Sequence[Bar], lines: Sequence[Line], left: int) -> Iterator[str]:
    """Bars from top to bottom; ink above the first line, hatched below it.

    `left` is where the bars begin, and their labels end.
    """
    ink = lines[0].people if lines else sum(bar.people for bar in bars)
    longest = max(bar.people for bar in bars)
    before = 0
    for number, bar in enumerate(bars):
        inside = min(max(ink - before, 0), bar.people) / bar.people * THICK
        yield from _bar(left, _top(number), LONGEST * bar.people / longest, inside)
        before += bar.people
    yield from _lines(bars, lines, left)
    for number, bar in enumerate(bars):
        y = _top(number) + 16
        end = left + LONGEST * bar.people / longest
        yield _svg.text(left - 8, y, _svg.short(bar.label, left // 14), text_anchor="end")
        yield _svg.text(end + 6, y, f"{bar.people} 人", font_weight="bold")


def _top(number: int) -> float:
    return HEAD + PITCH * number


def _bar(left: float, top: float, length: float, inside: float) -> Iterator[str]:
    """Ink as far down as `inside`, hatched below."""
    if inside:
        yield _svg.block(left, top, length, inside)
    if inside < THICK:
        yield _svg.block(left, top + inside, length, THICK - inside, look="hatch")


def _lines(bars: Sequence[Bar], lines: Sequence[Line], left: int) -> Iterator[str]:
    """Each line where its people end, and its name at the right."""
    last = -float(PITCH)
    for line, dashes in zip(lines, DASHES, strict=False):
        y = _height(bars, line.people)
        # Two names at one height: the one of the lower line stands under it.
        place = y + 15 if 0 <= y - last < 18 else y - 5
        yield _svg.line(left - 4, y, WIDTH - 12, y, dashes, _svg.MARK, 1.5)
        yield _svg.text(WIDTH - 12, place, line.label, text_anchor="end", font_size=13)
        last = y


def _height(bars: Sequence[Bar], people: int) -> float:
    """Between two bars, or within the bar that the line parts."""
    before = 0
    for number, bar in enumerate(bars):
        top = _top(number)
        if people == before:
            return top - (PITCH - THICK) / 2
        if people < before + bar.people:
            return top + THICK * (people - before) / bar.people
        before += bar.people
    return _top(len(bars)) - (PITCH - THICK) / 2
