"""A date and the weekday beside it agree, in the words of the round, kind and policy.

`2024年2月4日（周四）` is an error, since that day was a Sunday: one of both is wrong,
and a document that was scanned badly shows it first here.  Where the text names no
year, the policy's or the notice's is taken, and a mismatch is a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from generator.check import Context
from generator.config.project import Unit
from generator.model import Finding, Place, Source

CODE = "weekday-agrees"
DAYS = "一二三四五六日"
WEEKDAY = r"\s*[（(，,、]?\s*(?:星期|礼拜|周)([一二三四五六日天])"
CHINESE = re.compile(r"(?:(20\d\d)\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]" + WEEKDAY)
ISO = re.compile(r"(20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})" + WEEKDAY)


def check(source: Source, context: Context) -> Iterator[Finding]:
    """Yield a finding for each date whose weekday is another."""
    for file, text, year in _texts(context.unit):
        for pattern in (CHINESE, ISO):
            for match in pattern.finditer(text):
                yield from _date(match, file, year)
    lines = source.table.get("text", ())  # of a document
    for index, line in enumerate(lines):
        for pattern in (CHINESE, ISO):
            for match in pattern.finditer(line):
                for finding in _date(match, "", context.unit.publish_on.year):
                    yield replace(finding, place=source.place(index))


def _texts(unit: Unit) -> Iterator[tuple[str, str, int]]:
    """File, text and the year that is meant where the text names none."""
    year = unit.publish_on.year
    kind = f"site_config/kinds/{unit.kind_name}.yml"
    policy = f"site_config/policies/{unit.round.policy}.yml"
    rounds = f"site_config/rounds/{unit.round_name}.yml"
    yield from ((rounds, text, year) for text in (unit.title, unit.round.title))
    yield from ((kind, text, year) for text in _strings(unit.kind.model_dump()))
    meant = unit.policy.year or year
    yield from ((policy, text, meant) for text in _strings(unit.policy.model_dump()))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from (*_strings(key), *_strings(inner))
    elif isinstance(value, (tuple, list)):
        for inner in value:
            yield from _strings(inner)


def _date(match: re.Match[str], file: str, year: int) -> Iterator[Finding]:
    stated, month, day, weekday = match.groups()
    number = int(stated or year)
    place, shown = Place(file=file), match[0].lstrip() + ("）" if "（" in match[0] else "")
    try:
        due = DAYS[date(number, int(month), int(day)).weekday()]
    except ValueError:
        yield Finding(CODE, "error", f"“{shown}”：{number} 年没有这一天，请更正", place)
        return
    if due == weekday.replace("天", "日"):
        return
    assumed = "" if stated else f"（按 {number} 年推算）"
    message = f"“{shown}”：{number}年{month}月{day}日是星期{due}{assumed}；请更正日期或星期"
    yield Finding(CODE, "error" if stated else "warning", message, place)
