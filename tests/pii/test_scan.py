"""Whole files: what tags, entities and escapes hide, and what may be shown."""

from __future__ import annotations

import pytest

from generator import pii
from generator.pii import Hit

ID = "450103200508171236"
PHONE = "13877200000"
ALLOWED = ("0772-3156666", "ducha@example.edu.cn", "柳州市社湾路28号")


@pytest.mark.parametrize(
    "text",
    [
        "电话 0772-3156666",
        "07723156666",
        "（0772）3156666",
        "请写信至ducha@example.edu.cn",
        ALLOWED[2],
    ],
)
def test_what_is_allowed_passes(text: str) -> None:
    """The school's own contacts are no leak, however they are spaced."""
    assert pii.find(text, ALLOWED) == ()
    assert pii.hits([text], ALLOWED) == []
    assert pii.scan(text, ALLOWED) == ()


def test_what_is_not_allowed_is_found_beside_it() -> None:
    """An allowed number hides no other."""
    assert [hit.kind for hit in pii.scan(f"0772-3156666 {PHONE}", ALLOWED)] == ["phone"]


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        (f"<td>{PHONE}</td>", PHONE),
        ('<a href="tel:13877200000">x</a>', PHONE),
        (f'<p title="{ID}">', ID),
        ("<td>1<b>38</b>77<span class='x y'>2</span>00000</td>", None),
        ("<td>&#49;&#51;8772&#x30;0000</td>", None),
        ("<td>&#65297;&#65299;8772&#65296;0000</td>", None),
        ("<td>138&nbsp;7720&nbsp;0000</td>", None),
        ("<td>138&#8203;77200000</td>", None),
        ("<td>138<wbr>7720<wbr>0000</td>", None),
        ('{"text":"\\u0031\\u00338772\\u00300000"}', None),
        ("?q=%31%338772%300000", None),
        (f"<!-- {PHONE} -->", PHONE),
        (f"中文{PHONE}中文", PHONE),
    ],
)
def test_files(page: str, shown: str | None) -> None:
    """Tags, entities and escapes within a number do not hide it; bytes have byte places."""
    for data in (page, "前言" * 400 + page + "后记" * 400):
        (hit,) = pii.scan(data)
        (raw,) = pii.scan(data.encode())
        assert data.encode()[raw.start : raw.end].decode() == data[hit.start : hit.end]
        assert shown is None or data[hit.start : hit.end] == shown


@pytest.mark.parametrize(
    "page",
    [
        "<tr><td>138</td><td>7720</td><td>0000</td></tr>",
        "<td>13877</td>\n<td>200000</td>",
        '<svg viewBox="0 0 24 24"><path d="M12 2 138 7720 0000 0 0 1 2 2 0 0 1-2 2"/></svg>',
        "<td>&#24352;&#65290;&#19977;</td><td>&#65290;012</td>",
        '<link href="a.css?138772000001b9f2c41d0aa77">',
    ],
)
def test_files_without(page: str) -> None:
    """Numbers of different cells are not joined, and drawings are no telephones."""
    assert pii.scan(page) == ()


def test_a_large_file() -> None:
    """One number among many rows is found at its place; undecodable bytes do no harm."""
    row = "<tr><td>12</td><td>张＊三</td><td>＊012</td><td>84.125</td></tr>\n".encode()
    data = row * 20_000 + b"\xff\xfe" + PHONE.encode() + row * 20_000
    at = len(row) * 20_000 + 2
    assert pii.scan(data) == (Hit(at, at + 11, "phone"),)
