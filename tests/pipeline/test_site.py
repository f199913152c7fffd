"""`build` and the gates behind it: a sound site takes the place of the old, or none does."""

from __future__ import annotations

import re
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from generator import build as engine
from generator import config
from generator.pipeline import preview, site
from tests.pipeline import made
from tests.pipeline.made import change, tree

RANKING = "content/notices/2024-zsb-ranking"
FEEDS = ("feed.xml", "feed.json", "calendar.ics")
BESIDE = (*FEEDS, "robots.txt")


def first_page(folder, pattern):
    """The page of the first group of a college."""
    return min(folder.glob(pattern))


def end_of_scores(root):
    """The scores of the subjects stay on line until 12 April only."""
    shutil.rmtree(root / "content/notices/2024-zsb-subject-scores")


def alter_rows(root):
    """A name in rows.json is another."""
    change(root / RANKING / "rows.json", "机电工程学院", "机电工程学阮")


def test_altered_content_is_refused(root):
    """Notices that are not as they were written are named; the former site stays."""
    before = tree(root / "site")
    alter_rows(root)
    change(root / "content/notices/2024-zsb-direct-admission/index.md", "title:", "title: [")
    findings = [finding for finding in made.build(root) if finding.severity == "error"]
    places = {(finding.code, finding.place.file) for finding in findings}
    assert places >= {
        ("content-altered", "notices/2024-zsb-ranking"),
        ("content-altered", "notices/2024-zsb-direct-admission"),
    }
    assert tree(root / "site") == before
    assert list(root.glob(".site.*")) == []


@pytest.mark.parametrize("touch", [Path.unlink, lambda page: change(page, "| 1 |", "| 2 |")])
def test_a_page_is_written_anew(root, touch):
    """A page follows from rows and facts: what somebody did to it is named, and mended."""
    before = tree(root / "site")
    touch(first_page(root / RANKING, "jidian-*.md"))
    findings = made.build(root)
    assert made.codes(findings) == set()
    assert "content-page-altered" in made.codes(findings, "warning")
    assert tree(root / "site") == before
    assert made.codes(made.build(root), "warning").isdisjoint({"content-page-altered"})


def test_other_commands_survive_an_altered_notice(root):
    """Nothing but the build depends on it; check and generate go on."""
    alter_rows(root)
    assert "mask-changed" not in made.codes(made.check(root, made.LAST))
    assert made.generate(root, made.LAST)[made.LAST].where == "drafts"


def test_promoted_on_its_day(root):
    """An approved draft goes on line on its day; what a killed build left is cleared away."""
    drafted = tree(root / "drafts" / made.LAST)
    end_of_scores(root)
    (root / ".site.new").mkdir()
    (root / ".site.new/rest.html").write_text("half", "utf-8")
    findings = made.build(root, made.DUE)
    assert made.codes(findings) == made.codes(findings, "warning") == set()
    assert tree(root / "content/notices" / made.LAST) == drafted
    assert tree(root / "drafts") == {}
    assert (root / "site/notices" / made.LAST / "index.html").is_file()
    assert not (root / "site/rest.html").exists()


def test_not_promoted_before(root):
    """The day before, it still waits."""
    assert made.promote(root, made.DUE - timedelta(days=1)) == []
    assert not (root / "content/notices" / made.LAST).exists()


def test_an_altered_draft_is_not_promoted(root):
    """Offices approved something else."""
    change(root / "drafts" / made.LAST / "rows.json", "学院", "学阮")
    (finding,) = made.promote(root, made.DUE)
    assert (finding.code, finding.notice) == ("draft-altered", made.LAST)
    assert not (root / "content/notices" / made.LAST).exists()


def test_what_a_kill_left_is_recovered(root):
    """Killed between the two renames: the verified new site is put in place, and no rest stays."""
    before = tree(root / "site")
    (root / "site").rename(root / ".site.new")
    shutil.copytree(root / ".site.new", root / ".site.old")
    (root / ".site.old/index.html").write_text("old", "utf-8")
    alter_rows(root)
    assert "content-altered" in made.codes(made.build(root))
    assert tree(root / "site") == before
    assert list(root.glob(".site.*")) == []


