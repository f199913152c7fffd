"""One piece of text as somebody typed it -> clean text and the codes of what was wrong.

Codes: `bad-character` (control characters, NUL, lone surrogates), `private-use`
(a character that only one old font knew), `invisible-characters` (removed).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

Cleaned = tuple[str, tuple[str, ...]]

_PLAIN: Final = re.compile(r"[0-9A-Za-z.%\u4e00-\u9fff]*")
_CONTROL: Final = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
)
_PRIVATE: Final = re.compile(r"[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_INVISIBLE: Final = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e01ef]"
)
_ESCAPED: Final = re.compile(r"_x00([01][0-9A-Fa-f])_")
_CJK: Final = (
    r"\u2e80-\u2fdf\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    r"\U00020000-\U000323af\ue000-\uf8ff"
)
_INNER_SPACE: Final = re.compile(rf"(?<=[{_CJK}]) +(?=[{_CJK}])")
_HAS_CJK: Final = re.compile(rf"[{_CJK}]")
_DOTS: Final = re.compile(
    r" *[.\u00b7\u0387\u16eb\u2022\u2024\u2027\u2219\u22c5\u25cf\u2e31\u30fb。] *"
)
_GUARDS: Final = "'’‘`\t"
_HALF_WIDTH: Final = {
    code: chr(code - 0xFEE0)
    for code in range(0xFF01, 0xFF5F)
    if chr(code - 0xFEE0).isalnum() or chr(code - 0xFEE0) in "%+-./"
}


def _old_gbk() -> dict[int, str]:
    """Private-use characters of GBK fonts before Unicode had the signs, such as 䶮.

    GBK put FE50–FEA0 at U+E815–E864; GB18030 names the signs that came later.
    """
    low = [*range(0x50, 0x7F), *range(0x80, 0xA1)]
    signs = {0xE815 + at: bytes((0xFE, byte)).decode("gb18030") for at, byte in enumerate(low)}
    later = {
        **dict(zip((0xE816, 0xE817, 0xE818, 0xE831, 0xE83B, 0xE855), "𠂇𠂉𠃌𡗗𢦏𤇾", strict=True)),
        **dict(zip((0xE81E, 0xE826, 0xE82B, 0xE82C), "龴龵龶龷", strict=True)),
        **dict(zip((0xE832, 0xE843, 0xE854, 0xE864), "龸龹龺龻", strict=True)),
    }
    known = {code: sign for code, sign in signs.items() if not _PRIVATE.match(sign)}
    return {**known, **later}


_OLD_GBK: Final = _old_gbk()


def clean(text: str) -> Cleaned:
    """Without invisible characters, guards and padding; any white space is one space."""
    if _PLAIN.fullmatch(text):
        return text, ()
    codes: list[str] = []
    text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    if _CONTROL.search(text):
        codes.append("bad-character")
        text = _CONTROL.sub("", text)
    if _PRIVATE.search(text):
        text = text.translate(_OLD_GBK)
        if _PRIVATE.search(text):
            codes.append("private-use")
    if _INVISIBLE.search(text):
        codes.append("invisible-characters")
        text = _INVISIBLE.sub("", text)
    text = text.replace("&nbsp;", " ").translate(_HALF_WIDTH)
    return " ".join(text.strip().strip(_GUARDS).split()), tuple(codes)


def closed(text: str) -> str:
    """Names of colleges, majors and classes: no inner spaces, one kind of bracket."""
    text = _INNER_SPACE.sub("", text)
    if _HAS_CJK.search(text):
        text = re.sub(r" *\( *", "（", re.sub(r" *\) *", "）", text))
        text = re.sub(r" *([（）]) *", r"\1", text)
    return text


def person(text: str) -> Cleaned:
    """A name: `张　三` is 张三, the many dots of ethnic names are `·`."""
    text, codes = clean(text)
    text = unicodedata.normalize("NFKC", text)
    if _HAS_CJK.search(text):
        text = _INNER_SPACE.sub("", _DOTS.sub("·", text).strip("·"))
    if text and not is_name(text):
        return text, (*codes, "not-a-name")
    return text, codes


def is_name(text: str) -> bool:
    """Letters, with dots, spaces, hyphens and apostrophes between them."""
    rest = re.sub(r"[·\-'’. 〇々]", "", _PRIVATE.sub("", text))
    return len(text) <= 60 and (rest.isalpha() or (not rest and bool(_PRIVATE.search(text))))


def compact(text: str) -> str:
    """NFKC without any white space or invisible characters, for comparisons."""
    return "".join(_INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).split())
