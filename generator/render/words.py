"""A template of `templates/` and its values -> Markdown text.

Closed by default: whatever a template prints is encoded, unless it is `Ready`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.notice import Contact, count
from generator.render.cell import prose

TEMPLATES = Path(__file__).parent / "templates"


class Ready(str):
    """Markdown that was made by us: printed as it is."""

    __slots__ = ()


def render(template: str, **values: object) -> str:
    """The text of `templates/<template>.md.j2`; blank lines never pile up."""
    text = _environment().get_template(f"{template}.md.j2").render(**values)
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.strip("\n") + "\n"


def chinese(day: date) -> str:
    """`2024年3月19日`."""
    return f"{day.year}年{day.month}月{day.day}日"


def span(days: Iterable[date]) -> str:
    """From the first day to the last: `2024年3月19日 至 2024年3月22日`, or the one day."""
    first, last = min(days := list(days)), max(days)
    return chinese(first) if first == last else f"{chinese(first)} 至 {chinese(last)}"


def contact(office: Contact) -> str:
    """An office and every way to reach it, in one sentence."""
    ways = {
        "电话": office.phone,
        "邮箱": office.email,
        "地址": office.address,
        "时间": office.hours,
    }
    known = [f"{name} {value}" for name, value in ways.items() if value]
    return "，".join((office.office, *known))


def fours(fingerprint: str) -> str:
    """Groups of four: unbroken hex can look like a telephone number."""
    return " ".join(fingerprint[at : at + 4] for at in range(0, len(fingerprint), 4))


def _finalize(value: object) -> str:
    return value if isinstance(value, Ready) else prose(str(value))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
        auto_reload=False,
        # Markdown, not HTML: `_finalize` makes every printed value inert.
        autoescape=False,  # noqa: S701
    )
    environment.filters.update(cn=chinese, contact=contact, counted=count, fours=fours)
    return environment
