"""`verify.strays`: only what belongs on the site is there."""

from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path

import pytest

from generator.render.standalone import standalone
from generator.verify import strays
from tests.factories import notice, stone
from tests.verify.sites import change, lines, page, put, search_index, site

OWN = "notices/2024-zsb-ranking"
MOVE = "不属于网站的文件；请从 content/ 中移走后重新 build"
NOBODYS = "不属于任何一份公示的文件；请删去后重新 build"
LEADS = "站内搜索或网站地图中有公示网页；请检查 search.exclude 与 sitemap 模板"
HOLDS = "站内搜索或网站地图中有公示名单的内容；请检查 search.exclude"


def test_a_sound_site_passes(tmp_path: Path) -> None:
    """Pages, tables, search index, pictures and the page above parts all belong."""
    parted = notice(id="n", part="机电工程学院", slug="jidian", groups=0)
    checked = site(tmp_path, notice(), parted)
    put(tmp_path, "notices/n/index.html", page("", '<meta content=noindex name="robots">'))
    put(tmp_path, "images/seal.svg", "<svg/>")
    put(tmp_path, "404.html", page(""))
    put(tmp_path, "sitemap.xml.gz", gzip.compress(b"<urlset></urlset>"))
    assert list(strays.gate(checked)) == []


@pytest.mark.parametrize(
    ("name", "code", "message"),
    [
        ("data/a.xlsx", "strays-file", MOVE),
        ("a.csv", "strays-file", MOVE),
        ("index.md", "strays-file", MOVE),
        ("school.yml", "strays-file", MOVE),
        ("own.js.map", "strays-file", MOVE),
        ("index.html.bak", "strays-file", MOVE),
        (".git/config.json", "strays-file", MOVE),
        ("notices/.x.new/index.html", "strays-file", MOVE),
        ("notices/other/index.html", "strays-notice", NOBODYS),
        (f"{OWN}/rows.xml", "strays-notice", NOBODYS),
        (f"{OWN}/g0009/index.html", "strays-notice", NOBODYS),
    ],
)
def test_every_stray_file_is_found(tmp_path: Path, name: str, code: str, message: str) -> None:
    """What nobody named is refused."""
    checked = site(tmp_path, notice())
    put(tmp_path, name, "x")
    assert lines(list(strays.gate(checked))) == [(code, name, message)]


def test_a_long_number_in_a_name_is_not_repeated(tmp_path: Path) -> None:
    """The finding about a file does not tell what its name tells."""
    checked = site(tmp_path)
    put(tmp_path, "13907719876/韦.xlsx", "x")
    assert lines(list(strays.gate(checked))) == [("strays-file", "⋯/韦.xlsx", MOVE)]


def test_a_notice_page_keeps_engines_away(tmp_path: Path) -> None:
    """Without `noindex` a page of people ends up in search engines."""
    checked = site(tmp_path, notice())
    change(tmp_path, f"{OWN}/g0001/index.html", "noindex, ", "")
    message = "公示网页缺少 noindex，搜索引擎会收录；请检查主题模板"
    expected = [("strays-noindex", f"{OWN}/g0001/index.html", message)]
    assert lines(list(strays.gate(checked))) == expected


@pytest.mark.parametrize(
    ("location", "text", "messages"),
    [
        ("about/", "2024-zsb-ranking 的说明，名次 3，学号 006", []),
        (f"{OWN}/g0001/", "公示", [LEADS]),
        (f"{OWN}/#g0001", "公示", [LEADS]),
        ("about/", "获奖：张＊一", [HOLDS]),
        (f"{OWN}/", "获奖：<b>张＊一</b>", [LEADS, HOLDS]),
    ],
)
def test_the_search_index_knows_no_notice(
    tmp_path: Path, location: str, text: str, messages: list[str]
) -> None:
    """Neither an address below a notice nor a masked name may be searched."""
    checked = site(tmp_path, notice())
    put(tmp_path, "search/search_index.json", search_index([(location, text)]))
    expected = [("strays-index", "search/search_index.json", message) for message in messages]
    assert lines(list(strays.gate(checked))) == expected


@pytest.mark.parametrize("name", ["sitemap.xml", "sitemap.xml.gz"])
def test_the_site_map_knows_no_notice(tmp_path: Path, name: str) -> None:
    """An address in a site map is an invitation to search engines."""
    checked = site(tmp_path, notice())
    text = f"<urlset><url><loc>https://x.example/{OWN}/g0001/</loc></url></urlset>".encode()
    put(tmp_path, name, gzip.compress(text) if name.endswith(".gz") else text)
    assert lines(list(strays.gate(checked))) == [("strays-index", name, LEADS)]


def test_the_page_of_what_is_gone(tmp_path: Path) -> None:
    """It may stand there, out of engines, and nothing beside it."""
    gone = stone(notice(id="gone"))
    checked = replace(site(tmp_path, notice(groups=0)), stones=(gone,))
    put(tmp_path, "notices/gone/index.html", standalone([gone]))
    assert list(strays.gate(checked)) == []
    put(tmp_path, "notices/gone/rows.json", "{}")
    (finding,) = strays.gate(checked)
    assert (finding.code, finding.place.file) == ("strays-notice", "notices/gone/rows.json")
