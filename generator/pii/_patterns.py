"""The exact patterns, over text that `_text` has made plain.

Each finder yields `(start, end)` of what it is sure of: ID numbers by region, date and
check digit (GB 11643), cards by issuer and check digit (Luhn), telephone numbers by
their groups, addresses by a house, group or village behind a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

Span = tuple[int, int]

FILLER = "\u200b"
F = f"{FILLER}*"
S = "[\u200b -]{0,80}"
"""Between two digits of one number; one class, so that nothing matches in two ways."""
M = "[\u200b .-]{0,80}"
"""Between two groups of a telephone number, or nothing."""
H = f"{F}[ -]{F}"
G = f"{F}[ .-]{F}"
"""Between two groups of a telephone number, something."""

REGION = ("1 [1-5]", "2 [1-3]", "3 [1-7]", "4 [1-6]", "5 [0-4]", "6 [1-5]", "7 1", "8 [1-3]", "9 1")
REGIONS = re.compile("|".join(REGION).replace(" ", ""))
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"


def _digits(count: int) -> str:
    return rf"\d(?:{F}\d){{{count - 1}}}"


def _groups(*sizes: int, between: str = G) -> str:
    return between.join(_digits(size) for size in sizes)


# The lookahead finds overlapping candidates: the first that fits may be the wrong one.
ID18 = re.compile(
    rf"(?=((?:{'|'.join(REGION).replace(' ', S)})(?:{S}\d){{4}}{S}(?:1{S}9|2{S}0)"
    rf"(?:{S}\d){{9}}{S}[\dXx]))"
)
ID15 = re.compile(
    rf"(?<![\dA-Za-z.])(?=[1-9])({_digits(15)}|{_groups(6, 6, 3, between=H)})(?![\dA-Za-z])"
)
MOBILE = re.compile(
    rf"(?<![\d.])(?:(?:\+{F}|0{F}0{F})?8{F}6{S}|0{F})?(?=1{S}[3-9])"
    rf"({_groups(3, 4, 4, between=M)}|{_groups(4, 3, 4)}|{_groups(3, 3, 5)}"
    rf"|{_groups(3, 3, 3, 2)}|{_groups(3, 2, 2, 2, 2)}|{_groups(*[1] * 11)})(?!\d|\.\d)"
)
LANDLINE = re.compile(
    rf"(?<![\d.-])\(?0(?:{F}10|{F}2{F}[0-57-9]|{F}[3-9]{F}\d{F}\d){F}(?:[)-]|\) ?-?| ?- ?| ){F}"
    rf"[2-8](?:{F}\d){{2,3}}{S}{_digits(4)}(?![\d-])"
)
CALLED = re.compile(
    rf"(?:电话|手机|座机|(?i:tel|phone))[号码是为:. ]{{0,4}}({_digits(7)}(?:{F}\d){{0,5}})(?!\d)"
)
CARD = re.compile(
    rf"(?<![\d.])(?<![0-9a-f]{{4}}[ -])"
    rf"({_digits(16)}(?:{F}\d){{0,3}}|{_groups(4, 4, 4, 4, between=H)}(?:{H}\d{{1,3}})?)"
    rf"(?![\dA-Za-z])(?![ -][0-9a-f]{{4}}[ -])"
)
ISSUER = re.compile(r"62|60|4|5[1-5]|2[2-7]|3[4-7]|9[4589]")
EMAIL = re.compile(
    rf"[A-Za-z0-9._%+-](?:{F}[A-Za-z0-9._%+-]){{0,63}} ?{F}@{F} ?"
    rf"(?:[A-Za-z0-9-]{F}){{1,63}}(?:\.{F}(?:[A-Za-z0-9-]{F}){{1,63}}){{0,4}}\.{F}([A-Za-z]{{2,12}})"
)
FILES = frozenset({"png", "jpg", "jpeg", "gif", "svg", "webp", "css", "js", "map", "ico"})
"""`icon@2x.png` is no e-mail address."""
QQ = re.compile(rf"(?<![A-Za-z])(?i:qq)(?:号码?)?[:是为 ]{{0,3}}([1-9](?:{F}\d){{4,10}})(?!\d)")
BORN = re.compile(
    rf"(?:出生|生日|生于)[^\d\n]{{0,8}}((?:19|20)\d\d{F}[年./-]?{F}\d{{1,2}}{F}[月./-]?{F}\d{{1,2}})"
)

HAN = r"[\u4e00-\u9fff]"
WITHIN = rf"(?:{HAN}|[ A-Za-z0-9-])"
NUMBER = r"(?:[A-Za-z]?\d{1,5}(?:-\d{1,4}|之[一二三四五六七八九十\d])?|[一二三四五六七八九十]{1,4})"
PLACE = rf"{HAN}{{1,7}}?(?:省|自治区|自治州|市|县|区|旗|乡|镇|街道)"
VILLAGE = rf"{HAN}{{0,7}}(?:(?<![乡农])村(?!振兴|官|医|镇|民|干|级|超|史|晚|域)|屯(?!门)|寨|自然村)"
STREET = rf"{HAN}{{1,10}}?(?:(?<!一带一)路|街|大道|巷|弄|胡同|里弄)[东西南北中]?(?:段|侧)?"
NO = r"号(?!线|文|令|公告|通知|选手|台|机|作品|位|方案|工程|院校|项目|主席|\d)"
ADDRESS = re.compile(
    "|".join(
        (
            rf"{PLACE}{WITHIN}{{0,18}}?{VILLAGE}",
            rf"{PLACE}{WITHIN}{{0,24}}?(?<!第)\d{{1,5}} ?(?:号楼|栋|幢|单元|室(?!内))",
            rf"{PLACE}{WITHIN}{{0,18}}?[区苑园庄里镇寨坊湾院] ?(?<!第)\d{{1,5}} ?{NO}",
            rf"{HAN}{{1,6}}[村屯寨](?:{HAN}{{0,6}}?)(?<!第){NUMBER} ?(?:组|队|{NO})",
            rf"{STREET} ?(?<!第){NUMBER} ?{NO}",
            r"(?<![\d第])\d{1,3} ?(?:栋|幢|号楼|座) ?[A-Za-z]?\d{1,4} ?(?:单元|室|号|房)",
            r"(?<![\d第])\d{1,2} ?单元 ?\d{2,4}",
        )
    )
)


HEX = "0123456789abcdef"
HASH = 20
"""From that length on a stretch of these is a fingerprint, and no number of a person."""


def id18(text: str) -> Iterator[Span]:
    """ID numbers of 18 characters with a valid region, date and check digit."""
    for match in ID18.finditer(text):
        number = _bare(match[1]).upper()
        if REGIONS.match(number) and _is_date(number[6:14]) and check_digit(number) == number[17]:
            yield match.span(1)


def id15(text: str) -> Iterator[Span]:
    """Old ID numbers of 15 digits with a valid region and date."""
    for match in ID15.finditer(text):
        number = _bare(match[1])
        fits = REGIONS.match(number) and _is_date(f"19{number[6:12]}")
        if fits and _alone(text, *match.span(1)):
            yield match.span(1)


def phone(text: str) -> Iterator[Span]:
    """Mobile numbers, landlines with an area code, and what is called a telephone."""
    for match in MOBILE.finditer(text):
        if _alone(text, *match.span()):
            yield match.span()
    for pattern in (LANDLINE, CALLED):
        yield from (match.span(pattern.groups) for match in pattern.finditer(text))


def bank_card(text: str) -> Iterator[Span]:
    """Card numbers of 16 to 19 digits with a known issuer and a valid check digit."""
    for match in CARD.finditer(text):
        number = _bare(match[1])
        if ISSUER.match(number) and luhn(number) and _alone(text, *match.span(1)):
            yield match.span(1)


def email(text: str) -> Iterator[Span]:
    """E-mail addresses."""
    yield from (m.span() for m in EMAIL.finditer(text) if m[1].lower() not in FILES)


def address(text: str) -> Iterator[Span]:
    """Places with a village, a house, a group or a room."""
    yield from (match.span() for match in ADDRESS.finditer(text))


def qq(text: str) -> Iterator[Span]:
    """Numbers that are called QQ; groups (QQ群) are no persons."""
    yield from (match.span(1) for match in QQ.finditer(text))


def birth_date(text: str) -> Iterator[Span]:
    """Dates that are called a birthday."""
    yield from (match.span(1) for match in BORN.finditer(text))


def check_digit(number: str) -> str:
    """The 18th character of an ID number, from its first 17 (MOD 11-2)."""
    total = sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=False))
    return CHECKS[total % 11]


def luhn(number: str) -> bool:
    """Whether the last digit of a card number is its check digit."""
    doubled = (sum(divmod(int(digit) * 2, 10)) for digit in number[-2::-2])
    return (sum(map(int, number[-1::-2])) + sum(doubled)) % 10 == 0


def _bare(text: str) -> str:
    return re.sub(r"[^\dXx]", "", text)


def _is_date(digits: str) -> bool:
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return False
    return 1900 <= day.year < 2050


def _alone(text: str, start: int, end: int) -> bool:
    """Whether no digit goes before or after unseen, and no hexadecimal number around."""
    before, behind = (
        text[max(start - 200, 0) : start].rstrip(FILLER),
        text[end : end + 200].lstrip(FILLER),
    )
    if before[-1:].isdigit() or behind[:1].isdigit():
        return False
    left = len(before) - len(before.rstrip(HEX))
    right = len(behind) - len(behind.lstrip(HEX))
    return left + right == 0 or left + right + end - start < HASH
