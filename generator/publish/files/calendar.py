"""`calendar.ics`: iCalendar (RFC 5545) of the periods and of the last days on line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, timedelta

from generator.notice import Notice
from generator.publish.edition import Edition, summary, title

NAME = "calendar.ics"
WIDTH = 75
"""Octets of a line, without its end."""


def text(edition: Edition) -> str:
    """Two events a notice: its period, and the day at whose end its rows go."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{_escaped(edition.host)}//gongshi//ZH",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(edition.site_name)}",
        f"X-WR-TIMEZONE:{edition.zone}",
    ]
    for notice in edition.standing:
        about, name = summary(notice), title(notice)
        period = (notice.period.first, notice.period.last)
        lines += _event(notice, edition, "period", period, f"公示期：{name}", about)
        last = (notice.retain_until, notice.retain_until)
        lines += _event(notice, edition, "retention", last, f"24:00 撤下：{name}", about)
    return "".join(map(_folded, [*lines, "END:VCALENDAR"]))


def _event(
    notice: Notice,
    edition: Edition,
    what: str,
    days: tuple[date, date],
    name: str,
    about: str,
) -> Iterator[str]:
    stamp = edition.begin(notice.published).astimezone(UTC)
    yield "BEGIN:VEVENT"
    yield f"UID:{edition.host}/{notice.folder}/{what}"  # with an @ it would look like a mailbox
    yield f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}"
    yield f"SEQUENCE:{notice.revision - 1}"
    yield f"DTSTART;VALUE=DATE:{days[0]:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{days[1] + timedelta(days=1):%Y%m%d}"  # the first day after
    yield f"SUMMARY:{_escaped(name)}"
    yield f"DESCRIPTION:{_escaped(about)}"
    yield f"URL:{edition.address(notice)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(value: str) -> str:
    value = " ".join(value.split())
    return value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> str:
    """A long line goes on after CRLF and a blank; no character is torn apart."""
    pieces, room = [""], WIDTH
    for char in line:
        size = len(char.encode())
        if size > room:
            pieces.append("")
            room = WIDTH - 1
        pieces[-1] += char
        room -= size
    return "\r\n ".join(pieces) + "\r\n"
