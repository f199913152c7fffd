"""Lists in a real browser: sorting, filter, cards, signs, the way to a row, copy and print."""

from __future__ import annotations

import pytest

from tests.conftest import library, need
from tests.factories import COLUMNS, notice
from tests.theme.lists import DESK, PHONE, lists, opened, served, site
from tests.theme.test_browser import FLAGS

pytestmark = pytest.mark.browser

ROWS = (
    ("1", "韦＊一", "＊009", "91.50", "是", ""),
    ("2", "覃＊二", "＊010", "90", "是", ""),
    ("2", "黄＊三", "＊002", "90", "是", ""),
    ("4", "欧阳＊四", "＊001", "9.5", "否", "有课程不合格"),
    ("", "阿＊·买＊", "＊011", "", "否", "有课程未修"),
    ("10", "=1+1", "＊100", "缺考", "否", "有课程未修"),
)
RANKING = "notices/2024-zsb-ranking/"
SMALL, GROUP = f"{RANKING}g0001/", "notices/many/g0002/"
NAMES = "tbody tr:not([hidden]) td:nth-child(2)"


@pytest.fixture(scope="module")
def browser():
    """Chromium, where the machine has it."""
    sync_api = library("playwright.sync_api")
    with sync_api.sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=need("chromium"), args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A small list with all that is odd, a long one, parts, and many subjects."""
    small = notice(groups=1, rows=ROWS, columns=COLUMNS)
    made = (small, notice(300, 4, id="many"), *lists()[1:])
    with served(site(tmp_path_factory.mktemp("table"), *made)) as address:
        yield address


def column(page, number):
    """Cells of the rows in view, from above."""
    return page.locator(f"tbody tr:not([hidden]) td:nth-child({number})").evaluate_all(
        "cells => cells.map(cell => cell.textContent)"
    )


def told_by(page):
    """What the live region says."""
    return page.locator(".gs-bar-count").inner_text()


@pytest.mark.parametrize(
    ("head", "number", "up", "down"),
    [
        (
            "平均成绩",
            3,
            "＊001 ＊010 ＊002 ＊009 ＊100 ＊011",
            "＊009 ＊010 ＊002 ＊001 ＊100 ＊011",
        ),
        ("学号", 3, "＊001 ＊002 ＊009 ＊010 ＊011 ＊100", "＊100 ＊011 ＊010 ＊009 ＊002 ＊001"),
        ("名次", 3, "＊009 ＊010 ＊002 ＊001 ＊100 ＊011", "＊100 ＊001 ＊010 ＊002 ＊009 ＊011"),
        ("是否符合", 1, "4  10 1 2 2", "1 2 2 4  10"),
    ],
)
def test_sorting(browser, address, head, number, up, down):
    """Numbers as numbers, what is empty last, equals in their order; three times is as before."""
    page, told = opened(browser, DESK, address + SMALL)
    button = page.get_by_role("button", name=head, exact=True)
    heading = page.locator("th", has_text=head).first
    before = column(page, number)
    button.click()
    assert " ".join(column(page, number)) == up
    assert heading.get_attribute("aria-sort") == "ascending"
    assert told_by(page) == f"已按{head}升序排列，共 6 行"
    button.click()
    assert " ".join(column(page, number)) == down
    assert heading.get_attribute("aria-sort") == "descending"
    button.click()
    assert column(page, number) == before
    assert page.locator("[aria-sort]").count() == 0
    assert told_by(page) == "已恢复原来的顺序，共 6 行"
    page.close()
    assert told == []


def test_sorting_by_keyboard(browser, address):
    """A head is a button in a scoped heading: Tab and Enter do."""
    page, _ = opened(browser, DESK, address + SMALL)
    page.locator(".gs-bar button").last.focus()
    for key in ("Tab", "Tab", "Tab", "Enter"):  # the region that scrolls, rank, name
        page.keyboard.press(key)
    assert page.locator("th[scope=col][aria-sort=ascending]").inner_text().startswith("姓名")
    assert page.evaluate("document.activeElement.className") == "gs-sort"
    page.close()


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("有课程未修", ["阿＊·买＊", "=1+1"]),
        ("否 未修 100", ["=1+1"]),
        ("欧阳小四", ["欧阳＊四"]),
        ("阿卜·买买提", ["阿＊·买＊"]),
        ("20210301002", ["黄＊三"]),
        ("９１．５", ["韦＊一"]),
        ("没有这人", []),
        ("", [row[1] for row in ROWS]),
    ],
)
def test_filter(browser, address, typed, seen):
    """Every word counts; whole names and numbers find their masked cells; the count is said."""
    page, told = opened(browser, DESK, address + SMALL)
    page.get_by_label("筛选").fill("x")
    page.get_by_label("筛选").fill(typed)
    count = f"显示 {len(seen)} 行，共 6 行" if seen else "没有符合的行，共 6 行"
    page.get_by_text("共 6 行" if len(seen) == 6 else count, exact=True).wait_for()
    assert column(page, 2) == seen
    assert page.locator(".gs-bar-count").get_attribute("role") == "status"
    page.close()
    assert told == []


def test_cards_on_a_phone(browser, address):
    """Under 600 px each cell says what it is and nothing scrolls sideways; above, a table."""
    page, told = opened(browser, PHONE, address + GROUP)
    row = page.locator("tbody tr").nth(1)
    box = row.bounding_box()
    assert 300 < box["width"] <= PHONE[0]
    label = "cell => getComputedStyle(cell, '::before').content"
    assert row.locator("td").first.evaluate(label) == '"名次"'
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    assert page.locator(".gs-scroll").evaluate("box => box.scrollWidth <= box.clientWidth")
    page.get_by_label("排序").select_option(label="平均成绩 ↑")
    averages = [float(text) for text in column(page, 4)]
    assert averages == sorted(averages)
    page.set_viewport_size({"width": 600, "height": 844})
    assert row.evaluate("row => getComputedStyle(row).display") == "table-row"
    assert page.locator("thead").is_visible()
    page.close()
    assert told == []


def test_many_subjects_on_a_phone(browser, address):
    """A card tells whose it is and opens its scores; what has no score is not shown."""
    page, told = opened(browser, PHONE, f"{address}notices/scores/jd/")
    row = page.locator("tbody tr").first
    assert row.locator("td:visible").count() == 2
    more = row.get_by_role("button", name="各科成绩（30 门）")
    assert more.get_attribute("aria-expanded") == "false"
    more.click()
    assert more.get_attribute("aria-expanded") == "true"
    assert row.locator("td:visible").count() == 31
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    page.get_by_label("筛选").fill("韦小三")
    page.get_by_text("显示 1 行，共 4 行").wait_for()
    assert page.locator("tbody td:visible").count() == 32
    page.set_viewport_size({"width": 1280, "height": 800})
    assert page.locator(".gs-more:visible").count() == 0
    assert page.locator("tbody tr:visible td:visible").count() == 32
    page.close()
    assert told == []


def test_signs_need_no_colour(browser, address):
    """Shared ranks, and who qualifies and who does not, are written."""
    page, _ = opened(browser, DESK, address + SMALL)
    sign = "(cells, [pseudo]) => cells.map(cell => getComputedStyle(cell, pseudo).content)"
    ranks = page.locator("tbody td:nth-child(1)").evaluate_all(sign, ["::after"])
    verdicts = page.locator("tbody td:nth-child(5)").evaluate_all(sign, ["::before"])
    page.close()
    assert ranks == ["none", '"并列"', '"并列"', "none", "none", "none"]
    assert verdicts == ['"✓ "', '"✓ "', '"✓ "', '"✕ "', '"✕ "', '"✕ "']


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_way_to_a_row(browser, address, size):
    """An address with a row leads to it: in view, marked, with the focus, also if filtered out."""
    page, told = opened(browser, size, f"{address}{GROUP}#row-70")
    here = page.locator("tr.gs-here")
    assert "＊144" in here.inner_text()
    box = here.bounding_box()
    assert 0 <= box["y"]
    assert box["y"] + box["height"] <= size[1]
    assert here.evaluate("row => document.activeElement === row")
    head = page.locator("thead").bounding_box()
    assert size == PHONE or here.bounding_box()["y"] >= head["y"] + head["height"] - 1
    page.get_by_label("筛选").fill("没有这人")
    page.get_by_text("没有符合的行").wait_for()
    page.evaluate("location.hash = '#row-3'")
    page.wait_for_function("document.querySelectorAll('tr.gs-here:not([hidden])').length === 1")
    assert "＊077" in here.inner_text()
    assert told_by(page) == "已到第 3 行，显示 1 行，共 75 行"
    for odd in ("#row-0", "#row-76", "#row-x", "#row-1e3"):
        page.evaluate(f"location.hash = '{odd}'")
        page.wait_for_function("!document.querySelector('tr.gs-here')")
    page.close()
    assert told == []


def test_copy(browser, address):
    """What is shown, in its order, with heads; a spreadsheet takes no cell for a formula."""
    page, _ = opened(browser, DESK, address + SMALL)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_label("筛选").fill("否")
    page.get_by_text("显示 3 行，共 6 行").wait_for()
    page.get_by_role("button", name="名次", exact=True).click()
    page.get_by_role("button", name="复制").click()
    page.get_by_text("已复制 3 行").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    page.close()
    assert copied.split("\n") == [
        "名次\t姓名\t学号\t平均成绩\t是否符合\t原因",
        "4\t欧阳＊四\t＊001\t9.5\t否\t有课程不合格",
        "10\t'=1+1\t＊100\t缺考\t否\t有课程未修",
        "\t阿＊·买＊\t＊011\t\t否\t有课程未修",
    ]


def test_print(browser, address):
    """On paper stands the whole list in its order, whatever is sorted and filtered on screen."""
    page, _ = opened(browser, PHONE, address + SMALL)
    page.get_by_label("排序").select_option(label="学号 ↑")
    page.get_by_label("筛选").fill("否")
    page.get_by_text("显示 3 行，共 6 行").wait_for()
    screen = column(page, 3)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    rows = page.locator("tbody tr")
    printed = rows.evaluate_all("all => all.map(row => row.cells[2].textContent)")
    shown = rows.evaluate_all("all => all.map(row => getComputedStyle(row).display)")
    assert printed == [row[2] for row in ROWS]
    assert set(shown) == {"table-row"}
    assert page.locator(".gs-bar").is_hidden()
    assert page.locator(".gs-find").is_hidden()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert column(page, 3) == screen == ["＊001", "＊011", "＊100"]
    page.close()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_without_javascript(browser, address, size):
    """A plain table with its heads in view; sideways it scrolls by itself."""
    width, height = size
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": width, "height": height}
    )
    page = context.new_page()
    page.goto(address + GROUP)
    assert page.locator("tbody tr").count() == 75
    assert page.locator("th[scope=col]").all_inner_texts() == [c.title for c in COLUMNS]
    assert page.locator("thead").is_visible()
    assert page.locator(".gs-bar").count() == 0
    assert page.locator("html").evaluate("page => page.scrollWidth") <= width
    context.close()


def test_other_tables_gain_the_same(browser, tmp_path):
    """Rows that are no persons are sorted too; nobody is asked for a name."""
    from dataclasses import replace

    rows = [(str(n), f"示例大学{n}", str(n * 3), "", "", "") for n in range(12)]
    with served(site(tmp_path, replace(notice(groups=0, rows=rows), form="table"))) as address:
        page, told = opened(browser, DESK, address + RANKING)
        assert page.locator(".gs-find").count() == 0
        page.get_by_role("button", name="学号", exact=True).click()
        assert column(page, 3) == [str(n * 3) for n in range(12)]
        page.close()
    assert told == []