def test_the_gates_on_a_tampered_site(root):
    """Each gate says what was done to the site, and quotes nothing of it."""
    site_ = root / "site"
    page = first_page(site_ / "notices/2024-zsb-ranking", "jidian-*/index.html")
    name = re.search(r"<td>([^<]*＊[^<]+)</td>", page.read_text("utf-8"))
    change(page, name[0], "<td>某＊某</td>")
    number = min(value for value in made.raw_values(root) if len(value) == 18 and value.isdigit())
    change(site_ / "index.html", "</body>", f"<!-- {number} --></body>")
    change(site_ / "about/index.html", "</body>", "<p>联系电话 13907718899</p></body>")
    change(
        site_ / "404.html", "</head>", '<script src="https://cdn.example.com/x.js"></script></head>'
    )
    shutil.copy(root / "data/附件5_总表.xlsx", site_ / "notices/附件5.xlsx")
    found = site.check_site(config.load(root), site_, made.TODAY)
    places = {(each.code, each.place.file) for each in found if each.severity == "error"}
    assert places >= {
        ("readback", page.relative_to(site_).as_posix()),
        ("secrets", "index.html"),
        ("leaks", "about/index.html"),
        ("foreign", "404.html"),
        ("strays-file", "notices/附件5.xlsx"),
    }
    assert made.leaks(root, "".join(str(finding.as_dict()) for finding in found)) == 0


def test_without_sources_the_gate_says_so(root):
    """Once data/ is gone only the patterns can be searched for, and a note says which."""
    shutil.rmtree(root / "data")
    found = site.check_site(config.load(root), root / "site", made.TODAY)
    assert made.codes(found) == set()
    (note,) = (finding.message for finding in found if finding.code == "secrets-searched")
    assert "来源文件已不在" in note


def test_the_preview_shows_drafts_and_touches_nothing(root, tmp_path):
    """Drafts stand beside what is on line, every page is marked, the project is as before."""
    before = tree(root)
    preview.assemble(root, tmp_path / "content")
    pages = set(tree(root / "content"))
    drafts = {f"notices/{name}" for name in tree(root / "drafts")}
    stones = {f"gone/{made.LAST}.md"}  # a draft that goes on line has its tombstone too
    assert set(tree(tmp_path / "content")) == pages | drafts | stones
    assert made.LAST in (tmp_path / "content/notices/index.md").read_text("utf-8")
    engine.build(
        root, tmp_path / "site", content=tmp_path / "content", day=made.TODAY, preview=True
    )
    built = [data for name, data in tree(tmp_path / "site").items() if name.endswith("index.html")]
    assert len(built) > len(drafts)
    assert all("gs-preview" in data.decode() for data in built)
    assert tree(root) == before


def test_what_stands_beside_the_pages(root):
    """Feeds, calendar, robots.txt, tombstones and server rules; the same bytes the next time."""
    server = tree(root / "server")
    beside = {name: (root / "site" / name).read_bytes() for name in BESIDE}
    made.build(root)
    assert tree(root / "server") == server
    assert {name: (root / "site" / name).read_bytes() for name in BESIDE} == beside
    ids = {path.name for path in (root / "content/notices").iterdir() if path.is_dir()}
    assert {path.parent.name for path in (root / "site/gone").glob("*/index.html")} == ids
    assert {path.stem for path in (root / "content/gone").iterdir()} == ids
    index = (root / "site/search/search_index.json").read_text("utf-8")
    assert "gone/" not in index + (root / "site/sitemap.xml").read_text("utf-8")
    assert all(name in (root / "site/index.html").read_text("utf-8") for name in FEEDS)


def test_rules_that_do_not_fit_are_named(root):
    """The rules of an older site block the new one's scripts: `verify` says so."""
    path = root / "server/nginx/server.conf"
    change(path, "script-src 'self'", "script-src 'none'")
    change(
        root / "server/apache/htaccess", "script-src 'self'", "script-src 'self' 'unsafe-inline'"
    )
    found = site.check_site(config.load(root), root / "site", made.TODAY)
    wrong = {each.place.file for each in found if each.code == "csp"}
    assert wrong == {"server/apache/htaccess", "server/nginx/server.conf"}
