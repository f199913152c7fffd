"""What stays of a notice is written on its page and read back from there."""

from __future__ import annotations

import pytest

from generator.render import ended, own_page
from generator.stone import read, read_all
from tests.factories import notice, stone

PART = notice(
    id="parts", part="机电工程学院", slug="jidian", title='名单："一"、<二>', sample=False
)


@pytest.mark.parametrize("act", ["withdrawn", "retired"])
@pytest.mark.parametrize("made", [notice(), PART], ids=["whole", "part"])
def test_read_back(tmp_path, made, act):
    """Everything, whatever the title holds."""
    one = stone(made, act)
    page = tmp_path / one.folder / "index.md"
    page.parent.mkdir(parents=True)
    page.write_text(ended([one]), "utf-8")
    assert read(page) == one
    assert read_all(tmp_path) == [one]


def test_other_pages_are_no_stones(tmp_path):
    """A notice, a page of several parts, a page of nothing, and none at all."""
    pages = {
        "notice": own_page(notice(groups=0)),
        "several": ended([stone(PART), stone(notice(id="parts", part="甲", slug="jia"))]),
        "broken": "---\nstone: [1, 2]\n---\n",
        "empty": "",
    }
    for name, text in pages.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.md").write_text(text, "utf-8")
    assert read_all(tmp_path) == []
    assert read(tmp_path / "nowhere/index.md") is None
