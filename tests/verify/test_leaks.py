"""`verify.leaks`: what is shaped like personal data is found wherever it hides."""

from __future__ import annotations

import gzip
import importlib.util
import io
import zipfile
from pathlib import Path

import pytest

from generator.verify import _carriers, leaks
from tests.factories import notice
from tests.verify import plants
from tests.verify.sites import CONTACTS, lines, page, put, site

SHAPED = {
    "身份证号": "11010519491231002X",
    "电话号码": "13907719876",
    "电子邮箱": "wei.min2003@mail.edu.cn",
}
NOT_DIGITS = {"blanks", "line breaks", "dashes", "no-break blanks"}
"""Disguises of numbers; a mail address with blanks is none any more."""


@pytest.mark.parametrize("kind", SHAPED)
@pytest.mark.parametrize("carrier", plants.TEXTS)
def test_every_disguise_is_found_in_every_text(carrier: str, kind: str) -> None:
    """A shape is found as declared, and the finding does not hold it."""
    missed = []
    for disguise, spell in plants.SPELLED.items():
        if kind == "电子邮箱" and disguise in NOT_DIGITS:
            continue
        name, data = plants.TEXTS[carrier](spell(SHAPED[kind]))
        found = list(leaks.search([(name, data)], CONTACTS))
        assert SHAPED[kind] not in f"{found}"
        if not any(kind in finding.message for finding in found):
            missed.append(disguise)
    assert missed == []


@pytest.mark.parametrize("kind", SHAPED)
@pytest.mark.parametrize("carrier", plants.PLAIN)
def test_plain_shapes_are_found_in_every_carrier(carrier: str, kind: str) -> None:
    """Metadata, comments, packages and names of files hide nothing."""
    name, data = plants.PLAIN[carrier](SHAPED[kind])
    found = list(leaks.search([(name, data)], CONTACTS))
    assert {finding.code for finding in found} & {"leaks", "leaks-file-name"}
    assert SHAPED[kind] not in f"{found}"


@pytest.mark.parametrize(
    "body",
    [
        "<p>0779-5550101</p>",
        '<a href="tel:07795550101">0779 5550101</a>',
        '<a href="tel:+86-779-5550101">ducha@example.edu.cn</a>',
        "<p>指纹 <code>a134 5678 9012 b41d 0000 1111 2222 3333 4444 5555 6666 7777"
        " 8888 9999 13a0 0000</code></p>",
        "<p>2024-03-19 2024-03-22</p>",
        "<table><tr><td>139</td>\n<td>07719876</td></tr></table>",
        '<svg><path d="M12 2A10 10 0 0 0 2 12a10 10 0 0 0 10 10 10 10 0 0 0 10-10"/></svg>',
        "<td>张＊三</td><td>＊＊＊345</td><td>84.125</td>",
    ],
)
def test_what_only_looks_alike_passes(body: str) -> None:
    """Contacts, fingerprints, dates, neighbouring cells and drawings are no leak."""
    files = [("about/index.html", page(body).encode())]
    assert list(leaks.search(files, CONTACTS)) == []


def test_a_contact_excuses_nothing_else() -> None:
    """Beside a contact a leak is still found, and a longer number is no contact."""
    for body in ("0779-5550101 13907719876", "0779-5550101，1390771-9876"):
        found = list(leaks.search([("a.html", page(body).encode())], CONTACTS))
        assert [finding.code for finding in found] == ["leaks"]


def test_a_sound_site_passes(tmp_path: Path) -> None:
    """Nothing is found on a site of notices alone."""
    assert list(leaks.gate(site(tmp_path, notice(), notice(id="b", groups=0)))) == []


def test_the_installed_theme_passes_and_a_changed_copy_does_not(tmp_path: Path) -> None:
    """Only a file that is the theme's own to the byte is trusted."""
    spec = importlib.util.find_spec("material")
    assert spec is not None
    assert spec.origin is not None
    theme = Path(spec.origin).parent / "templates"
    for path in (theme / "assets").rglob("*.js"):
        put(tmp_path, path.relative_to(theme).as_posix(), path.read_bytes())
    assert list(leaks.gate(site(tmp_path))) == []
    bundle = next((tmp_path / "assets/javascripts").glob("bundle.*.min.js"))
    bundle.write_bytes(bundle.read_bytes() + b"\n// 13907719876\n")
    name = bundle.relative_to(tmp_path).as_posix()
    assert name in {finding.place.file for finding in leaks.gate(site(tmp_path))}


def test_the_whole_finding(tmp_path: Path) -> None:
    """A finding names file, kind and number, never the value."""
    planted = site(tmp_path)
    put(tmp_path, "a.html", page(f"{SHAPED['电话号码']}，{SHAPED['电话号码']}"))
    put(tmp_path, "form.zip", plants.TEXTS["package"](SHAPED["电话号码"])[1])
    put(tmp_path, f"{SHAPED['电话号码']}.html", page("x"))
    advice = "不得公开；请从来源中删去后重新生成"
    assert sorted(lines(list(leaks.gate(planted)))) == [
        ("leaks", "a.html", f"含有疑似电话号码 2 处，{advice}"),
        ("leaks", "form.zip", f"含有疑似电话号码 1 处（在压缩包内），{advice}"),
        ("leaks-file-name", "⋯.html", "文件名中含有疑似个人信息，请改名"),
    ]


def _zip(members: dict[str, bytes]) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return memory.getvalue()


def _deep() -> bytes:
    data = b"x"
    for number in range(_carriers.DEPTH + 1):
        data = _zip({f"{number}.zip": data})
    return data


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("bomb.zip", _zip({"a.txt": b" " * 3_000_000}), "压缩包展开后过大，在压缩包内"),
        ("bomb.xml.gz", gzip.compress(b" " * 3_000_000), "压缩包展开后过大"),
        ("deep.zip", _deep(), "压缩包嵌套过深，在压缩包内"),
        ("torn.zip", _zip({"a.txt": b"hello"})[:-30] + b"PK\x05\x06", "压缩包已损坏或有密码"),
        ("torn.gz", gzip.compress(b"hello" * 99)[:-9], "压缩包已损坏"),
        ("a.7z", b"7z\xbc\xaf'\x1c\0\0", "7z 压缩包"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "旧版或加密的 Office 文件"),
        ("a.html.br", b"\x1b\x03\0\0", "文件类型不明"),
        ("a.dat", b"\0\1\2\3", "文件类型不明"),
        ("a.pdf", b"%PDF-1.7\n%%EOF", "PDF 文件已损坏、有密码或过长"),
    ],
    # Packed bytes hold the time: as names of tests they would differ between processes.
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_looked_into_is_refused(name: str, data: bytes, reason: str) -> None:
    """Nothing is passed over: it is an error that says why."""
    found = list(leaks.search([(name, data)], CONTACTS))
    message = f"无法检查其中有无个人信息（{reason}）；请人工查看，或改为网页文字后再放"
    assert lines(found) == [("leaks-unseen", name, message)]


def test_a_picture_is_left_to_the_eye() -> None:
    """Metadata are searched, dots are not read, and a note says so; a font passes."""
    found = list(leaks.search([("a.png", plants.png()), ("a.woff2", b"wOF2\0\1")], CONTACTS))
    assert [finding.severity for finding in found] == ["note"]
    message = "图片中的文字没有检查；请人工确认其中没有个人信息"
    assert lines(found) == [("leaks-unseen", "a.png", message)]
