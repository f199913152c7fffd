"""What changed is fetched by its address; what a visitor is given decides."""

from __future__ import annotations

import re
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.deploy import _live
from generator.errors import DiskError
from tests.deploy import made
from tests.deploy.made import STANDING, cargo, files, served

WITHOUT_ONE = STANDING - {"one"}


class Server(ThreadingHTTPServer):
    """Serves a folder; some paths are answered otherwise."""

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
        self.odd: dict[str, tuple[int, bytes]] = {}
        self.asked: list[str] = []


class Handler(SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        for path, (status, body) in self.server.odd.items():
            if re.fullmatch(path, self.path):
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
                return
        super().do_GET()

    def log_message(self, *words: object) -> None:
        """Nothing is printed."""


@pytest.fixture
def server(top, monkeypatch):
    """In front of the target; nobody waits between tries."""
    monkeypatch.setattr(_live, "PAUSE", 0)
    with Server(top / "current") as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.01,))
        thread.start()
        yield running
        running.shutdown()
        thread.join()


@pytest.fixture
def online(place, server):
    """The target with the address of its site."""
    return place.but(url=f"http://127.0.0.1:{server.server_port}/")


def test_every_changed_address(online, server, first, tmp_path):
    """As visitors type it; what did not change is not asked for."""
    online.deploy(cargo(first))
    assert "/%E9%99%84%E4%BB%B6%20%E8%AF%B4%E6%98%8E.pdf" in server.asked
    assert len(server.asked) == len(set(server.asked)) == len(files())
    server.asked.clear()
    changed = files("甲") | {
        "about/index.html": "新",
        "index.html": "新",
        "notices/two/rows.json": "{}",
    }
    online.deploy(cargo(made.write(tmp_path / "next", changed), step=1))
    assert sorted(server.asked) == ["/", "/about/", "/notices/two/rows.json"]


@pytest.mark.parametrize(
    ("path", "answer", "words"),
    [
        ("/", (500, b""), "/ 应答 500"),
        ("/about/", (200, b"old"), r"about/ 的内容不是刚部署的（缓存、CDN 或网站文件夹设置不对）"),
        ("/notices/two/", (410, b""), "notices/two/ 应答 410"),
        ("/notices/two/rows.json", (404, b""), r"notices/two/rows.json 应答 404"),
    ],
)
def test_taken_back(online, server, top, first, second, path, answer, words):
    """One page that is not as it was meant, and the former release is on line again."""
    online.deploy(cargo(first))
    server.odd[path] = answer
    with pytest.raises(DiskError, match=re.escape(words)) as caught:
        online.deploy(cargo(second, step=1))
    assert f"已退回上一版 {cargo(first).name}" in str(caught.value)
    assert served(top) == files("甲")
    server.odd.clear()
    online.deploy(cargo(second, step=2))
    assert served(top) == files("乙")


def test_nobody_answers(place, top, first):
    """The first release stays, for the server may not be set up yet; the way out is named."""
    far = place.but(url="http://127.0.0.1:9/")
    _live_pause, _live.PAUSE = _live.PAUSE, 0
    try:
        with pytest.raises(DiskError, match=r"没有应答.*没有可退回的版本.*再运行一次 deploy"):
            far.deploy(cargo(first))
    finally:
        _live.PAUSE = _live_pause
    assert served(top) == files("甲")
    place.deploy(cargo(first, step=1))


def test_never_verified_is_asked_for_whole(online, server, place, first, tmp_path):
    """What was not found in order before is compared in full, though little has changed."""
    server.odd["/"] = (500, b"")
    with pytest.raises(DiskError):
        online.deploy(cargo(first))
    server.odd.clear()
    server.asked.clear()
    online.deploy(cargo(made.write(tmp_path / "n", files("甲") | {"index.html": "新"}), step=1))
    assert len(server.asked) == len(files())


def test_the_same_again_is_asked_for_whole(online, server, top, first):
    """And where it does not hold, nothing is switched: there is nothing better."""
    online.deploy(cargo(first))
    server.odd["/about/"] = (503, b"")
    with pytest.raises(DiskError, match="目标上的版本没有变"):
        online.deploy(cargo(first, step=1))
    assert served(top) == files("甲")


def gone(tmp_path: Path) -> Path:
    """The next site, in which a notice is no more."""
    left = files("乙", WITHOUT_ONE) | {
        "gone/one/index.html": made.PAGE.format("已撤下 one"),
        "notices/one/index.html": made.PAGE.format("已撤下 one"),
    }
    return made.write(tmp_path / "gone", left)


@pytest.mark.parametrize(
    ("answer", "holds"),
    [
        (None, True),
        ((410, b"<p>gone"), True),
        ((200, b"<p>home"), True),
        ((410, b"<table>"), True),
        ((200, b"<table>"), False),
        ((200, b'{"rows":[]}'), False),
    ],
)
def test_what_is_gone_gives_no_rows(online, server, first, tmp_path, answer, holds):
    """Whatever a server says of it: no list with 200."""
    online.deploy(cargo(first))
    if answer:
        server.odd["/notices/one/(rows.json|g0001/)"] = answer
    load = cargo(gone(tmp_path), step=1, standing=WITHOUT_ONE)
    if holds:
        online.deploy(load)
    else:
        with pytest.raises(DiskError, match="notices/one/g0001/ 仍给出已撤下的内容"):
            online.deploy(load)


def test_a_tombstone_or_410(online, server, first, tmp_path):
    """The address of what is gone may be answered by the rules instead of the page."""
    online.deploy(cargo(first))
    server.odd["/notices/one/"] = (410, made.PAGE.format("已撤下 one").encode())
    online.deploy(cargo(gone(tmp_path), step=1, standing=WITHOUT_ONE))


def test_a_sample_lives_in_the_past(online, server, first):
    """Servers go by the real clock: its lists are gone for them, and that is no fault."""
    server.odd["/notices/(one|parts)/.*"] = (410, b"<p>gone")
    load = cargo(first, over=frozenset({"one", "parts/jidian", "parts/xinxi"}))
    online.deploy(load)
    server.odd["/notices/two/"] = (410, b"<p>gone")
    with pytest.raises(DiskError, match="notices/two/ 应答 410"):
        online.deploy(load)


def test_rollback_looks_too(online, server, top, first, second):
    """A former release that does not hold is left again."""
    online.deploy(cargo(first))
    online.deploy(cargo(second, step=1))
    server.odd["/feed.xml"] = (404, b"")
    with pytest.raises(DiskError, match=f"已退回上一版 {cargo(second, step=1).name}"):
        online.rollback(cargo(second))
    assert served(top) == files("乙")
    server.odd.clear()
    online.rollback(cargo(second))
    assert served(top) == files("甲")


def test_a_server_that_is_down(online, server, first):
    """A few pages tell; not all of thousands are asked for, three times each."""
    server.odd[".*"] = (503, b"")
    with pytest.raises(DiskError, match="应答 503"):
        online.deploy(cargo(first))
    assert len(server.asked) == _live.BATCH * _live.TRIES < len(files()) * _live.TRIES
