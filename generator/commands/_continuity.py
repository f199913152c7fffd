"""`status --continuity`: what the observations prove, as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from generator.observe import Continuity
from generator.pipeline.continuity import Line

EXPLAINED = (
    "“最长间隔”是相邻两次见到它之间的时间：这段时间里没有人看过。"
    "公示期内的间隔从首日应上网的时刻算起，到期满（未满则到现在）。"
)


WORDS = {
    "live-unreachable": "没有应答",
    "live-missing": "网页不在",
    "live-moved": "跳转到别处",
    "live-rows-changed": "名单不同",
    "live-facts-changed": "日期或指纹不同",
    "live-page-changed": "网页不同",
    "live-file-changed": "文件不同",
    "live-still-shown": "已撤下的还在",
    "live-extra": "有没公布过的公示",
}
"""What a visit met, by the code of the finding."""


def text(lines: Sequence[Line]) -> str:
    """A few lines for each notice, by site."""
    if not lines:
        return "还没有观测记录；请定时运行 gongshi verify 网址"
    told = []
    for site, found in groupby(lines, key=lambda line: line.site):
        told.append(site)
        for line in found:
            told += [f"  {line.folder}  {line.title}".rstrip(), *_said("    ", line.whole)]
            if line.period:
                told += _said("    公示期内：", line.period)
    return "\n".join([*told, EXPLAINED])


def as_json(lines: Sequence[Line]) -> str:
    """A list, one object for each site and notice."""
    rows = [
        {
            "site": line.site,
            "notice": line.folder,
            "title": line.title,
            **_shape(line.whole),
            "period": _shape(line.period) if line.period else None,
        }
        for line in lines
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _said(indent: str, found: Continuity) -> list[str]:
    if found.first is None or found.last is None:
        said = [f"{indent}没有一次见到与公布相同的内容"]
    else:
        gap = f"，最长间隔 {_length(found.longest)}" if found.longest else ""
        since = f"（从 {_minute(found.since)} 起）" if found.longest and found.since else ""
        span = f"{_minute(found.first)} 至 {_minute(found.last)}"
        said = [f"{indent}{span} 见到 {found.seen} 次{gap}{since}"]
    told = [
        f"{_minute(each.time)} {'、'.join(WORDS.get(code, code) for code in each.codes)}"
        for each in found.failures
    ]
    return [*said, *(f"      未见到：{each}" for each in told)]


def _shape(found: Continuity) -> dict[str, Any]:
    return {
        "first": _iso(found.first),
        "last": _iso(found.last),
        "observations": found.seen,
        "longest_gap_seconds": int(found.longest.total_seconds()) if found.longest else None,
        "longest_gap_from": _iso(found.since),
        "failures": [
            {"time": each.time.isoformat(), "codes": list(each.codes)} for each in found.failures
        ],
        "unbroken": found.unbroken,
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _minute(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"


def _length(gap: timedelta) -> str:
    minutes = int(gap.total_seconds()) // 60
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    pieces = [f"{days} 天" if days else "", f"{hours} 小时" if hours else ""]
    return " ".join(filter(None, [*pieces, f"{minutes} 分"]))
