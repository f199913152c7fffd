"""People find their own row in a real browser, and nothing that they type leaves it."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest

from generator import config, lookup, notice
from generator.pipeline import read
from tests.conftest import library, need
from tests.pipeline import made as demos
from tests.theme.lists import ABSENT, DESK, PHONE, ask, lists, opened, sent, served, site
from tests.theme.test_browser import FLAGS

pytestmark = pytest.mark.browser

RANKING = "notices/2024-zsb-ranking/"


@pytest.fixture(scope="module")
def browser():
    """Chromium, where the machine has it."""
    sync_api = library("playwright.sync_api")
    with sync_api.sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=need("chromium"), args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The whole demo below a path of its own: its folder and its address."""
    root = demos.kept(tmp_path_factory.mktemp("demo")).root
    folder = tmp_path_factory.mktemp("www")
    (folder / "zsb").symlink_to(root / "site")
    with served(folder) as address:
        yield root, address


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """Lists of many shapes."""
    with served(site(tmp_path_factory.mktemp("find"), *lists())) as address:
        yield address


def people(root: Path, folder: str):
    """Whole names and numbers of the people of a notice, as its workbook has them."""
    project = config.load(root)
    unit = next(unit for unit in project.units() if unit.folder == folder)
    table = read.read(unit, project).source.table
    return list(zip(table["name"], table["student_no"], strict=True))


def fits(cell: str, typed: str, hidden: str) -> bool:
    """Whether ＊, as so many characters, makes one of the other."""
    cell, typed = (re.sub(r"[\s·’'.-]", "", text).lower() for text in (cell, typed))
    pattern = hidden.join(re.escape(piece) for piece in re.split("＊+", cell))
    return re.fullmatch(pattern, unicodedata.normalize("NFKC", typed)) is not None


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_way_of_a_student(browser, demo, size):
    """Scanned address, name, number, Enter: the own row; one tap more, its place in the list."""
    root, address = demo
    name, number = people(root, "2024-zsb-ranking")[7]
    page, told = opened(browser, size, address + RANKING)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    page.locator("#gs-find-name").fill(name)
    page.locator("#gs-find-number").fill(number)
    page.keyboard.press("Enter")
    row = page.locator(".gs-find-result li").first
    row.wait_for()
    assert row.is_visible()
    assert page.locator(".gs-find-result [data-field=rank] dd").first.inner_text().isdigit()
    assert page.url == address + RANKING
    row.get_by_role("link").click()
    here = page.locator("tr.gs-here")
    here.wait_for()
    assert here.evaluate("row => document.activeElement === row")
    box = here.bounding_box()
    assert 0 <= box["y"]
    assert box["y"] + box["height"] <= size[1]
    assert number[-3:] in here.inner_text()
    everything = " ".join(asked)
    assert number not in everything
    assert name not in everything
    assert "%E" not in everything
    page.go_back()
    assert page.locator("#gs-find-name").input_value() == ""
    stored = "[localStorage.length, sessionStorage.length, document.cookie]"
    assert page.evaluate(stored) == [0, 0, ""]
    assert told == []
    page.close()


ALL = """async people => {
  const said = document.querySelector('.gs-find-result');
  const form = document.querySelector('.gs-find form'), found = [];
  const name = document.querySelector('#gs-find-name');
  const number = document.querySelector('#gs-find-number');
  for (const person of people) {
    const answered = new Promise(done => {
      const watch = new MutationObserver(() => {
        if (said.children.length) { watch.disconnect(); done(); }
      });
      said.textContent = '';
      watch.observe(said, {childList: true});
    });
    name.value = person[0];
    if (number) number.value = person[1];
    form.dispatchEvent(new Event('submit', {cancelable: true}));
    await answered;
    found.push(Array.from(said.querySelectorAll('a'), a => a.getAttribute('href')).sort());
  }
  return found;
}"""


@pytest.mark.parametrize(
    "folder", ["2024-zsb-ranking", "2024-zsb-subject-scores", "2024-zsb-direct-admission"]
)
def test_everybody_finds_exactly_what_fits(browser, demo, folder):
    """Every person of the sample: all rows whose masked cells fit, and no other."""
    root, address = demo
    everybody = people(root, folder)
    masked = notice.read(root / "content/notices" / folder).masked
    rows = []
    for group in masked.groups:
        fields = [column.field for column in masked.shown(group)]
        places = fields.index("name"), fields.index("student_no")
        for at, row in enumerate(masked.of(group), 1):
            where = f"{group.slug}/" if group.slug else ""
            rows.append((*(row[place] for place in places), f"{where}#row-{at}"))
    page, told = opened(browser, DESK, f"{address}notices/{folder}/")
    found = page.evaluate(ALL, everybody)
    page.close()
    due = [
        sorted(
            where for name_cell, number_cell, where in rows
            if fits(name_cell, name, ".+") and fits(number_cell, number, ".*")
        )
        for name, number in everybody
    ]  # fmt: skip
    assert all(due)
    assert found == due
    assert told == []


