"""Papers in Chromium: read from paper by a decoder, printed, on a phone, past the last day."""

from __future__ import annotations

import functools
import http.server
import io
import re
import threading
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

import pypdf
import pytest

from generator import disk, pictures, publish
from generator.build import build
from generator.model import Column
from generator.notice import Notice
from generator.publish.pieces import pieces
from tests.conftest import library, need
from tests.decoded import codes
from tests.factories import COLUMNS, notice
from tests.test_build import project
from tests.theme.kinds import FLAGS

pytestmark = pytest.mark.browser

TODAY = date(2024, 3, 20)
END = datetime.fromisoformat("2025-01-01T00:00:00+08:00").timestamp()
SUBJECTS = 30
DENSE = tuple(Column(f"subject:{n}", f"第{n}学期高等数学与工程力学") for n in range(SUBJECTS))
SCORES = [
    (f"韦＊{n}", f"＊{n:03d}", *(str(60 + (n + s) % 40) for s in range(SUBJECTS)))
    for n in range(80)
]
NOTICES = (
    notice(300, 7),
    notice(5, 0, id="few", title="免试公示"),
    notice(30, 2, id="apply", title="报名公示", part="机电工程学院", slug="jd", revision=3),
    replace(notice(0, 0, id="rules", title="实施细则"), form="document", text="一、总则"),
    notice(rows=SCORES, groups=2, id="scores", title="成绩公示", columns=(*COLUMNS[1:3], *DENSE)),
)
LISTS = [one for one in NOTICES if one.form == "people"]
A4 = (210, 297)


