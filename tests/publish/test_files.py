"""Feeds, calendar and robots.txt: as the standards want them, the same twice, without names."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date

import pytest

from generator import publish
from generator.details import Correction
from generator.later import Later, Result
from generator.publish.files import calendar
from tests.factories import notice, stone
from tests.publish import made

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = notice(id="hostile", title="招生<&\"'>; 一, 二\\n\n三]]>")


def files(*notices, today=made.TODAY):
    """Name -> text of what stands beside these notices."""
    edition = replace(made.edition(notices or made.NOTICES), today=today)
    return {name: data.decode() for name, data in publish.beside(edition).items()}


def test_the_files():
    """One file in the room is one file on the site."""
    assert set(files()) == {"calendar.ics", "feed.json", "feed.xml", "robots.txt"}
    assert files() == files()


def test_no_row_in_any():
    """Titles, periods and states are all that leaves; no masked name, no number."""
    written = "".join(files().values())
    cells = {
        cell for one in made.NOTICES for row in one.masked.rows for cell in row if "＊" in cell
    }
    assert cells
    assert [cell for cell in cells if cell in written] == []


def test_atom():
    """Well formed, with what RFC 4287 demands of a feed and of each entry."""
    feed = ET.fromstring(files()["feed.xml"])
    assert [feed.findtext(ATOM + tag) for tag in ("id", "title", "updated")] == [
        "https://gongshi.example.edu.cn/", "公示网", "2024-03-23T00:00:00+08:00",
    ]  # fmt: skip
    entries = [
        tuple(entry.findtext(ATOM + tag) for tag in ("id", "updated"))
        for entry in feed.iter(ATOM + "entry")
    ]
    assert entries == [
        (f"https://gongshi.example.edu.cn/notices/{name}/", "2024-03-23T00:00:00+08:00")
        for name in ("ends", "parts/early", "parts/late", "stays")
    ]
    assert all(entry.findtext(ATOM + "title") for entry in feed.iter(ATOM + "entry"))


@pytest.mark.parametrize(
    ("today", "state", "modified"),
    [
        (date(2024, 3, 19), "公示中", "2024-03-19T00:00:00+08:00"),
        (date(2024, 3, 22), "公示中", "2024-03-19T00:00:00+08:00"),
        (date(2024, 3, 23), "公示期满", "2024-03-23T00:00:00+08:00"),
        (date(2024, 12, 31), "公示期满", "2024-03-23T00:00:00+08:00"),
    ],
)
def test_states_by_dates(today, state, modified):
    """A reader's feed program shows the entry again when its period is over."""
    (item,) = json.loads(files(notice(), today=today)["feed.json"])["items"]
    assert (item["_gongshi"]["state"], item["date_modified"]) == (state, modified)


def test_nothing_is_told_of_what_is_gone():
    """After its last day a notice stands in no feed and in no calendar."""
    written = files(today=date(2025, 1, 1))
    assert "/notices/ends/" not in "".join(written.values())
    assert len(json.loads(written["feed.json"])["items"]) == 2


def test_hostile_titles():
    """Markup, quotes and line ends of a title stay text."""
    written = files(HOSTILE)
    entry = ET.fromstring(written["feed.xml"]).find(ATOM + "entry")
    assert entry.findtext(ATOM + "title").split() == HOSTILE.title.split()
    assert json.loads(written["feed.json"])["items"][0]["title"] == HOSTILE.title
    assert "SUMMARY:公示期：招生<&\"'>\\; 一\\, 二\\\\n 三]]>" in unfolded(written["calendar.ics"])


def unfolded(text):
    """Lines of a calendar as a program reads them."""
    return text.replace("\r\n ", "").split("\r\n")


def test_calendar_events():
    """The period with the day after its last, and the day at whose end the rows go."""
    lines = unfolded(files(notice())["calendar.ics"])
    wanted = ("BEGIN:VEVENT", "UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND")
    assert [line for line in lines if line.startswith(wanted)] == [
        "BEGIN:VEVENT",
        "UID:gongshi.example.edu.cn/2024-zsb-ranking/period",
        "DTSTAMP:20240318T160000Z",
        "SEQUENCE:0",
        "DTSTART;VALUE=DATE:20240319",
        "DTEND;VALUE=DATE:20240323",
        "BEGIN:VEVENT",
        "UID:gongshi.example.edu.cn/2024-zsb-ranking/retention",
        "DTSTAMP:20240318T160000Z",
        "SEQUENCE:0",
        "DTSTART;VALUE=DATE:20241231",
        "DTEND;VALUE=DATE:20250101",
    ]


def test_calendar_lines_are_folded():
    """No line is longer than 75 octets, none tears a character, and all end with CRLF."""
    text = files(replace(HOSTILE, title="公示 a" * 60))["calendar.ics"]
    lines = text.encode().split(b"\r\n")
    assert max(map(len, lines)) <= calendar.WIDTH
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert any("公示 a" * 60 in line for line in unfolded(text))


def test_robots_blocks_nothing():
    """A crawler that may not read never sees `noindex`, and never sees the 410."""
    lines = files()["robots.txt"].splitlines()
    assert [line for line in lines if line.startswith("Disallow")] == []
    assert "Sitemap: https://gongshi.example.edu.cn/sitemap.xml" in lines


def test_what_was_withdrawn_is_told():
    """Readers of the feed learn who took it back, when and why; retired lists are silent."""
    one, other = made.NOTICES[:2]
    edition = replace(made.edition([]), stones=(stone(one), stone(other, "retired")))
    written = {name: data.decode() for name, data in publish.beside(edition).items()}
    (item,) = json.loads(written["feed.json"])["items"]
    assert (item["url"], item["_gongshi"]["state"]) == (
        "https://gongshi.example.edu.cn/notices/ends/", "已撤回",
    )  # fmt: skip
    assert item["content_text"] == "已撤回。2024-04-09 由督察组撤回：名单有误"
    assert item["date_modified"] == "2024-04-09T00:00:00+08:00"
    entry = ET.fromstring(written["feed.xml"]).find(ATOM + "entry")
    assert "名单有误" in entry.findtext(ATOM + "summary")
    assert "VEVENT" not in written["calendar.ics"]
    later = replace(edition, today=date(2025, 1, 1))
    assert json.loads(publish.beside(later)["feed.json"])["items"] == []


def test_a_result_is_told():
    """The entry is shown again on the day of the result, which stands in its text."""
    told = Result("无异议", date(2024, 3, 25), "督察组")
    one = replace(notice(), later=Later(result=told))
    (item,) = json.loads(files(one)["feed.json"])["items"]
    assert item["content_text"].endswith("；公示结果：无异议")
    assert item["date_modified"] == "2024-03-25T00:00:00+08:00"


def test_a_correction_is_told():
    """What changed, and since when; the entry is shown again on that day."""
    first = notice()
    mended = Correction(
        2, date(2024, 3, 20), "教务处", "录入有误", "更正 1 行", False,
        first.period.first, first.period.last, first.fingerprint,
    )  # fmt: skip
    one = replace(first, revision=2, corrections=(mended,), later=Later(result=None))
    (item,) = json.loads(files(one)["feed.json"])["items"]
    assert item["content_text"].endswith("；第 2 版（2024-03-20）：更正 1 行")
    assert item["_gongshi"]["revision"] == 2
    assert "SEQUENCE:1" in files(one)["calendar.ics"]
