"""`verify.csp`: the policy of the server rules fits the pages, and no foreign code runs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.publish import csp as policy
from generator.verify import csp
from tests.factories import notice
from tests.verify.sites import lines, page, put, site

KNOWN = (
    "var target=document.getElementById(location.hash.slice(1));"
    'target&&target.name&&(target.checked=target.name.startsWith("__tabbed_"))'
)
"""An inline script that the installed theme's templates hold."""
SCRIPT = "页面中有不属于主题的脚本；请查明来源后删去"
STYLE = "页面中有 <style>，浏览器会按安全策略拦下；请改用样式文件"
HANDLER = "页面元素带有 {}，浏览器会按安全策略拦下；请删去"
APART = "安全策略（CSP）与网页中的脚本不符；请重新 build，并更新服务器规则"


@pytest.mark.parametrize(
    ("body", "messages"),
    [
        (f"<script>{KNOWN}</script>", []),
        ('<script src="a.js"></script>', []),
        ('<script type="application/json">{"a": 1}</script>', []),
        ("<!-- <script>alert(1)</script> -->", []),
        ('<p title="onclick=x style=y">style=x onload=y</p>', []),
        ("<p data-one=1 data-style=2>一</p>", []),
        ("<script>alert(1)</script>", [SCRIPT]),
        (f"<script>{KNOWN};alert(1)</script>", [SCRIPT]),
        ("<style>p {}</style>", [STYLE]),
        ('<td style="text-align: right;">1</td>', [HANDLER.format("style")]),
        ("<img src=x onerror=alert(1)>", [HANDLER.format("onerror")]),
        ("<img src=x\nONERROR = 'alert(1)'>", [HANDLER.format("onerror")]),
        ('<body class="a>b" onload="x">', [HANDLER.format("onload")]),
    ],
)
def test_what_may_run(tmp_path: Path, body: str, messages: list[str]) -> None:
    """Only scripts of the theme, by their very text; no handler, no style in a page."""
    checked = site(tmp_path)
    put(tmp_path, "a.html", page(body))
    expected = [("csp", "a.html", message) for message in messages]
    assert lines(list(csp.gate(checked))) == expected


@pytest.mark.parametrize(
    ("scripts", "more", "fits"),
    [
        ([KNOWN], "", True),
        ([], "", False),
        ([KNOWN, "old()"], "", False),
        ([KNOWN], " 'unsafe-inline'", False),
    ],
)
def test_the_rules_fit_the_pages(tmp_path: Path, scripts: list[str], more: str, fits: bool) -> None:
    """A hash too few breaks the page; one too many, or `unsafe-*`, lets something in."""
    checked = site(tmp_path, notice())
    put(tmp_path, "a.html", page(f"<script>{KNOWN}</script>"))
    hashes = policy.hashes(f"<script>{script}</script>" for script in scripts)
    header = policy.policy(hashes, https=True).replace("'self' 'sha", f"'self'{more} 'sha", 1)
    checked = replace(checked, server={"nginx/server.conf": f'add_header "{header}";'.encode()})
    expected = [] if fits else [("csp", "server/nginx/server.conf", APART)]
    assert lines(list(csp.gate(checked))) == expected