class Silent(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None:
        pass


@dataclass(frozen=True)
class Served:
    """A site whose codes say where it really stands."""

    address: str

    def of(self, one: Notice, name: str = "") -> str:
        """Address of a notice, or of a paper of it."""
        return f"{self.address}notices/{one.folder}/{name}"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The notices with their papers, below a path of their own; no sample's clock."""
    root = tmp_path_factory.mktemp("papers")
    handler = functools.partial(Silent, directory=str(root / "www"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        address = f"http://127.0.0.1:{server.server_port}/zsb/"
        project(root, *NOTICES)
        settings = root / "mkdocs.yml"
        text = re.sub(r"(?m)^site_url: .*", f"site_url: {address}", settings.read_text("utf-8"))
        settings.write_text(re.sub(r"(?m)^  (sample|today): .*\n", "", text), "utf-8")
        build(root, root / "www/zsb", day=TODAY)
        real = tuple(replace(one, sample=False) for one in NOTICES)
        edition = publish.Edition(real, "公示网", address, "Asia/Shanghai", TODAY)
        for laid in (
            dict(publish.printed(edition)),
            pieces(edition, {}),
            pictures.pictures(real, TODAY),
        ):
            disk.lay(root / "www/zsb", laid)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Served(address)
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    """Chromium, where the machine has it."""
    sync_api = library("playwright.sync_api")
    with sync_api.sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=need("chromium"), args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser, request: pytest.FixtureRequest) -> Iterator[object]:
    """A desk's page on a day of the period; at the end it must not have complained."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.clock.set_fixed_time(datetime.fromisoformat("2024-03-20T12:00:00+08:00"))
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    yield page
    page.close()
    assert told == []


def printed(page) -> list[pypdf.PageObject]:
    """The pages as they come out of the printer, without pictures behind the text."""
    data = page.pdf(prefer_css_page_size=True, print_background=False)
    return list(pypdf.PdfReader(io.BytesIO(data)).pages)


def size(sheet: pypdf.PageObject) -> tuple[int, int]:
    """Width and height in millimetres."""
    return tuple(round(float(length) * 25.4 / 72) for length in sheet.mediabox[2:])


def squeezed(text: str) -> str:
    """Without blanks, of which a PDF keeps no promise; radicals as the characters they look like."""
    return "".join(unicodedata.normalize("NFKC", text.replace("⻚", "页")).split())


@pytest.mark.parametrize(
    ("one", "name"),
    [
        pytest.param(one, name, id=f"{one.id}/{name}")
        for one in NOTICES
        for name in ("", "poster/", "wall/")
        if name != "wall/" or one in LISTS
    ],
)
def test_the_browser_opens_what_the_code_says(page, served, one: Notice, name: str) -> None:
    """From the notice's page, the poster and the wall list, as a phone sees them."""
    page.goto(served.of(one, name))
    image = page.locator(".gs-code img" if not name else "img[src$='code.svg']")
    (address,) = codes(image.screenshot())
    assert address == served.of(one, f"r{one.revision}/" if name else "")
    page.goto(address)
    page.wait_for_url(served.of(one))
    assert one.title in page.locator("h1").inner_text()


@pytest.mark.parametrize("one", NOTICES, ids=lambda one: one.id)
def test_the_picture_that_is_downloaded(page, served, one: Notice) -> None:
    """The PNG beside the page says the permanent address."""
    page.goto(served.of(one))
    href = page.locator(".gs-code a[download]").evaluate("link => link.href")
    assert codes(page.request.get(href).body()) == [served.of(one)]


def test_the_code_of_a_notice_with_parts(page, served) -> None:
    """The overview has its own."""
    page.goto(f"{served.address}notices/apply/")
    assert codes(page.locator(".gs-code img").screenshot()) == [f"{served.address}notices/apply/"]
    assert page.locator(".gs-code a").count() == 1


@pytest.mark.parametrize("one", NOTICES, ids=lambda one: one.id)
def test_a_poster_is_one_page(page, served, one: Notice) -> None:
    """A4 upright, with everything that must be read on a wall; the buttons stay on the screen."""
    page.goto(served.of(one, "poster/"))
    assert page.locator(".gs-print").is_visible()
    (sheet,) = printed(page)
    assert size(sheet) == A4
    text = squeezed(sheet.extract_text())
    for words in (
        one.title, "2024年3月22日 24:00", "0779-5550101", "0779-5550199", "张贴日期", "盖章",
        served.of(one, f"r{one.revision}/"), f"第 {one.revision} 版", one.fingerprint,
    ):  # fmt: skip
        assert squeezed(words) in text, words
    assert "返回" not in text


@pytest.mark.parametrize("one", LISTS, ids=lambda one: one.id)
def test_a_wall_list_on_every_page(page, served, one: Notice) -> None:
    """Header, address, revision, fingerprint and page number on each; every row once."""
    page.goto(served.of(one, "wall/"))
    sheets = printed(page)
    assert {size(sheet) for sheet in sheets} == {A4 if one.id != "scores" else A4[::-1]}
    texts = [squeezed(sheet.extract_text()) for sheet in sheets]
    for number, text in enumerate(texts, 1):
        assert squeezed(one.title) in text
        assert squeezed(served.of(one, f"r{one.revision}/")) in text
        assert squeezed(f"第 {one.revision} 版，指纹 {one.fingerprint}") in text
        assert squeezed(f"第{number}页，共{len(sheets)}页") in text
        if "*" in text:
            assert "姓名学号" in text
            assert any(squeezed(group.title or "名单") in text for group in one.masked.groups)
    numbers = [
        row[[c.field for c in one.masked.columns].index("student_no")] for row in one.masked.rows
    ]
    found = re.findall(r"\*\d{3}", "".join(texts))
    assert Counter(found) == Counter(map(squeezed, numbers))


def test_upright_headers_are_read(page, served) -> None:
    """All thirty subjects stand above their columns on every page with rows."""
    one = NOTICES[-1]
    page.goto(served.of(one, "wall/"))
    with_rows = [text for text in (s.extract_text() for s in printed(page)) if "＊0" in text]
    assert len(with_rows) > 1
    for text in with_rows:
        assert (
            squeezed(text).count("学期高等数学") + squeezed(text[::-1]).count("学期高等数学")
            >= SUBJECTS
        )


def test_a_notice_page_prints_its_code(page, served) -> None:
    """On paper the page keeps code and address, and loses the links beside them."""
    page.goto(served.of(NOTICES[1]))
    text = squeezed("".join(sheet.extract_text() for sheet in printed(page)))
    assert served.of(NOTICES[1]) in text
    assert "打印海报" not in text


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("name", ["poster/", "wall/"])
def test_on_a_phone(page, served, width: int, name: str) -> None:
    """The page itself never scrolls sideways; a wide table does within its frame."""
    page.set_viewport_size({"width": width, "height": 800})
    for one in LISTS:
        page.goto(served.of(one, name))
        assert page.evaluate("document.documentElement.scrollWidth") <= width, one.id


def test_without_scripts(browser, served) -> None:
    """All there but the button, which the browser's menu replaces."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served.of(NOTICES[0], "wall/"))
    assert page.locator("tbody tr").count() == 300
    assert not page.locator(".gs-print").is_visible()
    context.close()


@pytest.mark.parametrize("name", ["poster/", "wall/"])
def test_past_the_last_day(browser, served, name: str) -> None:
    """On a host without rules, nothing of it is shown."""
    page = browser.new_page()
    page.clock.set_fixed_time(END)
    page.goto(served.of(NOTICES[0], name))
    assert page.locator("tbody tr, h1").count() == 0
    assert "已按规定撤下" in page.locator(".gs-gone").inner_text()
    page.close()
