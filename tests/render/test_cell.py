"""Hostile text through `encode`, Markdown and HTML."""

from __future__ import annotations

import html

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render import cell

HOSTILE = (
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "[x](javascript:alert(1))",
    "a|b|c",
    "a\nb",
    "{{ 7*7 }}",
    "{{ config.docs_dir }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{% include 'x' %}",
    "{# remark #}",
    "{{ ''.__class__.__mro__ }}",
    "**x**{: onclick=alert(1)}",
    '--8<-- "raw.csv"',
    "---",
    "---\ntitle: hacked",
    "公示: 关于x",
    "# 张三<img src=x onerror=alert(1)>",
    "&lt;b&gt; &#60;",
    "&amp;#124;",
    "\u202e三张",
    "张\u200b三\ufeff",
    "\ue863",
    "长" * 20_000,
    "</td></tr></table><h1>x</h1>",
    "<!-- ",
    "-->",
    "<style>*{display:none}</style>",
    '<meta http-equiv="refresh" content="0">',
    "<iframe src=//x></iframe>",
    "<svg onload=alert(1)>",
    "<br onmouseover=alert(1)>",
    "<a href=data:text/html,x>x</a>",
    "javascript&#58;alert(1)",
    "<javascript:alert(1)>",
    "![x](https://evil.example/x.png)",
    "https://evil.example/",
    "www.evil.example",
    "a@evil.example",
    ":smile:",
    "[TOC]",
    "`x` *y* _z_ ~w~ ~~v~~",
    "张**",
    "张_三_",
    "a\\|b\\",
    "*[X]: y",
    "[ref]: http://x",
    "[^1]",
    "1. x",
    "- x",
    "+ x",
    "> x",
    "# x",
    "    x",
    "!!! note",
    "=cmd|' /C calc'!A0",
    "+86",
    "@SUM(A1)",
    "-1",
    "\tx",
    "../../etc/passwd",
    "<div markdown=1>*x*</div>",
    "a--b",
    "a...b",
    '"quoted" and it\'s',
    " padded ",
    "two  spaces",
    "\u00a0",
    "klzzwxh:0001",
    "𠮷𬸪",
    "阿卜杜拉·买买提",
    "Anna-Maria O'Neil",
    "$x$ \\(y\\)",
    "==x== ^^y^^ ++z++",
    "gongshiplain0end",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_the_text_and_nothing_else(text: str) -> None:
    """Plain Python-Markdown makes one paragraph of it, with the very same characters."""
    made = markdown.markdown(f"值：{cell.encode(text)}", extensions=["tables"])
    assert html.unescape(made) == f"<p>值：{text}</p>"


@pytest.mark.parametrize("text", HOSTILE)
def test_encoded_text_is_its_own_html(text: str) -> None:
    """The encoded text can be pasted into HTML; a browser shows what came in."""
    encoded = cell.encode(text)
    assert not set(encoded) & set("<>\"'|*_`[](){}\\@:/~= \n\t")
    assert html.unescape(encoded) == text


@pytest.mark.parametrize(
    ("text", "encoded"),
    [
        ("张＊三", "张＊三"),
        ("阿卜杜拉·买买提", "阿卜杜拉·买买提"),
        ("84.125", "84.125"),
        ("12.5%", "12.5%"),
        ("2024-03-19", "2024-03-19"),
        ("有课程不合格（2门）", "有课程不合格（2门）"),
        ("www.x.cn", "www&#46;x&#46;cn"),
        ("-1", "&#45;1"),
        ("a b", "a&#32;b"),
        ("", ""),
    ],
)
def test_ordinary_values_stay_readable(text: str, encoded: str) -> None:
    """What lists are made of stands in the Markdown as it is."""
    assert cell.encode(text) == encoded


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Cs"]))))
def test_many_at_once_are_as_one_by_one(texts: list[str]) -> None:
    """The joined pass gives what single calls give, whatever stands beside it."""
    assert cell.encode_all(texts) == [cell.encode(text) for text in texts]


@pytest.mark.parametrize("text", ["\x00", "张\x1f三", "\x85", "\ud842", "\ufffe", "\r", "\x0b"])
def test_what_no_page_can_show_is_refused(text: str) -> None:
    """Control characters and half surrogates would be changed by browsers or engines."""
    with pytest.raises(ValueError, match="cannot be published"):
        cell.encode(text)
    with pytest.raises(ValueError, match="cannot be published"):
        cell.encode_all(["张三", text, "李四"])
