"""What the tests of lists in a browser share: sites below a path of their own, and pages."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator import disk, pictures, publish
from generator.build import build
from generator.model import Column, Group, Masked
from generator.notice import Notice
from generator.publish import Edition
from generator.publish.pieces import pieces
from tests.factories import notice
from tests.test_build import project

PHONE, DESK = (390, 844), (1280, 800)
TODAY = date(2024, 4, 9)
ABSENT = "不在名单中不表示没有资格。"

NAMES = (
    "张＊", "张＊三", "欧阳＊", "欧阳＊明", "阿卜杜拉·＊＊", "买＊提·吐＊逊", "J＊ S＊",
    "𠮷＊", "＊", "李小明",
)  # fmt: skip
"""Masked cells of many shapes; `＊` is a name of one character, the last is a full one."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder's address on this machine; a site lies below it in `zsb/`."""
    handler = functools.partial(Silent, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/zsb/"
        server.shutdown()


class Silent(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None:
        pass


def site(root: Path, *notices: Notice) -> Path:
    """A folder that holds a site of these notices, with their pieces, in `zsb/`."""
    build(project(root, *notices), root / "www/zsb", day=TODAY)
    edition = Edition(notices, "公示网", "https://x.example.edu.cn/", "Asia/Shanghai", TODAY)
    folder = root / "www/zsb"
    disk.lay(folder, dict(publish.printed(edition)))
    disk.lay(folder, pictures.pictures(notices, TODAY))
    disk.lay(folder, pieces(edition, {"ranking": ABSENT}))
    return root / "www"


def lists() -> tuple[Notice, ...]:
    """Groups; parts; names of many shapes; names alone; many subjects."""
    columns = (Column("name", "姓名"), Column("exam_no", "考生号"))
    odd = [(name, f"＊{n:03d}") for n, name in enumerate(NAMES)]
    others = [(f"韦＊{chr(0x4E00 + n)}", f"＊{n:03d}") for n in range(10, 300)]
    alone = [(name,) for name in NAMES] + [(f"韦＊{chr(0x4E00 + n)}",) for n in range(200)]
    return (
        notice(300, 4),
        notice(12, 0, id="apply", part="机电工程学院", slug="jd"),
        notice(9, 2, id="apply", part="信息工程学院", slug="xx"),
        notice(id="odd", groups=0, rows=[*odd, *others], columns=columns),
        notice(id="alone", groups=0, rows=alone, columns=columns[:1]),
        replace(notice(id="scores"), masked=scores()),
    )


def scores() -> Masked:
    """Thirty subjects of four people, one of whom lacks a score."""
    names = ("高等数学", "大学英语", "机械制图", "工程力学", "电工技术")
    subjects = [f"第{term}学期 {name}" for term in "一二三四五六" for name in names]
    columns = (
        Column("name", "姓名"),
        Column("student_no", "学号"),
        *(Column(f"subject:{name}", name) for name in subjects),
    )
    rows = tuple(
        (f"韦＊{'一二三四'[n]}", f"＊{n:03d}", *(str(60 + (n * 7 + at) % 40) for at in range(30)))
        for n in range(4)
    )
    rows = ((*rows[0][:-1], ""), *rows[1:])
    return Masked(columns, (Group("jd", "机电", {"major": "机电"}, 0, 4),), rows)


def opened(browser, size, address="", **options):
    """A page, and what it complains of: console, errors, requests to other hosts."""
    width, height = size
    page = browser.new_page(viewport={"width": width, "height": height}, **options)
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    host = address.partition("/zsb/")[0]
    page.on("request", lambda sent: sent.url.startswith(host) or told.append(sent.url))
    if address:
        page.goto(address)
    return page, told


def ask(page, name, number=None):
    """Fill in and press Enter; the lines of the answer."""
    page.locator("#gs-find-name").fill(name)
    if number is not None:
        page.locator("#gs-find-number").fill(number)
    return sent(page)


def sent(page):
    """Press Enter in the form as it is; the lines of the answer."""
    page.evaluate("document.querySelector('.gs-find-result').textContent = ''")
    page.locator("#gs-find-name").press("Enter")
    page.locator(".gs-find-result p").first.wait_for()
    return page.locator(".gs-find-result").inner_text().split("\n")
