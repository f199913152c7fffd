"""The theme in a real browser: a phone and a desk, light and dark, and without JavaScript."""

from __future__ import annotations

import functools
import http.server
import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.build import build
from generator.notice import Step
from tests.conftest import library, need
from tests.factories import notice
from tests.test_build import project

pytestmark = pytest.mark.browser

PAGES = (
    "",
    "about/",
    "notices/",
    "notices/2024-zsb-ranking/",
    "notices/2024-zsb-ranking/g0001/",
    "notices/direct/",
    "notices/apply/",
)
FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site below a path of its own, served on this machine."""
    root = tmp_path_factory.mktemp("browser")
    ranking = replace(notice(300, 6), next=(Step("向学院报名", date(2024, 4, 12), "五(七)"),))
    direct = notice(
        5, 0, id="direct", title="免试公示", first=date(2024, 4, 8), last=date(2024, 4, 10)
    )
    part = notice(
        5,
        0,
        id="apply",
        title="报名公示",
        part="机电工程学院",
        slug="jd",
        first=date(2024, 4, 19),
        last=date(2024, 4, 26),
    )
    build(project(root, ranking, direct, part), root / "www/zsb", day=date(2024, 4, 9))
    put_pictures(root / "www/zsb")
    handler = functools.partial(Silent, directory=str(root / "www"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/zsb/"
        server.shutdown()


def put_pictures(site: Path) -> None:
    """Blank ones for those that the pipeline puts beside the pages."""
    for page in site.rglob("*.html"):
        for source in re.findall(r'src="([^"]+\.svg)"', page.read_text(encoding="utf-8")):
            picture = page.parent / source
            if not source.startswith("/") and not picture.exists():
                picture.parent.mkdir(exist_ok=True)
                picture.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")


class Silent(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    """Chromium, where the machine has it."""
    sync_api = library("playwright.sync_api")
    with sync_api.sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=need("chromium"), args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (390, "dark"), (1280, "light")])
def test_every_page_fits_and_is_quiet(browser, address: str, width: int, scheme: str) -> None:
    """No sideways scrolling of the page, no console message, no request to another host."""
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    # What the next page cuts short has not failed.
    page.on(
        "requestfailed",
        lambda request: "ERR_ABORTED" in request.failure or told.append(request.url),
    )
    page.on(
        "request",
        lambda request: request.url.startswith((address, "data:")) or told.append(request.url),
    )
    for path in PAGES:
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert page.locator("h1").count() == 1, path
    page.close()
    assert told == []


def test_states_follow_the_clock_of_the_sample(browser, address: str) -> None:
    """The open notice comes first, with its days; the pinned day is 2024-04-09."""
    page = browser.new_page()
    page.goto(address)
    assert page.locator(".gs-cards .gs-state").all_inner_texts() == [
        "公示中 · 还有 2 天（含今天）",
        "即将公示 · 10 天后开始",
        "公示期满 · 保留中",
    ]
    page.close()


def test_two_taps_lead_to_ones_group_without_javascript(browser, address: str) -> None:
    """Home, notice, group: plain links, and the dates stand in the text."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator(".gs-state:visible").count() == 0
    page.locator(".gs-card a", has_text="排名").click()
    page.get_by_role("link", name="机电一体化技术").first.click()
    page.get_by_text("2024年3月19日 至 2024年3月22日").wait_for()
    assert page.locator("tbody tr").count() == 50
    context.close()


def test_the_name_stays_in_view(browser, address: str) -> None:
    """Scrolling the table sideways and down moves neither the name nor the heads away."""
    page = browser.new_page(viewport={"width": 640, "height": 640})
    page.goto(address + "notices/2024-zsb-ranking/g0001/")
    page.evaluate("document.querySelector('.gs-scroll').scrollTo(500, 900)")
    box = page.locator(".gs-scroll").bounding_box()
    name = page.locator("tbody tr:nth-child(40) td:nth-child(2)").bounding_box()
    head = page.locator("th").first.bounding_box()
    page.close()
    assert name["x"] > box["x"] - 3
    assert abs(head["y"] - box["y"]) < 3


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("排名", "桂岭职业技术学院2024年专升本各科考试平均成绩排名公示"),
        ("一体化", "机电工程学院 机电一体化技术 普通"),
        ("机电一体化 普通", "机电工程学院 机电一体化技术 普通"),
        ("报名公", "报名公示"),
        ("银行卡", "公布哪些信息"),
        ("一体化技术排名", "机电工程学院 机电一体化技术 普通"),
        ("欧阳", None),
    ],
)
def test_a_part_of_a_word_is_found(browser, address: str, words: str, first: str | None) -> None:
    """Titles, majors and texts by any piece of them; no person."""
    page = browser.new_page()
    page.goto(address)
    page.get_by_role("button", name="搜索").click()
    page.get_by_role("searchbox").fill(words)
    told = page.get_by_role("search").get_by_role("status")
    told.filter(has_text="找到").wait_for()
    hits = page.locator(".gs-hits a")
    assert (hits.first.inner_text() if hits.count() else None) == first
    page.close()


