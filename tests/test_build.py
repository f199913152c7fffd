"""Sites built by MkDocs: inert, quiet, the same twice."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from generator import build as module
from generator.build import build, sync_theme
from generator.errors import GongshiError
from generator.notice import Notice
from generator.render import listing, overview, pages
from tests.factories import COLUMNS, notice
from tests.render.test_cell import HOSTILE
from tests.render.test_page import hostile

ROOT = Path(__file__).parent.parent
DAY = date(2024, 4, 9)
SHOWABLE = [text for text in HOSTILE if len(text) < 1000]
ROWS = tuple((str(n), "张＊三", text, text, "是", "") for n, text in enumerate(SHOWABLE))


def project(root: Path, *notices: Notice) -> Path:
    """A project with our own settings and pages, and these notices."""
    shutil.copytree(ROOT / "content", root / "content", ignore=lambda *_: ["notices"])
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace("custom_dir: generator/theme", "custom_dir: theme")
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    folder = root / "content/notices"
    folder.mkdir()
    (folder / "index.md").write_text(listing(notices), encoding="utf-8")
    for made in notices:
        for name, text in pages(made).items():
            (folder / made.folder).mkdir(parents=True, exist_ok=True)
            (folder / made.folder / name).write_text(text, encoding="utf-8")
        if made.part:
            own = [part for part in notices if part.id == made.id]
            (folder / made.id / "index.md").write_text(overview(own), encoding="utf-8")
    return root


def files(site: Path) -> dict[str, bytes]:
    """Every file of a site by its path."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with groups, parts, hostile rows and hostile prose."""
    return project(
        tmp_path_factory.mktemp("项目 一"),
        notice(12, 6),
        notice(id="hostile-rows", groups=0, rows=ROWS),
        notice(3, 0, id="parts", part="机电工程学院", slug="jd"),
        notice(4, 2, id="parts", part="信息工程学院", slug="xx"),
        hostile_notice(),
    )


def hostile_notice() -> Notice:
    """Every word from outside is markup; an address of its own."""
    from dataclasses import replace

    return replace(hostile(), id="hostile-prose", part="", slug="")


@pytest.fixture(scope="module")
def site(root: Path) -> Path:
    """The project's site by the fast path."""
    build(root, root / "site", day=DAY)
    return root / "site"


@pytest.fixture(scope="module")
def bare(root: Path) -> Path:
    """The same project by `mkdocs build` alone, in a process that never saw our code."""
    folder = root / "bare"
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder],
        cwd=root,
        env={
            "PATH": "",
            "SOURCE_DATE_EPOCH": "1712664000",
            "NO_MKDOCS_2_WARNING": "1",
        },
        check=True,
        capture_output=True,
    )
    return folder


def test_mkdocs_alone_builds_the_same_site(site: Path, bare: Path) -> None:
    """The plugin changes no byte of any file; it only leaves out what nobody reads."""
    ours, alone = files(site), files(bare)
    unread = set(alone) - set(ours)
    assert all(name.startswith("assets/") for name in unread)
    assert ours == {name: text for name, text in alone.items() if name not in unread}


def test_the_same_input_gives_the_same_bytes(root: Path, site: Path) -> None:
    """A second build, also without the fast path, differs in nothing."""
    build(root, root / "again", day=DAY, fast=False)
    assert files(root / "again") == files(site)


@pytest.mark.parametrize("name", ["site", "bare"])
def test_every_hostile_cell_reads_as_it_came(name: str, request: pytest.FixtureRequest) -> None:
    """Read back from the built page, with and without the plugin."""
    built: Path = request.getfixturevalue(name)
    page = (built / "notices/hostile-rows/index.html").read_text(encoding="utf-8")
    heads = re.findall(r'<th scope="col">(.*?)</th>', page, re.DOTALL)
    cells = [html.unescape(text) for text in re.findall(r"<td>(.*?)</td>", page, re.DOTALL)]
    assert heads == [column.title for column in COLUMNS]
    assert cells == [cell for row in ROWS for cell in row]


