"""The home page, the foot and what a shared link shows, as they are built."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from generator.build import build
from generator.config.school import Footer, Office, School
from generator.render import listing, tombstone
from tests.factories import notice
from tests.test_build import project

DAY = date(2024, 4, 9)
COMING = [{"title": "拟推荐名单公示", "from": date(2024, 4, 15), "basis": "五(十)"}]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One list on line, one gone, one due."""
    root = tmp_path_factory.mktemp("home")
    here, over = notice(12, 6), notice(3, 0, id="over", title="桂岭职业技术学院去年的公示")
    project(root, here)
    (root / "content/notices/index.md").write_text(listing([here], (), COMING), encoding="utf-8")
    (root / "content/gone").mkdir()
    for made in (here, over):
        page = root / "content/gone" / f"{made.id}.md"
        page.write_text(tombstone([made]), encoding="utf-8")
    school = {
        "school": "桂岭职业技术学院",
        "emblem": "images/own.svg",
        "footer": Footer(icp="桂ICP备1号", police="桂公网安备 45号").shown(),
    }
    build(root, root / "site", day=DAY, school=school)
    return root / "site"


def text(site: Path, path: str = "index.html") -> str:
    """A built page."""
    return (site / path).read_text(encoding="utf-8")


def section(page: str, name: str) -> str:
    """What stands in one section of the home page, without tags."""
    found = re.search(rf'aria-labelledby="{name}">(.*?)</section>', page, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split()) if found else ""


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "current",
            "现有公示 2024年专升本各科考试平均成绩排名公示 公示期 2024-03-19 至 2024-03-22 "
            "人数 12 人 保留至 2024-12-31",
        ),
        (
            "coming",
            "即将公示 拟推荐名单公示 计划 2024-04-15 起，依据：五(十)；以届时公布的为准",
        ),
        ("past", "已撤下的公示 去年的公示 名单已按规定撤下"),
    ],
)
def test_sections_of_the_home_page(site: Path, name: str, words: str) -> None:
    """Dates and numbers, the school's name left out; what is gone is only named."""
    assert section(text(site), name) == words


def test_an_empty_site_says_so(tmp_path: Path) -> None:
    """In plain words, and without empty sections."""
    project(tmp_path)
    build(tmp_path, tmp_path / "site", day=DAY)
    page = text(tmp_path / "site")
    assert section(page, "current") == (
        "现有公示 目前没有正在公示或保留的名单。新的公示会出现在这里。"
    )
    assert not any(section(page, name) for name in ("coming", "papers", "past", "days"))


def test_a_card_knows_its_colleges_for_the_filters(site: Path) -> None:
    """Kind, year and colleges stand on the card; nobody's name does."""
    assert 'data-year="2024" data-colleges="机电工程学院|信息工程学院"' in text(site)


def test_the_foot_has_what_is_configured_and_nothing_else(site: Path) -> None:
    """The links that the two registries ask for; no 事业单位标识 where none was given."""
    foot = text(site).split("<footer")[1]
    assert '<a href="https://beian.miit.gov.cn/" rel="noopener noreferrer">桂ICP备1号</a>' in foot
    assert 'href="https://beian.mps.gov.cn/#/query/webSearch?code=45"' in foot
    assert "conac" not in foot
    assert '<img src="./images/own.svg" alt="" width="40" height="40">' in text(site)


def test_a_school_tells_its_pages_what_it_is() -> None:
    """Only what is given, and the number of the police's register without its words."""
    school = School(
        name="甲校",
        site_name="甲校公示",
        site_url="https://a.example/",
        offices=(Office(name="办公室"),),
        colleges=({"name": "甲学院", "slug": "jia"},),
        footer=Footer(
            police="桂公网安备 4501号",
            institution="事业单位",
            institution_url="https://bszs.conac.cn/sitename?method=show&id=1",
        ),
    )
    assert school.shown() == {
        "school": "甲校",
        "time_zone": "Asia/Shanghai",
        "emblem": "",
        "footer": {
            "police": "桂公网安备 4501号",
            "institution": "事业单位",
            "institution_url": "https://bszs.conac.cn/sitename?method=show&id=1",
            "police_code": "4501",
        },
    }


@pytest.mark.parametrize("address", ["http://example.com/x", "javascript:alert(1)"])
def test_the_mark_leads_to_the_registry_alone(address: str) -> None:
    """A 事业单位标识 that leads elsewhere is refused."""
    with pytest.raises(ValueError, match="institution_url"):
        Footer(institution="事业单位", institution_url=address)


@pytest.mark.parametrize(
    ("path", "title", "description"),
    [
        ("index.html", "桂岭职业技术学院专升本公示（示例）", "专升本选拔各环节的公示"),
        (
            "notices/2024-zsb-ranking/g0001/index.html",
            "机电工程学院 机电一体化技术 普通",
            "公示期 2024-03-19 至 2024-03-22；网上保留至 2024-12-31。桂岭职业技术学院",
        ),
    ],
)
def test_a_shared_link_tells_what_it_leads_to(
    site: Path, path: str, title: str, description: str
) -> None:
    """Title and dates, nobody's name; the address is the permanent one."""
    page = text(site, path)
    assert f'<meta property="og:title" content="{title}">' in page
    assert f'<meta property="og:description" content="{description}' in page
    where = path.removesuffix("index.html")
    assert f'<link rel="canonical" href="https://gongshi.example.edu.cn/{where}">' in page


def test_the_search_holds_titles_majors_and_texts_and_nobody(site: Path) -> None:
    """The index is cut into words by jieba; the directory leads to each group at once."""
    index = json.loads(text(site, "search/search_index.json"))
    words = [doc["title"] + doc["text"] for doc in index["docs"]]
    found = "".join(words).replace("\u200b", "")
    for word in ("各科考试平均成绩排名公示", "机电一体化技术", "身份证件号码"):
        assert word in found
    assert index["config"]["lang"] == ["zh"]
    assert any("\u200b" in each for each in words)
    directory = json.loads(text(site, "directory.json"))
    assert {
        "title": "机电工程学院 机电一体化技术 普通",
        "part": "",
        "of": "桂岭职业技术学院2024年专升本各科考试平均成绩排名公示",
        "until": "2024-12-31",
        "url": "notices/2024-zsb-ranking/g0001/",
    } in directory
    assert "＊" not in found + text(site, "directory.json")
