"""The pictures as they are written: valid, with words for everything, and only when due."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator import aggregate
from generator.notice import Notice
from generator.pictures import due, pictures
from generator.render import overview, pages
from tests.factories import notice
from tests.test_aggregate import ranking

TODAY = date(2024, 4, 9)
SVG = "{http://www.w3.org/2000/svg}"
AVERAGES = [f"{92 - number / 2:.2f}" for number in range(60)]
TIMELINE = "pictures/timeline.svg"


def known() -> list[Notice]:
    """A ranking, a list of three colleges in parts, and a document without a period."""
    parts = [
        notice(9 + n, 0, id="apply", part=f"第{n}学院", slug=f"c{n}", title="报名公示")
        for n in range(3)
    ]
    parts = [
        replace(part, period=replace(part.period, first=date(2024, 4, 8), last=date(2024, 4, 11)))
        for part in parts
    ]
    day = replace(parts[0].period, first=date(2024, 3, 1), last=date(2024, 3, 1))
    rules = replace(notice(0, 0, id="rules", title="实施细则 <1>"), form="document", period=day)
    return [ranking(AVERAGES, places=18), *parts, rules]


def drawn(notices: list[Notice], today: date = TODAY) -> dict[str, ET.Element]:
    """Path -> the picture's root; every picture is well-formed."""
    return {path: ET.fromstring(data) for path, data in pictures(notices, today).items()}


def words(svg: ET.Element) -> list[str]:
    """What is written in the picture itself."""
    return ["".join(each.itertext()) for each in svg.iter(f"{SVG}text")]


def test_which_pictures_there_are() -> None:
    """One a ranked group, one a notice of several colleges, one of all; the same each time."""
    assert list(drawn(known())) == [
        "notices/2024-zsb-ranking/pictures/averages-g0001.svg",
        "notices/apply/pictures/colleges.svg",
        TIMELINE,
    ]
    assert pictures(known(), TODAY) == pictures(known(), TODAY)


def test_nothing_of_a_notice_past_its_last_day() -> None:
    """Its pictures and its line in the timeline are gone; the timeline itself never is."""
    old = [replace(made, retain_until=date(2024, 4, 8)) for made in known()]
    found = drawn(old)
    assert list(found) == [TIMELINE]
    assert found[TIMELINE].find(f"{SVG}desc").text == "目前没有公示。"


def test_every_number_is_written_and_told() -> None:
    """The bars' numbers stand in the picture and in its description, with both lines."""
    svg = drawn(known())["notices/2024-zsb-ranking/pictures/averages-g0001.svg"]
    spread = aggregate.spreads(known()[0])["g0001"]
    told = svg.find(f"{SVG}desc").text
    for bar in spread.bars:
        assert {bar.label, f"{bar.people} 人"} <= set(words(svg))
        assert f"{bar.label} {bar.people} 人" in told
    assert [line.label for line in spread.lines] == ["前60%，36 人", "名额 18 人"]
    for line in spread.lines:
        assert line.label in words(svg)
        assert line.label in told
    assert "不足 5 人的段与相邻的段合并" in told
    assert svg.find(f"{SVG}title").text.endswith("平均成绩分布（60 人）")


def test_bars_are_as_long_as_their_numbers() -> None:
    """Lengths go with people; above the cut-off ink, below it hatched, without any colour."""
    svg = drawn(known())["notices/2024-zsb-ranking/pictures/averages-g0001.svg"]
    spread = aggregate.spreads(known()[0])["g0001"]
    blocks = [each for each in svg.iter(f"{SVG}rect") if each.get("fill") != "#fff"]
    area = {
        look: sum(
            float(b.get("width")) * float(b.get("height")) for b in blocks if b.get("fill") == look
        )
        for look in (None, "url(#h)")
    }
    assert area[None] / sum(area.values()) == pytest.approx(36 / spread.people, abs=0.01)


@pytest.mark.parametrize("path", [*pictures(known(), TODAY)])
def test_nothing_reaches_out(path: str) -> None:
    """No style sheet, no script, no address: nothing that a policy could forbid or a host see."""
    text = pictures(known(), TODAY)[path].decode()
    assert not re.search(r"<style|style=|<script|href|<image|@import|<a\b", text)
    assert set(re.findall(r"https?://[^\"]*", text)) == {"http://www.w3.org/2000/svg"}
    assert set(re.findall(r"url\(([^)]*)\)", text)) <= {"#h"}


def test_the_timeline_tells_states_and_days() -> None:
    """In the order of days; parts are one; what has no period is made known."""
    svg = drawn(known())[TIMELINE]
    assert svg.find(f"{SVG}desc").text == (
        "实施细则 <1>，公布 3月1日；2024年专升本各科考试平均成绩排名公示，已结束 3月19日—3月22日；"
        "报名公示，公示中 4月8日—4月11日。"
    )
    assert "今天 4月9日" in words(svg)
    before = drawn(known(), date(2024, 3, 18))[TIMELINE].find(f"{SVG}desc").text
    assert "未开始 4月8日—4月11日" in before


def test_a_timeline_of_another_day_is_judged_by_its_own(tmp_path: Path) -> None:
    """A site is verified later than it was built; a day to come is not believed."""
    for built, judged in [(TODAY, TODAY), (date(2024, 5, 1), date(2024, 4, 20))]:
        (tmp_path / "pictures").mkdir(exist_ok=True)
        (tmp_path / TIMELINE).write_bytes(pictures(known(), built)[TIMELINE])
        expected = pictures(known(), judged)[TIMELINE]
        assert due(known(), date(2024, 4, 20), tmp_path)[TIMELINE] == expected
    (tmp_path / TIMELINE).write_bytes(b"<svg><title>2024-99-99</title></svg>")
    assert due(known(), TODAY, tmp_path) == pictures(known(), TODAY)


def test_pages_lead_to_the_pictures() -> None:
    """Every figure of a page has its file, its size, an alternative, and the numbers below it."""
    made = known()
    there = pictures(made, TODAY)
    texts = {f"notices/{made[0].folder}/{name}": text for name, text in pages(made[0]).items()}
    texts["notices/apply/index.md"] = overview(made[1:4])
    leading = []
    for page, text in texts.items():
        for src, size in re.findall(
            r'<img src="([^"]+)" alt="[^"]+" width="400" height="(\d+)"', text
        ):
            folder = Path(page).parent / (Path(page).stem if Path(page).stem != "index" else "")
            path = Path("/", folder, src).resolve().relative_to("/").as_posix()
            assert ET.fromstring(there[path]).get("height") == size
            told = ET.fromstring(there[path]).find(f"{SVG}desc").text.split("。")[0]
            caption = re.search("<figcaption>(.*?)</figcaption>", text)[1]
            assert "".join(told.split()) in re.sub(r"&#(\d+);", _character, caption).replace(
                " ", ""
            )
            leading.append(path)
    assert leading == [path for path in there if path != TIMELINE]


def _character(entity: re.Match[str]) -> str:
    return chr(int(entity[1]))