def test_hostile_words_are_inert_on_every_page(site: Path) -> None:
    """In titles, captions, cards and prose: text, nowhere a tag."""
    for name, text in files(site).items():
        if name.endswith(".html"):
            assert b"<img src=x" not in text, name
            assert b'href="javascript:1' not in text, name


def test_rows_are_in_no_index_and_no_map_of_the_site(site: Path) -> None:
    """What must vanish with a notice stands below its own folder only."""
    for name, text in files(site).items():
        if not name.startswith("notices/") or name == "notices/index.html":
            assert "欧阳＊二" not in text.decode(errors="ignore"), name
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    found = {doc["location"].split("#")[0] for doc in index["docs"]}
    assert found <= {"", "about/", "notices/"}
    assert "\u200b" in "".join(doc["text"] for doc in index["docs"]), "jieba did not cut words"
    assert "hostile" not in (site / "sitemap.xml").read_text(encoding="utf-8")


def test_pages_of_notices_say_what_they_must(site: Path) -> None:
    """Robots, caption, scopes, the pinned clock of a sample; no script or style in the page."""
    page = (site / "notices/2024-zsb-ranking/g0001/index.html").read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex, noarchive, nosnippet">' in page
    assert "<caption>机电工程学院 机电一体化技术 普通（共 2 人）</caption>" in page
    assert '<meta name="gongshi-today" content="2024-04-09">' in page
    assert not re.search(r"<style|<script>|\sstyle=|\son[a-z]+=", page)


def test_no_page_fetches_from_another_host(site: Path) -> None:
    """No source, style or image has a host; every one of them is in the site."""
    for name, text in files(site).items():
        if not name.endswith(".html"):
            continue
        page = text.decode()
        sources = re.findall(r'src="([^"]*)"', page)
        sources += re.findall(r'<link rel="(?:stylesheet|icon)" href="([^"]*)"', page)
        for source in sources:
            assert "//" not in source, (name, source)
            if "/pictures/" in source or source == "code.svg":
                continue  # the pipeline puts them beside the pages
            at = (site / name).parent / source if not source.startswith("/") else site / source[1:]
            assert at.resolve().is_file(), (name, source)


def test_a_fault_of_a_page_stops_the_build(tmp_path: Path) -> None:
    """What MkDocs only warns of is an error here, told once, with the page's name."""
    project(tmp_path, notice(3, 0))
    (tmp_path / "content/about.md").write_text("[x](nowhere.md)\n", encoding="utf-8")
    with pytest.raises(GongshiError, match=r"(?s)请修改.*about\.md.*nowhere\.md"):
        build(tmp_path, tmp_path / "site", day=DAY)


def test_a_preview_says_so_on_every_page(root: Path, tmp_path: Path) -> None:
    """Drafts on a screen or on paper are never taken for the real thing."""
    build(root, tmp_path / "site", day=DAY, preview=True)
    for name, text in files(tmp_path / "site").items():
        assert not name.endswith(".html") or "还没有公布，请勿外传" in text.decode(), name


def test_building_is_silent(root: Path, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Neither MkDocs nor jieba nor the theme writes to the console."""
    build(root, tmp_path / "site", day=DAY)
    assert capfd.readouterr() == ("", "")


def test_a_copied_theme_is_renewed_and_additions_stay(tmp_path: Path) -> None:
    """Only files that differ are written; what the school added is its own."""
    project(tmp_path)
    sync_theme(tmp_path)
    css, own = tmp_path / "theme/stylesheets/gongshi.css", tmp_path / "theme/images/logo.svg"
    before = css.stat().st_mtime_ns
    own.write_text("<svg/>", encoding="utf-8")
    (tmp_path / "theme/main.html").write_text("old", encoding="utf-8")
    sync_theme(tmp_path)
    packaged = files(module.THEME)
    assert files(tmp_path / "theme") == {**packaged, "images/logo.svg": b"<svg/>"}
    assert css.stat().st_mtime_ns == before