@pytest.mark.parametrize(
    ("name", "number", "cell"),
    [
        ("张三", "2021000", "张＊"),
        ("张小三", "20210301001", "张＊三"),
        ("欧阳明", "002", "欧阳＊"),
        ("欧阳小明", "003", "欧阳＊明"),
        ("阿卜杜拉·吐尔逊", "004", "阿卜杜拉·＊＊"),
        ("阿卜杜拉•明", "004", "阿卜杜拉·＊＊"),
        ("买买提·吐尔逊", "２０２１ ００５", "买＊提·吐＊逊"),
        ("买买提吐尔逊", "005", "买＊提·吐＊逊"),
        ("ＪＯＨＮ　smith", "006", "J＊ S＊"),
        ("𠮷田", "007", "𠮷＊"),
        ("明", "008", "＊"),
        (" 李 小 明 ", "009", "李小明"),
    ],
)
def test_names_of_many_shapes(browser, address, name, number, cell):
    """However it is written: compound surnames, names with dots, one character, full names."""
    page, told = opened(browser, DESK, f"{address}notices/odd/")
    assert ask(page, name, number)[0] == "找到 1 行。"
    assert page.locator("[data-field=name] dd").inner_text() == cell
    page.close()
    assert told == []


def test_names_alone(browser, address):
    """Where no number is published, nobody is asked for one, and the answer says so."""
    page, _ = opened(browser, DESK, f"{address}notices/alone/")
    assert page.locator("#gs-find-number").count() == 0
    told = ask(page, "欧阳小明")
    found = page.locator("[data-field=name] dd").all_inner_texts()
    page.close()
    assert found == ["欧阳＊明", "欧阳＊", "＊"]
    assert told[0] == "找到 3 行，较可能的在前，请按专业、班级等辨认哪一行是您。"
    assert told[-1].startswith("名单只公布遮掩的姓名，同姓的人也可能符合")


def test_nobody(browser, address):
    """Said plainly: what it means, what may be wrong, whom to ask."""
    page, told = opened(browser, DESK, address + RANKING)
    answer = [line for line in ask(page, "赵四", "20210301999") if line]
    assert answer == [
        "没有符合的行。",
        "请先核对填写的姓名和学号。",
        ABSENT,
        "查询：成绩核查组，电话 0779-5550101，时间 工作日 8:30—17:30",
        "异议与投诉：督察组，电话 0779-5550199，邮箱 ducha@example.edu.cn，"
        "地址 崇文楼 305 室（示例地址）",
    ]
    page.close()
    assert told == []


@pytest.mark.parametrize(
    ("name", "number", "words"),
    [
        ("", "001", "请填写姓名。"),
        ("张三", " - ", "请填写学号。"),
        ("张三", "01", "学号填得太短：请填完整，或至少填末 3 位。"),
        ("赵四", "2021001", "有 1 行的学号末位与您相同，但姓名不符；请核对姓名"),
    ],
)
def test_what_to_mend(browser, address, name, number, words):
    """The fault and the way out; a field that lacks something says so to screen readers."""
    page, _ = opened(browser, PHONE, f"{address}{RANKING}g0002/")
    assert words in "\n".join(ask(page, name, number))
    empty = {"请填写姓名。": "name", "请填写学号。": "number"}.get(words)
    if empty:
        field = page.locator(f"#gs-find-{empty}")
        assert field.get_attribute("aria-invalid") == "true"
        assert field.evaluate("field => document.activeElement === field")
    page.close()


def test_from_a_group_to_any_other(browser, address):
    """A group's page searches all groups; what stands on it is reached without a new page."""
    page, told = opened(browser, PHONE, f"{address}{RANKING}g0001/")
    ask(page, "张小一", "000")
    link = page.locator(".gs-find-result a")
    assert link.get_attribute("href") == "#row-1"
    link.click()
    page.locator("tr.gs-here").wait_for()
    ask(page, "张小一", "216")
    assert page.locator(".gs-find-result a").get_attribute("href") == "../g0003/#row-67"
    page.locator(".gs-find-result a").click()
    page.wait_for_url(f"{address}{RANKING}g0003/#row-67")
    assert "＊216" in page.locator("tr.gs-here").inner_text()
    page.close()
    assert told == []


