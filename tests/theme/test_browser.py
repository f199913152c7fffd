"""The theme in a real browser: a phone and a desk, light and dark, and without JavaScript."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from datetime import date

import pytest

from generator.build import build
from tests.conftest import need
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
    ranking = notice(300, 4)
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
    handler = functools.partial(Silent, directory=str(root / "www"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/zsb/"
        server.shutdown()


class Silent(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    """Chromium, where the machine has it."""
    sync_api = pytest.importorskip("playwright.sync_api")
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
    assert page.get_by_text("2024年3月19日 至 2024年3月22日").is_visible()
    assert page.locator("tbody tr").count() == 75
    context.close()


def test_the_name_stays_in_view_on_a_phone(browser, address: str) -> None:
    """Scrolling the table sideways and down moves neither the name nor the heads away."""
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(address + "notices/2024-zsb-ranking/g0001/")
    page.evaluate("document.querySelector('.gs-scroll').scrollTo(500, 900)")
    box = page.locator(".gs-scroll").bounding_box()
    name = page.locator("tbody tr:nth-child(40) td:nth-child(2)").bounding_box()
    head = page.locator("th").first.bounding_box()
    page.close()
    assert abs(name["x"] - box["x"]) < 3
    assert abs(head["y"] - box["y"]) < 3


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("排名", "桂岭职业技术学院2024年专升本各科考试平均成绩排名公示"),
        ("一体化", "机电工程学院 机电一体化技术 普通"),
        ("机电一体化 普通", "机电工程学院 机电一体化技术 普通"),
        ("报名公", "报名公示"),
        ("中介机构", "有疑问或异议"),
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
