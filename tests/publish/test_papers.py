"""What hangs on a wall, before any browser has seen it."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest

from generator import publish
from generator.later import Later
from generator.model import Column
from generator.notice import Notice
from tests.factories import COLUMNS, notice, person
from tests.publish import made

HOSTILE = "<b>&\"'</td>＊"
FOURS = re.compile(r"(?:[0-9a-f]{4} ){15}[0-9a-f]{4}")


def papers(*notices: Notice, **changes: object) -> dict[str, str]:
    """Path below `notices/` -> text; pictures as nothing."""
    edition = replace(made.edition(notices), **changes)
    return {
        name.removeprefix("notices/"): "" if name.endswith(".png") else data.decode()
        for name, data in publish.printed(edition)
    }


def shown(page: str) -> str:
    """What is read of it, without what only stands there when it is gone."""
    page = re.sub(
        r'<div class="gs-gone".*?</div>', "", page[page.index("<body") :], flags=re.DOTALL
    )
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^<>]*>", " ", page)))


@pytest.mark.parametrize(
    ("one", "names"),
    [
        (notice(id="a"), ["code.png", "code.svg", "poster/index.html", "r1/code.svg", "wall/index.html"]),
        (
            notice(id="a", revision=3),
            ["code.png", "code.svg", "poster/index.html", "r3/code.svg", "wall/index.html"],
        ),
        (
            replace(notice(0, 0, id="a"), form="document"),
            ["code.png", "code.svg", "poster/index.html", "r1/code.svg"],
        ),
        (
            notice(id="a", part="机电工程学院", slug="jd"),
            ["code.png", "code.svg", "jd/code.png", "jd/code.svg", "jd/poster/index.html",
             "jd/r1/code.svg", "jd/wall/index.html"],
        ),
        (notice(id="a", retain_until=made.TODAY.replace(month=4, day=8)), []),
    ],
    ids=["list", "third revision", "document", "part", "gone"],
)  # fmt: skip
def test_names(one: Notice, names: list[str]) -> None:
    """All below the notice's own folder, so that all is gone with it."""
    assert sorted(papers(one)) == [f"a/{name}" for name in names]


def test_the_same_twice() -> None:
    """Same notices, same bytes."""
    assert papers(*made.NOTICES) == papers(*made.NOTICES)


@pytest.mark.parametrize("name", ["poster", "wall"])
def test_what_a_paper_says(name: str) -> None:
    """Title, period, offices, number of people, revision and its address, fingerprint, sample."""
    one = notice(12, 2, revision=2)
    told = shown(papers(one)[f"{one.id}/{name}/index.html"])
    for words in (
        one.title, "2024年3月19日 至 2024年3月22日 24:00", "共 12 人", "0779-5550101", "0779-5550199",
        "https://gongshi.example.edu.cn/notices/2024-zsb-ranking/r2/", "第 2 版", "示例：", "盖章",
    ):  # fmt: skip
        assert words in told
    assert set(FOURS.findall(told)) == {" ".join(re.findall("....", one.fingerprint))}
    assert "示例：" not in shown(papers(replace(one, sample=False))[f"{one.id}/{name}/index.html"])


def test_a_poster_has_no_row() -> None:
    """It names nobody."""
    one = notice(12, 2)
    page = papers(one)[f"{one.id}/poster/index.html"]
    assert [cell for row in one.masked.rows for cell in row if "＊" in cell and cell in page] == []


@pytest.mark.parametrize(
    ("changes", "said", "unsaid"),
    [
        ({}, "有异议，请在 2024年3月22日 24:00 前 向督察组提出", "代替以前张贴的各版"),
        ({"revision": 2}, "（代替以前张贴的各版）", "有疑问或意见"),
        ({"later": Later(moved=("停电一天，顺延一天",))}, "期限变动 停电一天，顺延一天", "代替"),
        ({"form": "document", "masked": notice(0, 0).masked}, "查看全文", "用姓名和学号"),
    ],
)
def test_posters(changes: dict[str, object], said: str, unsaid: str) -> None:
    """What differs between them."""
    one = replace(notice(12, 2), **changes)
    told = shown(papers(one)[f"{one.id}/poster/index.html"])
    assert said in told
    assert unsaid not in told


@pytest.mark.parametrize(
    ("columns", "shape"),
    [(1, "upright"), (9, "upright"), (10, "lying"), (16, "lying"), (17, "dense")],
)
def test_the_shape_of_the_page(columns: int, shape: str) -> None:
    """Wide tables lie on their side; with very many columns the headers stand upright."""
    rows = [tuple("x" for _ in range(columns))] * 2
    titles = tuple(Column(f"subject:{n}", f"第{n}门") for n in range(columns))
    one = notice(rows=rows, columns=titles, groups=1)
    assert f'class="gs-paper gs-wall gs-{shape}"' in papers(one)[f"{one.id}/wall/index.html"]


def test_a_hostile_cell_stays_text() -> None:
    """Markup in a cell, a header, a group or a title is shown as it was written."""
    rows = [(*person(0)[:1], HOSTILE, *person(0)[2:])]
    columns = (*COLUMNS[:1], Column("name", HOSTILE), *COLUMNS[2:])
    one = notice(rows=rows, columns=columns, groups=1, title=HOSTILE)
    group = replace(one.masked.groups[0], title=HOSTILE)
    one = replace(one, masked=replace(one.masked, groups=(group,)))
    for name in ("poster", "wall"):
        page = papers(one)[f"{one.id}/{name}/index.html"]
        assert HOSTILE not in page
        assert "<b>&" not in page
        assert HOSTILE in shown(page)
    assert page.count("<td>") == len(columns)


def test_a_preview_says_so() -> None:
    """A paper of what is not published must not look like one that is."""
    one = notice(12, 2)
    for name in ("poster", "wall"):
        path = f"{one.id}/{name}/index.html"
        assert "gs-preview" in papers(one, preview=True)[path]
        assert "gs-preview" not in papers(one)[path]


@pytest.mark.parametrize(("emblem", "images"), [("", 1), ("images/emblem.png", 2)])
def test_the_emblem(emblem: str, images: int) -> None:
    """A school's own, where it has given one; a part's papers lie one folder deeper."""
    one = notice(id="a", part="机电工程学院", slug="jd")
    for name in ("poster", "wall"):
        page = papers(one, emblem=emblem)[f"a/jd/{name}/index.html"]
        assert page.count("<img ") == images
        assert ('src="../../../../images/emblem.png"' in page) == bool(emblem)
