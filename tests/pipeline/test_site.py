"""`build` and the gates behind it: a sound site takes the place of the old, or none does."""

from __future__ import annotations

import re
import shutil

import pytest

from generator import build as engine
from generator import config
from generator.pipeline import preview, site
from tests.pipeline import made
from tests.pipeline.made import change, tree

RANKING = "content/notices/2024-zsb-ranking"


def first_page(folder, pattern):
    """The page of the first group of a college."""
    return min(folder.glob(pattern))


def end_of_scores(root):
    """The scores of the subjects stay on line until 12 April only."""
    shutil.rmtree(root / "content/notices/2024-zsb-subject-scores")


def alter_rows(root):
    """A name in rows.json is another."""
    change(root / RANKING / "rows.json", "机电工程学院", "机电工程学阮")


def alter_page(root):
    """One person of a page has another rank."""
    change(first_page(root / RANKING, "jidian-*.md"), "| 1 |", "| 2 |")


def drop_page(root):
    """A group has no page."""
    first_page(root / RANKING, "jidian-*.md").unlink()


def break_front_matter(root):
    """The YAML on top of the page is none."""
    change(root / RANKING / "index.md", "title:", "title: [")


@pytest.mark.parametrize(
    ("alter", "code"),
    [
        (alter_rows, "content-altered"),
        (break_front_matter, "content-altered"),
        (alter_page, "readback"),
        (drop_page, ""),
    ],
)
def test_altered_content_is_refused(root, alter, code):
    """A notice that is not as it was written: the former site stays, byte for byte."""
    before = tree(root / "site")
    alter(root)
    try:
        found = made.codes(made.build(root))
    except engine.GongshiError as error:  # MkDocs misses a page that is linked to
        found = {""} if "jidian" in str(error) else set()
    assert code in found
    assert tree(root / "site") == before
    assert list(root.glob(".site.*")) == []


def test_other_commands_survive_an_altered_notice(root):
    """Nothing but the build depends on it; check and generate go on."""
    alter_rows(root)
    assert "mask-changed" not in made.codes(made.check(root, made.LAST))
    assert made.generate(root, made.LAST)[made.LAST].where == "drafts"


def test_promoted_on_its_day(root):
    """An approved draft waits, goes on line on its day, and is a draft no more."""
    drafted = tree(root / "drafts" / made.LAST)
    made.build(root, made.TODAY)
    assert not (root / "content/notices" / made.LAST).exists()
    end_of_scores(root)
    findings = made.build(root, made.DUE)
    assert made.codes(findings) == made.codes(findings, "warning") == set()
    assert tree(root / "content/notices" / made.LAST) == drafted
    assert tree(root / "drafts") == {}
    assert (root / "site/notices" / made.LAST / "index.html").is_file()


def test_an_altered_draft_is_not_promoted(root):
    """Offices approved something else."""
    change(root / "drafts" / made.LAST / "rows.json", "学院", "学阮")
    end_of_scores(root)
    findings = made.build(root, made.DUE)
    assert made.codes(findings) == set()
    assert [f.notice for f in findings if f.code == "draft-altered"] == [made.LAST]
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


def test_a_half_built_site_is_cleared_away(root):
    """Killed while MkDocs was at work: the next build is as if nothing had been."""
    before = tree(root / "site")
    (root / ".site.new").mkdir()
    (root / ".site.new/rest.html").write_text("half", "utf-8")
    assert made.codes(made.build(root)) == set()
    assert tree(root / "site") == before


def plant_in(name, old, new):
    """A change to one file of a site."""
    return lambda root: change(root / "site" / name, old, new)


def plant_number(root):
    """A student's own number, in a comment of the home page."""
    number = min(value for value in made.raw_values(root) if len(value) == 18 and value.isdigit())
    change(root / "site/index.html", "</body>", f"<!-- {number} --></body>")


def swap_names(root):
    """Somebody else's name in a row."""
    page = first_page(root / "site/notices/2024-zsb-ranking", "jidian-*/index.html")
    name = re.search(r"<td>([^<]*＊[^<]+)</td>", page.read_text("utf-8"))
    change(page, name[0], "<td>某＊某</td>")


def leave_file(root):
    """A workbook among the pages."""
    shutil.copy(root / "data/附件5_总表.xlsx", root / "site/notices/附件5.xlsx")


@pytest.mark.parametrize(
    ("tamper", "code"),
    [
        (swap_names, "readback"),
        (plant_number, "secrets"),
        (leave_file, "strays"),
        (
            plant_in(
                "index.html",
                "</head>",
                '<script src="https://cdn.example.com/x.js"></script></head>',
            ),
            "foreign",
        ),
        (plant_in("index.html", "</body>", "<p>联系电话 13907718899</p></body>"), "leaks"),
    ],
    ids=["name", "number", "file", "script", "phone"],
)
def test_the_gates_on_a_tampered_site(root, tamper, code):
    """Each gate says what was done to the site."""
    tamper(root)
    found = site.check_site(config.load(root), root / "site", made.TODAY)
    assert any(finding.code.startswith(code) for finding in found if finding.severity == "error")
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
    assert set(tree(tmp_path / "content")) == pages | drafts
    assert made.LAST in (tmp_path / "content/notices/index.md").read_text("utf-8")
    engine.build(
        root, tmp_path / "site", content=tmp_path / "content", day=made.TODAY, preview=True
    )
    built = [data for name, data in tree(tmp_path / "site").items() if name.endswith("index.html")]
    assert len(built) > len(drafts)
    assert all("gs-preview" in data.decode() for data in built)
    assert tree(root) == before
