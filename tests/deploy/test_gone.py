"""What must go from a release, and what takes its place."""

from __future__ import annotations

import pytest

from generator.deploy._gone import TakeDown, may_be_gone, rows, take_downs, without

SITE = {
    "notices/one/index.html": "t1",
    "gone/one/index.html": "g1",
    "gone/two/index.html": "g2",
    "gone/parts/index.html": "g3",
}
"""The site of today, with the pages that stand in for what is gone."""


def paths(*names: str) -> list[str]:
    """Paths below `notices/`."""
    return [f"notices/{name}" for name in names]


@pytest.mark.parametrize(
    ("there", "standing", "gone"),
    [
        (["index.html", "one/index.html", "one/rows.json"], {"one"}, []),
        (["one/index.html", "one/rows.json"], set(),
         [("one", ["one/rows.json"], "notices/one/index.html")]),
        (["two/index.html", "two/rows.json", "two/g0001/index.html", "two/find/a.json"], {"one"},
         [("two", ["two/find/a.json", "two/g0001/index.html", "two/rows.json"], "gone/two/index.html")]),
        (["two/index.html", "two/code.png"], {"one"}, []),
        (["unknown/index.html", "unknown/rows.json"], {"one"},
         [("unknown", ["unknown/index.html", "unknown/rows.json"], "")]),
        (["parts/index.html", "parts/code.png", "parts/a/index.html", "parts/a/rows.json",
          "parts/b/index.html", "parts/b/rows.json"], {"parts/a"},
         [("parts/b", ["parts/b/rows.json"], "gone/parts/index.html")]),
        (["parts/index.html", "parts/code.png", "parts/a/index.html", "parts/a/rows.json"], set(),
         [("parts", ["parts/a/index.html", "parts/a/rows.json", "parts/code.png"], "gone/parts/index.html")]),
        (["one/rows.json", "one/r1/rows.json", "parts/a/r1/rows.json"], {"one", "parts/a"}, []),
        (["one-more/rows.json"], {"one"}, [("one-more", ["one-more/rows.json"], "")]),
    ],
)  # fmt: skip
def test_take_downs(there, standing, gone):
    """Everything of what is not public goes, and nothing of what is."""
    recorded = dict.fromkeys(paths(*there), "x")
    found = take_downs(paths(*there), recorded, SITE, frozenset(standing))
    assert found == tuple(TakeDown(one, tuple(paths(*files)), page) for one, files, page in gone)


def test_a_tombstone_alone_is_done():
    """A second deployment has nothing to do; one that was killed before the record has."""
    there = paths("two/index.html", "two/g0001/index.html")
    assert take_downs(there[:1], {there[0]: "g2"}, SITE, frozenset()) == ()
    half = {there[0]: "x", "notices/two/rows.json": "y"}
    again = TakeDown("two", ("notices/two/g0001/index.html",), "gone/two/index.html")
    assert take_downs(there, half, SITE, frozenset()) == (again,)


def test_rows_that_forbid_a_release():
    """A tombstone does not; a notice or part of which rows stand does, by its folder."""
    there = paths("index.html", "one/index.html", "two/rows.json", "parts/a/rows.json")
    assert rows(there, frozenset()) == ("parts", "two")
    assert rows(there, frozenset({"two", "parts/b"})) == ("parts/a",)
    assert rows(there, frozenset({"two", "parts/a"})) == ()


@pytest.mark.parametrize(
    ("path", "may"),
    [
        ("index.html", False),
        ("notices/index.html", False),
        ("notices/one/index.html", False),
        ("notices/two/index.html", True),
        ("notices/parts/index.html", False),
        ("notices/parts/code.png", True),
        ("notices/parts/a/index.html", False),
        ("notices/parts/b/index.html", True),
    ],
)
def test_what_a_server_may_refuse(path, may):
    """What its rules no longer know, or never knew."""
    assert may_be_gone(path, frozenset({"one", "parts/a"})) is may


def test_the_record_afterwards():
    """The manifest tells of the tombstone and of nothing else below the folder."""
    recorded = {
        "index.html": "h",
        **dict.fromkeys(paths("two/index.html", "two/rows.json", "twoo/x"), "x"),
    }
    gone = [TakeDown("two", (), "gone/two/index.html")]
    assert without(recorded, gone, SITE) == {
        "index.html": "h", "notices/two/index.html": "g2", "notices/twoo/x": "x",
    }  # fmt: skip
