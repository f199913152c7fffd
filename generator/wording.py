"""Days, offices and fingerprints -> the words in which pages and papers say them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator.details import Contact


def chinese(day: date) -> str:
    """`2024年3月19日`."""
    return f"{day.year}年{day.month}月{day.day}日"


def on_weekday(day: date) -> str:
    """`2024年3月19日（星期二）`."""
    return f"{chinese(day)}（星期{'一二三四五六日'[day.weekday()]}）"


def span(days: Iterable[date]) -> str:
    """From the first day to the last: `2024年3月19日 至 2024年3月22日`, or the one day."""
    first, last = min(days := list(days)), max(days)
    return chinese(first) if first == last else f"{chinese(first)} 至 {chinese(last)}"


def ways(office: Contact) -> dict[str, str]:
    """The ways to reach an office, each by its name: `电话` -> the number."""
    known = {
        "电话": office.phone,
        "邮箱": office.email,
        "地址": office.address,
        "时间": office.hours,
    }
    return {name: value for name, value in known.items() if value}


def contact(office: Contact) -> str:
    """An office and every way to reach it, in one sentence."""
    return "，".join((office.office, *(f"{name} {value}" for name, value in ways(office).items())))


def brief(office: Contact) -> str:
    """An office and the quickest way to reach it."""
    pieces = (office.office, office.phone or office.email or office.address, office.hours)
    return "，".join(filter(None, pieces))


def entitled(title: str, part: str) -> str:
    """A notice's title, with the college of a part."""
    return f"{title}（{part}）" if part else title


def fours(fingerprint: str) -> str:
    """Groups of four: unbroken hex can look like a telephone number."""
    return " ".join(fingerprint[at : at + 4] for at in range(0, len(fingerprint), 4))
