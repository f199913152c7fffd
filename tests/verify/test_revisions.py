"""Pages of revisions: all there, each with its fingerprint, none with a row."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from generator.details import Correction
from generator.verify import revisions, strays
from tests import factories
from tests.verify import sites

FIRST = factories.notice(people=4, groups=0)
SECOND = replace(
    FIRST,
    revision=2,
    corrections=(
        Correction(
            2, date(2024, 3, 20), "成绩核查组", "成绩录入有误", "更正 1 行", False,
            FIRST.period.first, FIRST.period.last, FIRST.fingerprint,
        ),
    ),
)  # fmt: skip
OWN = f"notices/{FIRST.id}"


def test_a_sound_site_passes(tmp_path):
    """Every revision has its page, and it belongs there."""
    site = sites.site(tmp_path, SECOND)
    assert [*revisions.gate(site), *strays.gate(site)] == []


CASES = [
    ("missing", "r1", None, "缺少这一版的说明页"),
    ("another's", "r1", sites.fours(SECOND), "没有印出这一版的指纹"),
    ("rows", "r2", f"<table><tr><td>{sites.fours(SECOND)}</td></tr></table>", "不能有名单"),
    ("unsaid", "", sites.fours(SECOND), "更正记录不全"),
]


@pytest.mark.parametrize(("which", "text", "message"), [case[1:] for case in CASES],
                         ids=[case[0] for case in CASES])  # fmt: skip
def test_faults(tmp_path, which, text, message):
    """Each is named with its page."""
    site = sites.site(tmp_path, SECOND)
    path = "/".join(filter(None, (OWN, which, "index.html")))
    if text is None:
        (tmp_path / path).unlink()
    else:
        sites.put(tmp_path, path, sites.page(text))
    (found,) = revisions.gate(site)
    assert (found.place.file, found.notice) == (path, FIRST.id)
    assert message in found.message


def test_a_revision_that_never_was(tmp_path):
    """A page for a number that the notice does not have is no part of it."""
    site = sites.site(tmp_path, SECOND)
    sites.put(tmp_path, f"{OWN}/r3/index.html", sites.page("第 3 版"))
    assert [(each.code, each.place.file) for each in strays.gate(site)] == [
        ("strays-notice", f"{OWN}/r3/index.html")
    ]
