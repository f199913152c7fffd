"""When the notices of the latest round are open, with today marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from generator.notice import Notice
from generator.pictures import FOLDER, Given, _svg

PATH = f"{FOLDER}/timeline.svg"
WIDTH, HEAD, PITCH, FOOT = 400, 82, 62, 8
LEFT, RIGHT = 12, 388
MOST = 12
"""Notices in one picture; the latest."""
MARKS = (1, 2, 7, 14, 31, 92, 366)
"""Days between two marks of the scale."""
_TITLE = re.compile(r"<title[^>]*>公示时间安排（截至 ([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日）<")


@dataclass(frozen=True)
class Entry:
    """A notice, or all of its parts."""

    title: str
    first: date
    last: date
    lasts: bool
    """Whether it has a period; what is only made known has a day."""

    def said(self, today: date) -> str:
        """Its state and days in words."""
        if not self.lasts:
            return f"公布 {_day(self.first)}"
        days = _day(self.first)
        if self.first < self.last:
            days += f"—{_day(self.last)}"
        state = "未开始" if today < self.first else "公示中" if today <= self.last else "已结束"
        return f"{state} {days}"


def draw(given: Given) -> Iterator[tuple[str, str]]:
    """The one picture; a page may count on it, even where no notice stands."""
    yield PATH, svg(entries([*filter(given.stands, given.notices)]), given.today)


def built(site: Path) -> date | None:
    """The day that the picture of a built site was drawn for; None where it tells none."""
    try:
        told = _TITLE.search((site / PATH).read_text(encoding="utf-8", errors="replace"))
        return date(*map(int, told.groups())) if told else None
    except (OSError, ValueError):
        return None


def entries(notices: Sequence[Notice]) -> list[Entry]:
    """The latest notices under the policy of the very latest, the earliest first."""
    if not notices:
        return []
    policy = max(notices, key=lambda one: (one.period.first, one.id)).policy_title
    by_id: dict[str, list[Notice]] = {}
    for notice in sorted(notices, key=lambda one: (one.period.first, one.id, one.slug)):
        if notice.policy_title == policy:
            by_id.setdefault(notice.id, []).append(notice)
    found = [
        Entry(
            parts[0].title.removeprefix(parts[0].school),
            min(part.period.first for part in parts),
            max(part.period.last for part in parts),
            parts[0].lasts,
        )
        for parts in by_id.values()
    ]
    return found[-MOST:]


def svg(found: Sequence[Entry], today: date) -> str:
    """The picture; a day is as wide as any other, and a bar runs to the end of its last."""
    first = min([today, *(entry.first for entry in found)])
    days = (max([today, *(entry.last for entry in found)]) - first).days + 1
    height = HEAD + PITCH * len(found) + FOOT

    def x(day: date) -> float:
        return LEFT + (RIGHT - LEFT) * (day - first).days / days

    title = f"公示时间安排（截至 {today.year}年{_day(today)}）"
    shapes = [*_scale(first, days, x(first + timedelta(1)) - LEFT, height)]
    shapes += _today(x(today), x(today + timedelta(1)), height, title, today)
    for number, entry in enumerate(found):
        top = HEAD + PITCH * number
        said = entry.said(today)
        shapes += [
            _bar(x(entry.first), x(entry.last + timedelta(1)), top + 36, said),
            _svg.text(LEFT, top + 12, _svg.short(entry.title, 25), font_size=15),
            _svg.text(LEFT, top + 30, said, font_size=13, font_weight="bold"),
        ]
    told = "；".join(f"{entry.title}，{entry.said(today)}" for entry in found) or "目前没有公示"
    return _svg.document(WIDTH, height, title, f"{told}。", shapes)


def _bar(left: float, right: float, top: float, said: str) -> str:
    """Ink while it is open, a frame before it begins, hatched when it is over."""
    look = {"公示中": "ink", "未开始": "frame"}.get(said.partition(" ")[0], "hatch")
    return _svg.block(left, top, max(right - left, 3), 12, look=look)


def _scale(first: date, days: int, width: float, height: int) -> Iterator[str]:
    step = next((step for step in MARKS if days / step <= 7), MARKS[-1])
    for offset in range(0, days, step):
        x = LEFT + width * offset
        yield _svg.line(x, HEAD - 14, x, height - FOOT, "1 4", _svg.RULE)
        if x < RIGHT - 30:
            day = first + timedelta(offset)
            yield _svg.text(x, HEAD - 18, _day(day), font_size=12, fill=_svg.SOFT)


def _today(left: float, right: float, height: int, title: str, today: date) -> Iterator[str]:
    """Through the middle of the day; its name stays inside of the picture."""
    x = (left + right) / 2
    yield _svg.text(LEFT, 24, title, font_size=16, font_weight="bold")
    yield _svg.line(x, HEAD - 34, x, height - FOOT, ink=_svg.MARK, width=2)
    anchor = "end" if x > WIDTH - 80 else "start" if x < 80 else "middle"
    words = f"今天 {_day(today)}"
    yield _svg.text(x, HEAD - 37, words, text_anchor=anchor, font_size=13, font_weight="bold")


def _day(day: date) -> str:
    return f"{day.month}月{day.day}日"
