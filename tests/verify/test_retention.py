"""`verify.retention`: after the last day nothing is left of the rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from generator import lookup, verify
from generator.verify import _papers, retention
from tests.factories import notice
from tests.verify.sites import lines, page, put, site, tombstone

OWN = "notices/2024-zsb-ranking"
PAPERS = (*_papers.names(notice()), "r1/index.html", *lookup.paths(notice().masked))
MESSAGE = "保留期限 2024-12-31 已过，不得再保留；请运行 gongshi retire"


def test_the_last_day_is_still_a_day(tmp_path: Path) -> None:
    """On 31 December everything may stand; on 1 January every file is an error."""
    checked = site(tmp_path, notice())
    assert list(retention.gate(replace(checked, today=date(2024, 12, 31)))) == []
    found = list(retention.gate(replace(checked, today=date(2025, 1, 1))))
    files = sorted(["g0001/index.html", "g0002/index.html", "rows.json", *PAPERS])
    assert lines(found) == [("retention", f"{OWN}/{file}", MESSAGE) for file in files]
    assert {finding.notice for finding in found} == {"2024-zsb-ranking"}


def test_a_table_on_the_own_page_is_left_over_too(tmp_path: Path) -> None:
    """A notice without groups has its rows on its own page."""
    checked = replace(site(tmp_path, notice(groups=0)), today=date(2025, 1, 1))
    found = lines(list(retention.gate(checked)))
    files = sorted(["index.html", "rows.json", *PAPERS])
    assert found == [("retention", f"{OWN}/{file}", MESSAGE) for file in files]


def test_a_tombstone_may_stand(tmp_path: Path) -> None:
    """All gates pass where the address only says that the notice is gone."""
    expired = notice(retain_until=date(2024, 4, 8))
    checked = replace(site(tmp_path), notices=(expired,))
    tombstone(tmp_path, expired)
    head = '<meta name="robots" content="noindex">'
    put(tmp_path, f"{OWN}/index.html", page("<p>已过保留期限</p>", head))
    assert [finding.severity for finding in verify.run(checked)] == ["note"]
