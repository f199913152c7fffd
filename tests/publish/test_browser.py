"""The built demo behind nginx with its own rules, in Chromium; and the guard without rules."""

from __future__ import annotations

import re
from datetime import datetime

import pytest

from generator.build import build
from tests.conftest import library, need
from tests.factories import notice
from tests.pipeline import made as demos
from tests.publish.servers import nginx
from tests.test_build import project
from tests.theme.test_browser import FLAGS, Silent

pytestmark = pytest.mark.browser

ROW = "tbody tr"
PATH = "notices/2024-zsb-ranking/"
END = datetime.fromisoformat("2025-01-01T00:00:00+08:00").timestamp()


@pytest.fixture(scope="module")
def browser():
    """Chromium, where the machine has it."""
    sync_api = library("playwright.sync_api")
    with sync_api.sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=need("chromium"), args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """The whole demo on the day that it pins, by the rules that `build` wrote."""
    folder = tmp_path_factory.mktemp("served")
    root = demos.kept(tmp_path_factory.mktemp("demo")).root
    (folder / "site").symlink_to(root / "site")  # no blanks in nginx's configuration
    (folder / "rules").symlink_to(root / "server")
    start = "2024-04-09 12:00:00"
    with nginx(folder / "run", folder / "site", folder / "rules", "UTC", start) as server:
        yield root, server


def listening(browser):
    """A page, and what it complains of."""
    page = browser.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.add_init_script(
        "addEventListener('securitypolicyviolation',"
        "e => console.error('violation', e.violatedDirective, e.blockedURI))"
    )
    return page, told


def test_every_kind_of_page_works_under_the_policy(browser, served):
    """No violation, no console message: pages, search, dark mode."""
    root, server = served
    server.at("2024-04-09 12:00:00")
    groups = sorted((root / "site" / PATH).glob("*/index.html"))
    group = groups[0].parent.relative_to(root / "site").as_posix()
    page, told = listening(browser)
    for path in ("", "about/", "notices/", PATH, f"{group}/", "gone/2024-zsb-ranking/",
                 "notices/2024-zsb-application/", "notices/2024-zsb-application/jidian/"):  # fmt: skip
        answer = page.goto(server.address + path)
        assert answer.status == 200, path
        assert "unsafe" not in answer.headers["content-security-policy"]
        assert page.locator("h1").count() == 1, path
    page.goto(server.address)
    page.get_by_role("button", name="搜索").click()
    page.get_by_role("searchbox").fill("公示")
    page.get_by_role("search").get_by_role("status").filter(has_text="找到").wait_for()
    page.keyboard.press("Escape")
    ground = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(ground)
    page.get_by_role("button", name="深色").click()
    assert page.evaluate(ground) != before
    page.close()
    assert told == []


def test_finding_oneself_works_under_the_policy(browser, served):
    """Pieces are fetched from the site itself; past the last day they are gone with the rows."""
    root, server = served
    server.at("2024-04-09 12:00:00")
    page, told = listening(browser)
    page.goto(server.address + PATH)
    page.locator("#gs-find-name").fill("某某")
    page.locator("#gs-find-number").fill("20210301101")
    page.keyboard.press("Enter")
    page.locator(".gs-find-result p").first.wait_for()
    assert "没有读到" not in page.locator(".gs-find-result").inner_text()
    piece = min((root / "site" / PATH / "find").glob("k*.json")).name
    answer = page.request.get(f"{server.address}{PATH}find/{piece}")
    assert answer.status == 200
    assert "noindex" in answer.headers["x-robots-tag"]
    server.at("2025-01-01 00:00:00")
    assert page.request.get(f"{server.address}{PATH}find/{piece}").status == 410
    page.close()
    assert told == []


def test_the_tombstone_looks_right_at_any_depth(browser, served):
    """Its style sheets and links count from the root: it answers for a group's page too."""
    root, server = served
    server.at("2025-01-01 00:00:00")
    group = min((root / "site" / PATH).glob("*/index.html")).parent.name
    page, told = listening(browser)
    answer = page.goto(server.address + PATH + group + "/")
    assert answer.status == 410
    assert page.locator(ROW).count() == 0
    assert page.get_by_text("保留期限：至 2024年12月31日 24:00").is_visible()
    assert page.locator(".gs-brand img").evaluate("image => image.naturalWidth") > 0
    assert page.locator(".gs-brand").get_attribute("href") == "/"
    page.close()
    assert [text for text in told if "410" not in text and "Clear-Site-Data" not in text] == []


@pytest.fixture(scope="module", params=["sample", "real"])
def bare(request, tmp_path_factory):
    """A site on a host without rules; once as a sample, once as a school's own."""
    import functools
    import http.server
    import threading

    root = project(tmp_path_factory.mktemp("bare"), notice(12, 2))
    if request.param == "real":
        settings = (root / "mkdocs.yml").read_text("utf-8")
        (root / "mkdocs.yml").write_text(re.sub(r"(?m)^  (sample|today): .*\n", "", settings))
    build(root, root / "www", day=demos.TODAY)
    handler = functools.partial(Silent, directory=str(root / "www"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield request.param, f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/New_York"])
@pytest.mark.parametrize(("second", "over"), [(-1, False), (0, True)])
def test_the_guard(browser, bare, zone, second, over):
    """By the school's midnight wherever the reader is; a sample's clock stands still."""
    kind, address = bare
    over = over and kind == "real"
    context = browser.new_context(timezone_id=zone)
    page = context.new_page()
    page.clock.set_fixed_time(END + second)
    for path in (PATH, f"{PATH}g0001/"):
        page.goto(address + path)
        assert page.locator(".gs-gone").is_visible() == over, path
        assert page.locator("h1").count() == (0 if over else 1), path
    assert page.locator(ROW).count() == (0 if over else 6)
    if over:
        assert "已按规定撤下" in page.locator(".gs-gone").inner_text()
        assert "2024-03-19 至 2024-03-22" in page.locator(".gs-gone").inner_text()
    context.close()


def test_the_guard_does_not_flash(browser, bare):
    """The class that hides the rows is there before the first of them is."""
    kind, address = bare
    context = browser.new_context()
    page = context.new_page()
    page.clock.install(time=END)
    page.add_init_script(
        "new MutationObserver(() => {"
        " if (window.seen === undefined && document.querySelector('table'))"
        "  window.seen = document.documentElement.classList.contains('gs-over');"
        "}).observe(document, {childList: true, subtree: true})"
    )
    page.goto(f"{address}{PATH}g0001/")
    assert page.evaluate("window.seen") in ({None, True} if kind == "real" else {False})
    context.close()


def test_the_guard_strikes_an_open_page(browser, bare):
    """A page that was open over midnight loses its rows without being loaded again."""
    kind, address = bare
    context = browser.new_context()
    page = context.new_page()
    page.clock.install(time=END - 60)
    page.goto(f"{address}{PATH}g0001/")
    assert page.locator(ROW).count() == 6
    page.clock.fast_forward(120_000)
    assert page.locator(ROW).count() == (0 if kind == "real" else 6)
    context.close()
