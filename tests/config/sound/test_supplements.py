"""A supplement adds to a notice of its kind that came first."""

from __future__ import annotations

import pytest

LIST = "    source: [data/a.xlsx]"
PARTS = "    kind: list\n    parts:"
HEAD = "rounds/one.yml 第 {} 行: notices 第 {} 项 supplements: "


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (PARTS, "    kind: list\n    supplements: one-list\n    parts:", []),
        (
            "publish_on: 2024-03-19}",
            "publish_on: 2024-03-18}\n    supplements: one-list",
            [
                HEAD.format(17, 2)
                + "早于原公示（2024-03-19）；补充公示须与原公示同日或在其后，请改 publish_on"
            ],
        ),
    ],
    ids=["the same day", "a day before"],
)
def test_order(change, problems, old, new, expected):
    """The boundary is the same day."""
    change("rounds/one.yml", old, new)
    assert problems() == expected


def test_no_chains(change, problems):
    """The third list names the first, not the second."""
    change("rounds/one.yml", LIST, f"    supplements: one-parts\n{LIST}")
    change("rounds/one.yml", PARTS, "    kind: list\n    supplements: one-list\n    parts:")
    assert [text.split("supplements: ")[1] for text in problems()] == [
        "“one-parts”自己是补充公示；请写原公示的编号 one-list",
        "“one-list”自己是补充公示；请写原公示的编号 one-parts",
    ]