def test_all_parts_together(browser, address):
    """The overview searches every college; a college's page says that it is only one."""
    page, told = opened(browser, PHONE, f"{address}notices/apply/")
    ask(page, "韦四", "003")
    texts = page.locator(".gs-find-result h3").all_inner_texts()
    assert texts == []
    ask(page, "韦小四", "003")
    links = page.locator(".gs-find-result a")
    hrefs = [link.get_attribute("href") for link in links.all()]
    assert hrefs == ["jd/#row-4", "xx/g0001/#row-4"]
    links.nth(1).click()
    page.wait_for_url("**/xx/g0001/#row-4")
    assert "韦＊四" in page.locator("tr.gs-here").inner_text()
    assert "这里只查了信息工程学院的名单。" in "\n".join(ask(page, "赵四", "999"))
    page.get_by_role("link", name="在各学院的名单中查找").click()
    page.wait_for_url(f"{address}notices/apply/")
    page.close()
    assert told == []


def test_without_a_network(browser, address):
    """What could not be read is no absence."""
    page, _ = opened(browser, DESK, f"{address}notices/apply/")
    page.route("**/apply/jd/find/*", lambda route: route.abort())
    answer = "\n".join(ask(page, "赵四", "999"))
    assert "没有符合的行" in answer
    assert "有 1 份名单没有读到，结果不完整" in answer
    page.route("**/find/*", lambda route: route.abort())
    page.reload()
    answer = "\n".join(ask(page, "赵四", "999"))
    assert "没有符合的行" not in answer
    assert "有 2 份名单没有读到" in answer
    page.unroute("**/find/*")
    page.unroute("**/apply/jd/find/*")
    assert "找到 2 行" in "\n".join(ask(page, "韦小四", "003"))
    page.close()


def test_the_keyboard_is_enough(browser, address):
    """Tab, type, Enter, Tab, Enter: the row has the focus."""
    page, _ = opened(browser, DESK, address + RANKING)
    page.locator("#gs-find-name").focus()
    page.keyboard.type("欧阳小二")
    page.keyboard.press("Tab")
    page.keyboard.type("20210301001")
    page.keyboard.press("Enter")
    page.locator(".gs-find-result a").wait_for()
    for key in ("Tab", "Tab", "Enter"):  # past the button
        page.keyboard.press(key)
    page.locator("tr.gs-here").wait_for()
    assert "欧阳＊二" in page.evaluate("document.activeElement.innerText")
    page.close()


def test_without_javascript_nothing_can_be_typed_or_sent(browser, address):
    """The fields are off and have no names; the hint says what to do instead."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + RANKING)
    assert all(field.is_disabled() for field in page.locator(".gs-find input").all())
    assert page.locator(".gs-find [name]").count() == 0
    hint = page.locator(".gs-find noscript")
    assert hint.is_visible()
    assert hint.inner_text().startswith("查找需要浏览器启用 JavaScript")
    context.close()


def test_nothing_is_suggested_or_spell_checked(browser, address):
    """Browsers keep what they complete, and some send what they check."""
    page, _ = opened(browser, DESK, address + RANKING)
    for field in page.locator(".gs-find input").all():
        assert field.get_attribute("autocomplete") == "off"
        assert field.get_attribute("spellcheck") == "false"
    ask(page, "张小一", "000")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert page.locator("#gs-find-number").input_value() == ""
    assert page.locator(".gs-find-result").inner_text() == ""
    page.close()


KEYS = """texts => texts.map(text => {
  const every = {indexOf: () => 0};
  const key = depth => gongshiFit.keys({by: 'name', depth: depth, keys: every}, text, '')[0];
  return [gongshiFit.plain(text), key(1), key(2)];
})"""


def test_keys_are_those_of_the_pieces(browser, address):
    """find.js and lookup.py take the same text for the same."""
    page, _ = opened(browser, DESK, f"{address}notices/odd/")
    texts = ["张三", "欧阳 明", "阿·卜", "Ｊohn", "𠮷", "葛\U000e0100城", "İx", "ﬀ", "１２Ｘ", "a-b_c", "O’N", "", "々", "ー"]  # fmt: skip
    found = page.evaluate(KEYS, texts)
    page.close()
    for text, (plain, *keys) in zip(texts, found, strict=True):
        assert plain == lookup.plain(text), json.dumps(text)
        for depth, key in enumerate(keys, 1):
            if len(plain) >= depth:
                assert key == lookup.key(plain, "name", depth), json.dumps(text)


def test_an_answer_overtaken_is_dropped(browser, address):
    """The last question is the one that is answered."""
    page, _ = opened(browser, DESK, address + RANKING)
    page.locator("#gs-find-name").fill("张小一")
    page.locator("#gs-find-number").fill("000")
    page.locator("#gs-find-name").press("Enter")
    page.locator("#gs-find-name").fill("赵四")
    assert "有 1 行的学号末位与您相同" in "\n".join(sent(page))
    page.close()
