"""`pipeline.coming`: what may be told of lists that are not published yet."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.config import load
from generator.pipeline.coming import coming

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("today", "standing", "days"),
    [
        (date(2024, 4, 9), set(), [date(2024, 4, 15)]),
        (date(2024, 4, 14), set(), [date(2024, 4, 15)]),
        (date(2024, 4, 15), set(), []),
        (date(2024, 4, 9), {"2024-zsb-recommendation"}, []),
    ],
)
def test_only_what_the_public_document_fixes(today, standing, days):
    """A later day of its schedule; neither what stands already nor what is late."""
    told = coming(load(ROOT), standing, today)
    assert [entry["from"] for entry in told] == days


def test_nobody_and_no_number_is_told():
    """Title, day and clause."""
    assert coming(load(ROOT), set(), date(2024, 4, 9)) == [
        {
            "title": "桂岭职业技术学院（示例）2024届毕业生“专升本”拟推荐名单公示",
            "from": date(2024, 4, 15),
            "basis": "五(十)，示例学校的日程",
        }
    ]
