"""Papers and codes: each fault in them is found and named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator import qr
from generator.notice import Notice
from generator.verify import papers
from tests.factories import notice
from tests.verify.sites import URL, change, fours, lines, put, site

OWN = "notices/2024-zsb-ranking"
WALL = f"{OWN}/wall/index.html"
PART = notice(6, 0, id="apply", part="机电工程学院", slug="jd")
ELSEWHERE = "https://gongshi.example.net/notices/2024-zsb-ranking/"


@pytest.mark.parametrize(
    "sound",
    [
        notice(12, 3),
        notice(6, 0),
        notice(0, 0),
        notice(6, 0, revision=3),
        replace(notice(6, 2), form="table"),
        replace(notice(0, 0), form="document"),
        PART,
    ],
)
def test_sound_papers_pass(tmp_path: Path, sound: Notice) -> None:
    """Groups, none, a later revision, a part, a table, a document."""
    assert lines(list(papers.gate(site(tmp_path, sound)))) == []


def test_the_papers_of_what_is_gone_are_not_missed(tmp_path: Path) -> None:
    """Nothing of a notice may be left after its last day."""
    checked = site(tmp_path)
    old = notice(retain_until=checked.today.replace(year=2023))
    assert lines(list(papers.gate(replace(checked, notices=(old,))))) == []


@pytest.mark.parametrize(
    "name",
    [
        "code.svg",
        "code.png",
        "poster/index.html",
        "wall/index.html",
        "r1/code.svg",
    ],
)
def test_what_is_missing(tmp_path: Path, name: str) -> None:
    """Each paper is looked for."""
    checked = site(tmp_path, notice())
    (tmp_path / OWN / name).unlink()
    expected = [("papers", f"{OWN}/{name}", "缺少海报、张贴名单或二维码，请重新 build")]
    assert lines(list(papers.gate(checked))) == expected


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("code.svg", qr.svg(ELSEWHERE)),
        ("code.svg", qr.svg(f"{URL}{OWN}/r1/")),
        ("code.png", qr.png(ELSEWHERE)),
        ("code.png", qr.png(f"{URL}{OWN}/")[:300]),
        ("code.png", b"no picture"),
        ("r1/code.svg", qr.svg(f"{URL}{OWN}/")),
    ],
)
def test_a_code_that_leads_elsewhere(tmp_path: Path, name: str, data: bytes) -> None:
    """Another host, another address of the same site, a torn or strange file."""
    checked = site(tmp_path, notice())
    put(tmp_path, f"{OWN}/{name}", data)
    expected = [("papers", f"{OWN}/{name}", "二维码不是这份公示的网址，请重新 build")]
    assert lines(list(papers.gate(checked))) == expected


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("<td>张＊一</td>", "<td>张＊二</td>", "机电工程学院 机电一体化技术 普通：第 1 行“姓名”与公示内容不符"),
        ("<td>张＊一</td>", "<td>张＊<b>一</b></td>", "表格中有文字以外的内容，与公示内容不符"),
        ("<td>张＊一</td>", "", "机电工程学院 机电一体化技术 普通：第 1 行的格数与表头不符"),
        ('<th scope="col">姓名</th>', '<th scope="col">名字</th>', "机电工程学院 机电一体化技术 普通：表头与公示内容不符"),
        ("（共 6 人）", "（共 7 人）", "表格上方没有写明是哪一组、共多少，与公示内容不符"),
        ("机电一体化技术 普通", "工业机器人技术 普通", "表格上方没有写明是哪一组、共多少，与公示内容不符"),
        ("/r1/</p>", "/r2/</p>", "没有印出与内容相符的网址，请重新 build"),
    ],
)  # fmt: skip
def test_a_wall_list_that_differs(tmp_path: Path, old: str, new: str, message: str) -> None:
    """A cell, a header, a group's name, an address, a fingerprint."""
    checked = site(tmp_path, notice(12, 2))
    change(tmp_path, WALL, old, new)
    assert lines(list(papers.gate(checked))) == [("papers", WALL, message)]


def test_the_code_of_a_notice_with_parts(tmp_path: Path) -> None:
    """Its own address has a code too."""
    checked = site(tmp_path, PART)
    put(tmp_path, "notices/apply/code.svg", qr.svg(ELSEWHERE))
    (tmp_path / "notices/apply/code.png").unlink()
    assert lines(list(papers.gate(checked))) == [
        ("papers", "notices/apply/code.png", "缺少海报、张贴名单或二维码，请重新 build"),
        ("papers", "notices/apply/code.svg", "二维码不是这份公示的网址，请重新 build"),
    ]


@pytest.mark.parametrize("name", ["poster", "wall"])
def test_another_fingerprint(tmp_path: Path, name: str) -> None:
    """Papers of other content are no papers of this."""
    checked = site(tmp_path, notice())
    path = f"{OWN}/{name}/index.html"
    change(tmp_path, path, fours(notice()), fours(notice(13)))
    message = "没有印出与内容相符的指纹，请重新 build"
    assert lines(list(papers.gate(checked))) == [("papers", path, message)]


def test_a_group_left_out(tmp_path: Path) -> None:
    """The list has one table for each group."""
    checked = site(tmp_path, notice(12, 2))
    text = (tmp_path / WALL).read_text("utf-8")
    put(tmp_path, WALL, text[: text.rindex("<table")] + text[text.rindex("</table>") + 8 :])
    assert lines(list(papers.gate(checked))) == [("papers", WALL, "应有 2 个表格，实有 1 个")]
