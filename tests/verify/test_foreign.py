"""`verify.foreign`: a page asks nobody else for anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.verify import foreign
from tests.factories import notice
from tests.verify.sites import lines, page, put, site

FILES = {"html": "a/index.html", "css": "own.css", "js": "own.js", "svg": "a.svg"}


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("html", '<a href="https://beian.miit.gov.cn/" rel="noopener">备案</a>'),
        ("html", '<script src="../assets/a.js"></script><img src="../a.png" srcset="b.png 2x">'),
        ("html", '<img src="data:image/png;base64,AAAA//8="><link rel="icon" href="a.png">'),
        ("html", '<link rel="canonical" href="https://x.example/"><form action="."></form>'),
        ("html", '<svg xmlns="http://www.w3.org/2000/svg"><use href="#a"/></svg>'),
        ("html", '<script>var base = new URL(".", location);  // https</script>'),
        ("html", '<!-- <img src="https://x.example/a.png"> -->'),
        ("css", "a{background:url(a.png)} @import 'b.css'; b{background:url(data:image/png,x)}"),
        ("js", 'document.createElementNS("http://www.w3.org/2000/svg", "g") // "x"'),
    ],
)
def test_what_asks_nobody_passes(tmp_path: Path, kind: str, text: str) -> None:
    """Links to click, own files, data and namespaces are no requests."""
    checked = site(tmp_path, notice())
    put(tmp_path, FILES[kind], page(text) if kind == "html" else text)
    assert list(foreign.gate(checked)) == []


@pytest.mark.parametrize(
    ("kind", "text", "way"),
    [
        ("html", '<script src="https://x.example/a.js"></script>', "<script> 的 src "),
        ("html", "<img src=//x.example/a.png>", "<img> 的 src "),
        ("html", "<IMG SRC='HTTPS://x.example/a.png'>", "<img> 的 src "),
        ("html", '<img alt="a > b" src="https://x.example/a.png">', "<img> 的 src "),
        (
            "html",
            '<img src="a.png" srcset="b.png 1x, https://x.example/c.png 2x">',
            "<img> 的 srcset ",
        ),
        ("html", '<link rel="stylesheet" href="https://x.example/a.css">', "<link> 的 href "),
        ("html", '<link rel="preconnect" href="https://x.example">', "<link> 的 href "),
        ("html", '<link rel="alternate stylesheet" href="//x.example">', "<link> 的 href "),
        ("html", '<iframe src="ht&#116;ps://x.example"></iframe>', "<iframe> 的 src "),
        ("html", '<iframe src=" ht\ntps://x.example"></iframe>', "<iframe> 的 src "),
        ("html", '<img src="\\\\x.example\\a.png">', "<img> 的 src "),
        ("html", '<object data="https://x.example/a"></object>', "<object> 的 data "),
        ("html", '<form action="https://x.example/a"></form>', "<form> 的 action "),
        ("html", '<base href="https://x.example/">', "<base> 的 href "),
        ("html", '<a href="b" ping="https://x.example">b</a>', "<a> 的 ping "),
        (
            "html",
            '<meta http-equiv="refresh" content="0;url=//x.example">',
            "<meta> 的 content ",
        ),
        (
            "html",
            '<svg><image xlink:href="https://x.example/a.png"/></svg>',
            "<image> 的 xlink:href ",
        ),
        ("html", '<p style="background:url(https://x.example/a)">', "样式中的地址"),
        ("html", "<style>@import '//x.example/a.css'</style>", "样式中的地址"),
        ("html", '<script>fetch("https://x.example/a")</script>', "脚本中的地址"),
        ("html", '<pre class="mermaid">x</pre>', "页面中的图表（mermaid）"),
        ("css", "@font-face{src:url( 'https://x.example/f.woff2' )}", "样式中的地址"),
        ("css", '@import "https://x.example/a.css"', "样式中的地址"),
        ("js", "import('https:\\/\\/x.example/a.js')", "脚本中的地址"),
        ("svg", '<svg><image href="https://x.example/a.png"/></svg>', "<image> 的 href "),
    ],
)
def test_every_way_of_asking_is_found(tmp_path: Path, kind: str, text: str, way: str) -> None:
    """The finding names the file and the way, not the address."""
    checked = site(tmp_path)
    put(tmp_path, FILES[kind], page(text) if kind == "html" else text)
    message = f"{way}会向其他网站发出请求；请把所需文件放进本站，或删去"
    assert lines(list(foreign.gate(checked))) == [("foreign", FILES[kind], message)]
