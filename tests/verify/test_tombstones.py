"""`verify.tombstones`: each notice has the page that answers once it is gone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.verify import tombstones
from tests.factories import notice, stone
from tests.verify.sites import change, fours, lines, page, put, site

PARTS = (
    notice(id="n", part="机电工程学院", slug="jidian", groups=0),
    notice(id="n", part="信息工程学院", slug="xinxi", groups=0),
)
WHERE = "gone/n/index.html"


def test_sound_ones_pass(tmp_path: Path) -> None:
    """One page for all parts, and those of notices that are no longer there."""
    checked = site(tmp_path, *PARTS, notice())
    put(tmp_path, "gone/former/index.html", page("已撤下"))
    assert list(tombstones.gate(checked)) == []


def test_a_missing_one_is_found(tmp_path: Path) -> None:
    """Without it the server could say nothing at the end."""
    checked = site(tmp_path, *PARTS)
    (tmp_path / WHERE).unlink()
    message = "缺少撤下说明页，到期后无法应答；请重新 build"
    assert lines(list(tombstones.gate(checked))) == [("tombstones", WHERE, message)]


def test_each_part_has_its_fingerprint(tmp_path: Path) -> None:
    """It proves afterwards what stood there."""
    checked = site(tmp_path, *PARTS)
    change(tmp_path, WHERE, fours(PARTS[1]), "")
    message = "撤下说明页上没有这份公示的指纹；请重新 build"
    (finding,) = tombstones.gate(checked)
    assert lines([finding]) == [("tombstones", WHERE, message)]
    assert finding.part == "信息工程学院"


def test_no_row_and_no_other_file(tmp_path: Path) -> None:
    """A tombstone has no table, and nothing lies beside it."""
    checked = site(tmp_path, *PARTS)
    change(tmp_path, WHERE, "<ul>", "<table></table><ul>")
    put(tmp_path, "gone/n/rows.json", "[]")
    assert lines(list(tombstones.gate(checked))) == [
        ("tombstones", WHERE, "撤下说明页里有表格；请重新 build"),
        ("tombstones", "gone/n/rows.json", "不属于任何撤下说明的文件；请删去后重新 build"),
    ]


def test_of_what_is_gone(tmp_path: Path) -> None:
    """It stands for good once its notice is no longer there."""
    checked = replace(site(tmp_path, *PARTS), stones=(stone(notice()),))
    message = "缺少撤下说明页；请重新 build"
    where = f"gone/{notice().id}/index.html"
    assert lines(list(tombstones.gate(checked))) == [("tombstones", where, message)]
    put(tmp_path, where, page("已撤下"))
    assert list(tombstones.gate(checked)) == []
