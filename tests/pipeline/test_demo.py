"""The demo: nothing to complain of, every page there, the same bytes twice."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from generator.errors import ConfigError
from tests.pipeline import made
from tests.pipeline.made import tree


def address(page: str) -> str:
    """Where MkDocs puts a page of content/."""
    path = PurePosixPath(page)
    folder = path.parent if path.stem == "index" else path.with_suffix("")
    return (folder / "index.html").as_posix()


def test_nothing_to_complain_of(demo):
    """The synthetic college obeys every rule: no error, no warning."""
    assert made.codes(demo.findings, "error") == set()
    assert made.codes(demo.findings, "warning") == set()


def test_every_page_is_there(demo):
    """The site has a page for each one of content/, and one for lost readers."""
    pages = {address(name) for name in tree(demo.root / "content") if name.endswith(".md")}
    built = {name for name in tree(demo.root / "site") if name.endswith(".html")}
    papers = {name for name in built if name.split("/")[-2:-1] in (["poster"], ["wall"])}
    assert built - papers == pages | {"404.html"}


def test_what_is_public(demo):
    """All that is due is in content/; what is due later waits in drafts/."""
    online = {name for name in tree(demo.root / "content") if name.endswith("rows.json")}
    drafts = {name for name in tree(demo.root / "drafts") if name.endswith("rows.json")}
    colleges = ("caijing", "jidian", "lvyou", "qiche", "shipin", "xinxi", "yishu")
    assert online == {
        "notices/2024-zsb-ranking/rows.json",
        "notices/2024-zsb-subject-scores/rows.json",
        "notices/2024-zsb-direct-admission/rows.json",
        "notices/2024-zsb-policy/rows.json",
        "notices/2024-zsb-offers/rows.json",
        *(f"notices/{made.PARTS}/{college}/rows.json" for college in colleges),
    }
    assert drafts == {f"{made.LAST}/rows.json"}


def test_same_bytes_twice(demo, tmp_path):
    """Somewhere else, made anew: the same workbooks, notices and site."""
    again = made.demo(tmp_path / "另一处")
    first, second = tree(demo.root), tree(again.root)
    assert second.keys() == first.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_no_raw_value_gets_out(demo):
    """No number, address or e-mail of the sources in what was written or said."""
    assert len(made.raw_values(demo.root)) > 500
    for folder in ("site", "content", "drafts", "site_config"):
        files = tree(demo.root / folder)
        own = [data for name, data in files.items() if not name.startswith("assets/")]
        assert made.leaks(demo.root, b"\n".join(own).decode("utf-8", "replace")) == 0, folder
    spoken = [demo.said, *(str(finding.as_dict()) for finding in demo.findings)]
    assert made.leaks(demo.root, "\n".join(spoken)) == 0


def test_a_raw_value_would_be_found(demo):
    """The search of this file sees a value that stands in a text."""
    value = max(made.raw_values(demo.root))
    assert made.leaks(demo.root, f"<td>{value}</td>") >= 1


@pytest.mark.parametrize("name", ["报告.docx", "site_config/school.yml"])
def test_a_strangers_folder_is_left_alone(tmp_path, name):
    """A demo is laid out in an empty folder or over an earlier demo, nowhere else."""
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("重要", "utf-8")
    with pytest.raises(ConfigError, match="已有内容"):
        made.start.demo(tmp_path, 150, 7, None, lambda line: None)
    assert tree(tmp_path) == {name: "重要".encode()}
