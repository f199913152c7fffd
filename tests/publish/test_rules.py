"""From which second each address is gone, and what every answer carries."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from generator import publish
from generator.publish.rules import rules
from tests.factories import notice, stone
from tests.publish import made

END, LATER = date(2024, 12, 31), made.NEXT_YEAR


def test_days_of_each_address():
    """A notice as it says; an overview with its last part, the unknown with its first."""
    found = rules(made.edition(), [])
    assert found.own == {"ends": END, "stays": LATER, "parts": LATER}
    assert found.below == {"parts": END}
    assert found.parts == {"parts/early": END, "parts/late": LATER}


def test_what_was_withdrawn_is_past():
    """A part of a standing notice by name, from the day's first second; the rest is unknown."""
    early, late = made.NOTICES[2:]
    edition = replace(
        made.edition([late, made.NOTICES[1]]), stones=(stone(early), stone(made.NOTICES[0]))
    )
    found = rules(edition, [])
    assert found.own == {"stays": LATER, "parts": LATER}
    assert found.below == {"parts": LATER}
    assert found.parts == {"parts/early": date(2024, 4, 8), "parts/late": LATER}
    moment = datetime(2024, 4, 8, 16, tzinfo=UTC).timestamp()
    assert found.moments[date(2024, 4, 8)] == moment
    config = publish.server(edition, [])["nginx/http.conf"].decode()
    assert '"parts/early" $gongshi_past_20240408;' in config
    assert "ends" not in config


@pytest.mark.parametrize(
    ("zone", "day", "moment"),
    [
        ("Asia/Shanghai", "2024-12-31", "2024-12-31T16:00:00"),
        ("Asia/Urumqi", "2024-12-31", "2024-12-31T18:00:00"),
        ("UTC", "2024-02-29", "2024-03-01T00:00:00"),
        ("Europe/Berlin", "2024-03-30", "2024-03-30T23:00:00"),
        ("Europe/Berlin", "2024-03-31", "2024-03-31T22:00:00"),  # summer time began that day
    ],
)
def test_the_moment(zone, day, moment):
    """24:00 of the last day in the school's zone."""
    last = date.fromisoformat(day)
    edition = replace(made.edition([notice(retain_until=last)]), zone=zone)
    expected = datetime.fromisoformat(moment).replace(tzinfo=UTC).timestamp()
    assert rules(edition, []).moments == {last: expected}


def test_documents_may_be_found():
    """Rules and charters name nobody."""
    document = replace(notice(id="charter", groups=0), form="document", text="正文")
    assert rules(made.edition([document, notice()]), []).documents == ["charter"]


def test_no_https_no_promise_of_it():
    """A school without a certificate is not locked out of its own site."""
    plain = replace(made.edition(), site_url="http://x.example/")
    headers = rules(plain, []).headers
    assert "Strict-Transport-Security" not in headers
    assert "upgrade" not in headers["Content-Security-Policy"]


def test_every_server_has_its_files():
    """Each says on top what it cannot do; the web.config is well formed."""
    files = publish.server(made.edition(), [made.PAGE])
    assert set(files) == {
        "apache/gongshi.conf", "apache/htaccess", "apache/notices.txt", "caddy/gongshi.caddy",
        "iis/web.config", "nginx/http.conf", "nginx/server.conf",
    }  # fmt: skip
    texts = {name: data.decode() for name, data in files.items() if not name.endswith(".txt")}
    assert [name for name, text in texts.items() if "做不到的" not in text[:700]] == []
    ET.fromstring(texts["iis/web.config"])


def test_iis_knows_the_day_of_the_build():
    """What had ended by then is left out of its table, and so answers 410."""
    late = replace(made.edition(), today=date(2025, 1, 1))
    keys = {
        entry.get("key")
        for entry in ET.fromstring(publish.server(late, [])["iis/web.config"]).iter("add")
    }
    assert {"stays/", "stays/*", "parts/", "parts/index.html", "parts/late"} <= keys
    assert not keys & {"ends/", "ends/*", "parts/early", "parts/*"}
