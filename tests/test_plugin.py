"""Which pages the plugin touches; that it changes none is shown in test_build.py."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from generator.front_matter import read_front_matter
from generator.plugin import GongshiPlugin
from generator.render import listing, overview, pages
from tests.factories import notice

MADE = pages(notice(12, 2))
BY_HAND = "---\ntitle: x\n---\n\n" + MADE["g0001.md"].split("---\n", 2)[2]


@pytest.mark.parametrize(
    ("text", "touched"),
    [
        (MADE["index.md"], True),
        (MADE["g0001.md"], True),
        (BY_HAND, False),
        (overview([notice(5, 0, part="机电工程学院", slug="jd")]), False),
        (listing([notice(5, 0)]), False),
    ],
)
def test_only_pages_of_notices_are_touched(text: str, touched: bool) -> None:
    """A page without our front matter goes through Markdown as it is."""
    page = SimpleNamespace(meta=read_front_matter(text), file=SimpleNamespace(src_uri="x.md"))
    body = text.split("---\n", 2)[2]
    assert (GongshiPlugin().on_page_markdown(body, page=page) != body) == touched