def test_cards_by_state_kind_and_college(browser, address: str) -> None:
    """Open ones first; a filter leaves what fits, says how many, and leads to the college."""
    page = browser.new_page()
    page.goto(address)
    heads = page.locator(".gs-current h2:visible").all_inner_texts()
    assert heads == ["公示中", "即将开始", "公示期满 · 保留中"]
    page.get_by_label("学院").select_option("信息工程学院")
    assert page.get_by_role("status").inner_text() == "有 2 条公示"
    assert page.locator(".gs-current h2:visible").all_inner_texts() == [
        "公示中",
        "公示期满 · 保留中",
    ]
    page.locator(".gs-card:visible a", has_text="排名").click()
    pressed = page.get_by_role("button", name="信息工程学院")
    assert pressed.get_attribute("aria-pressed") == "true"
    page.close()


def test_facts_can_be_acted_on(browser, address: str) -> None:
    """The next step says how many days are left, and offices are called with one tap."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(address + "notices/2024-zsb-ranking/")
    assert "截止 2024年4月12日 24:00，还有 4 天（含今天）（依据：五(七)）" in page.inner_text(
        "main"
    )
    links = page.locator("a[href^='tel:']")
    assert [link.get_attribute("href") for link in links.all()] == [
        "tel:07795550101",
        "tel:07795550199",
    ]
    page.close()


def test_a_college_and_a_major_are_two_taps(browser, address: str) -> None:
    """On the notice: tap the college, tap the major; without a choice no list stands there."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(address + "notices/2024-zsb-ranking/")
    assert page.locator("h3:visible").count() == 0
    page.get_by_role("button", name="机电工程学院").click()
    page.get_by_role("link", name="工业机器人技术").click()
    page.get_by_role("heading", name="机电工程学院 工业机器人技术 普通", level=1).wait_for()
    page.close()


@pytest.mark.parametrize(("button", "mark"), [("关怀版", "gs-care"), ("深色", "")])
def test_a_choice_of_look_lasts_for_the_visit(
    browser, address: str, button: str, mark: str
) -> None:
    """It is there before the next page is drawn, nothing else is stored, and it can be undone."""
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(address)
    plain = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name=button).click()
    page.goto(address + "notices/2024-zsb-ranking/")
    tool = page.get_by_role("button", name=button)
    assert tool.get_attribute("aria-pressed") == "true"
    if mark:
        assert page.evaluate(f"document.documentElement.classList.contains('{mark}')")
        assert (
            page.locator("p").first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)") >= 24
        )
    else:
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") != plain
    stored = page.evaluate("[localStorage.length, Object.entries(sessionStorage).flat()]")
    assert stored == [0, [f"gongshi-{'care' if mark else 'dark'}", "on"]]
    tool.click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == plain
    context.close()


def test_everything_can_be_reached_by_keyboard(browser, address: str) -> None:
    """The first tab leads past the head, search opens and closes, the focus can be seen."""
    page = browser.new_page()
    page.goto(address)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.get_by_role("button", name="搜索").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.type") == "search"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.does") == "search"
    page.close()


@pytest.mark.parametrize("path", PAGES)
def test_targets_are_large_enough(browser, address: str, path: str) -> None:
    """24 px each way for whatever is no link in a sentence (WCAG 2.5.8), also at 320 px."""
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(address + path)
    small = page.evaluate(
        "[...document.querySelectorAll('button, input, select, nav a, li > a:first-child, .gs-foot a')]"
        ".filter(e => e.offsetParent && !e.closest('.gs-written li'))"
        ".filter(e => { const b = e.getBoundingClientRect(); return b.height < 24 || b.width < 24; })"
        ".map(e => e.textContent)"
    )
    page.close()
    assert small == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(browser, address: str, scheme: str) -> None:
    """Each pair of colours that text is written in has 4.5 : 1 or more."""
    page = browser.new_page(color_scheme=scheme)
    page.goto(address)
    colours = page.evaluate(
        "names => Object.fromEntries(names.map(n => [n,"
        " getComputedStyle(document.documentElement).getPropertyValue('--gs-' + n).trim()]))",
        sorted({name for pair in PAIRS for name in pair}),
    )
    page.close()
    low = {pair for pair in PAIRS if contrast(colours[pair[0]], colours[pair[1]]) < 4.5}
    assert low == set()


PAIRS = (
    *((ink, paper) for ink in ("ink", "soft", "link", "kept", "soon", "open")
      for paper in ("paper", "card", "tint")),
    ("on-open", "open"), ("note-ink", "note"), ("paper", "ink"), ("red", "card"), ("ink", "mark"),
)  # fmt: skip


def contrast(one: str, other: str) -> float:
    """Of two colours, by WCAG: `#fff` or `#ffffff`."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance by WCAG, 0 to 1."""
    digits = colour.lstrip("#")
    digits = digits if len(digits) == 6 else "".join(2 * digit for digit in digits)
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
