"""The cells of one column -> normalised text, by the type that `fields.yml` gives it.

Each distinct value is normalised once.  A code beside the text says what is wrong;
`messages.py` has the words for it.  Shapes: `85.5` `3` `12.5%` `是` `2023-10-15`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final

from generator.config.fields import FieldType
from generator.ingest.grid import Cell
from generator.ingest.text import Cleaned, clean, closed, person

SCORE_WORDS: Final = frozenset(
    (
        *("优秀", "优", "良好", "良", "中等", "中", "及格", "不及格", "合格", "不合格"),
        *("通过", "不通过", "未通过", "免修", "免考", "缺考", "缓考", "旷考", "补考", "重修"),
        *("作弊", "舞弊", "违纪", "取消资格", "无效", "弃修", "未修", "在修", "待录", "暂无"),
        *("无", "-", "--", "—", "——", "/"),
        *("A", "A+", "A-", "B", "B+", "B-", "C", "C+", "C-", "D", "E", "F"),
    )
)
_YES: Final = frozenset(
    (
        *("是", "√", "✓", "✔", "☑", "符合", "合格", "通过", "具备", "有"),
        *("Y", "YES", "TRUE", "1", "V"),
    )
)
_NO: Final = frozenset(
    (
        *("否", "不是", "×", "✗", "✘", "X", "☒", "不符合", "不合格", "不通过", "未通过", "不具备"),
        *("无", "N", "NO", "FALSE", "0"),
    )
)
_NOTHING: Final = frozenset(("", "-", "--", "—", "——", "/", "无", "\\"))
_UNRANKED: Final = _NOTHING | frozenset(
    ("不排名", "未排名", "不参与排名", "不参加排名", "无排名", "暂无")
)
_ERROR_TEXT: Final = re.compile(
    r"#(?:N/A|DIV/0!|VALUE!|REF!|NAME\?|NUM!|NULL!|SPILL!|CALC!)", re.IGNORECASE
)
_SCIENTIFIC: Final = re.compile(r"\d(?:\.\d+)?E\+?\d+", re.IGNORECASE)
_IDENTIFIER: Final = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z-]*[0-9A-Za-z])?")
_NUMBER: Final = re.compile(r"[+-]?\d+(?:\.\d*)?|[+-]?\.\d+")
_RANK: Final = re.compile(r"(?:并列)?(?:第)?(\d{1,6})(?:\.0+)?(?:名|位)?(?:\(并列\)|并列)?")
_RANK_OF: Final = re.compile(r"(?:并列)?(?:第)?(\d{1,6})(?:名)?/(\d{1,6})人?(?:\(.*\))?")
_DATE: Final = re.compile(
    r"(\d{4}) ?[-./年] ?(\d{1,2})(?: ?[-./月] ?(\d{1,2}) ?日?| ?月)?(?:[ T]\d{1,2}:.*)?"
)
_LOST: Final = 1e15
_CLOSED: Final = frozenset(["college", "major", "class", "grade", "target_school", "target_major"])


def normalise(
    values: Sequence[Cell], kind: FieldType, field: str = ""
) -> tuple[list[str], list[tuple[int, str]]]:
    """Text of each value, in order; and position and code of whatever is wrong."""
    distinct = set(values)
    if True in distinct or False in distinct:  # 1 == True for a set, but not for a clerk
        values = [plain(value) if isinstance(value, bool) else value for value in values]
        distinct = set(values)
    convert = _converter(kind, field, distinct)
    cleaned = {value: convert(value) for value in distinct}
    table = {value: text for value, (text, _) in cleaned.items()}
    wrong = {value: codes for value, (_, codes) in cleaned.items() if codes}
    problems = [
        (at, code)
        for at, value in enumerate(values if wrong else ())
        if value in wrong
        for code in wrong[value]
    ]
    return list(map(table.__getitem__, values)), problems


def plain(value: Cell) -> str:
    """A cell as text: no float noise, no exponent, ISO dates."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return number_text(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def number_text(value: float) -> str:
    """`84.125` for 84.12500000000001; never an exponent."""
    text = format(value, ".15g")
    if "e" in text:
        text = format(Decimal(text), "f")
    return "0" if text == "-0" else text


def _converter(kind: FieldType, field: str, values: Iterable[Cell]) -> Callable[[Cell], Cleaned]:
    if kind == "percent":
        whole = _percents_are_whole(values)
        return lambda value: _percent(value, whole)
    if kind == "text" and field in _CLOSED:
        return _closed
    return _CONVERTERS[kind]


def _start(value: Cell) -> Cleaned:
    text, codes = clean(plain(value))
    if text.startswith("#") and _ERROR_TEXT.fullmatch(text):
        return "", ("error-text",)
    if len(text) > 1000:
        return text, (*codes, "too-long")
    return text, codes


def _folded(value: Cell) -> Cleaned:
    """For numbers and codes: NFKC, no white space at all."""
    text, codes = _start(value)
    return "".join(unicodedata.normalize("NFKC", text).split()), codes


def _text(value: Cell) -> Cleaned:
    return _start(value)


def _closed(value: Cell) -> Cleaned:
    text, codes = _start(value)
    return closed(text), codes


def _name(value: Cell) -> Cleaned:
    if isinstance(value, str):
        text, codes = _start(value)
        return (text, codes) if "error-text" in codes else person(value)
    return plain(value), ("not-a-name",)


def _identifier(value: Cell) -> Cleaned:
    if isinstance(value, date | time | timedelta):
        return plain(value), ("became-a-date",)
    if isinstance(value, int | float) and abs(value) >= _LOST:
        return plain(value), ("digits-lost",)
    text, codes = _folded(value)
    if text in _NOTHING:
        return "", codes
    if _SCIENTIFIC.fullmatch(text) and "+" in text:
        return text, (*codes, "digits-lost")
    if isinstance(value, str) and text.endswith(".0"):
        text = text[:-2]
    ok = _IDENTIFIER.fullmatch(text) and not isinstance(value, bool)
    return text, codes if ok else (*codes, "not-an-identifier")


def _number(value: Cell) -> Cleaned:
    if isinstance(value, int | float):
        return number_text(value), ()
    text, codes = _folded(value)
    text = text.removesuffix("分")
    if text in _NOTHING:
        return "", codes
    if _NUMBER.fullmatch(text):
        return _decimal(text), codes
    ok = text in SCORE_WORDS or text in _UNRANKED
    return text, codes if ok else (*codes, _wrong(value, "not-a-number"))


def _score(value: Cell) -> Cleaned:
    if isinstance(value, int | float):
        return number_text(value), ()
    text, codes = _folded(value)
    number = text.removesuffix("分")
    if _NUMBER.fullmatch(number):
        return _decimal(number), codes
    ok = not text or text in SCORE_WORDS
    return text, codes if ok else (*codes, _wrong(value, "odd-score"))


def _rank(value: Cell) -> Cleaned:
    text, codes = _folded(value)
    if text in _UNRANKED:
        return "", codes
    match = _RANK.fullmatch(text) or _RANK_OF.fullmatch(text)
    if match and not isinstance(value, date):
        return str(int(match[1])), codes
    return text, (*codes, _wrong(value, "not-a-rank"))


def _count(value: Cell) -> Cleaned:
    text, codes = _folded(value)
    text = text.removesuffix("人")
    if text in _NOTHING:
        return "", codes
    match = re.fullmatch(r"(\d{1,7})(?:\.0+)?", text)
    if match and not isinstance(value, date):
        return str(int(match[1])), codes
    return text, (*codes, _wrong(value, "not-a-number"))


def _percents_are_whole(values: Iterable[Cell]) -> bool:
    """Whether numbers without % are percents already (12.5) and no fractions (0.125)."""
    texts = (_folded(value)[0] for value in set(values))
    return any(Decimal(text) > 1 for text in texts if _NUMBER.fullmatch(text))


def _percent(value: Cell, whole: bool) -> Cleaned:
    text, codes = _folded(value)
    if text in _NOTHING:
        return "", codes
    number = text.removesuffix("%")
    if not _NUMBER.fullmatch(number):
        return text, (*codes, _wrong(value, "not-a-percent"))
    scale = 1 if text != number or whole else 100
    return _decimal(format(Decimal(number) * scale, "f")) + "%", codes


def _verdict(value: Cell) -> Cleaned:
    text, codes = _folded(value)
    bare = text.rstrip("。.!").upper()
    if bare in _YES:
        return "是", codes
    if bare in _NO or text in _NO:
        return "否", codes
    return text, codes if not text else (*codes, _wrong(value, "not-a-verdict"))


def _date(value: Cell) -> Cleaned:
    if isinstance(value, int | float) and 20_000 <= value <= 60_000:
        return date.fromordinal(693_594 + int(value)).isoformat(), ()  # day 0 is 1899-12-30
    text, codes = _start(value)
    text = unicodedata.normalize("NFKC", text)
    if text in _NOTHING:
        return "", codes
    packed = re.fullmatch(r"(\d{4})(\d\d)(\d\d)", text)
    match = packed or _DATE.fullmatch(text)
    try:
        if match and match[3]:
            return date(int(match[1]), int(match[2]), int(match[3])).isoformat(), codes
    except ValueError:
        match = None
    if match and 1 <= int(match[2]) <= 12:
        return f"{match[1]}-{int(match[2]):02}", codes
    return text, (*codes, "odd-date")


def _wrong(value: Cell, code: str) -> str:
    """`3/12` typed as a rank has often become the 12th of March."""
    return "became-a-date" if isinstance(value, date) else code


def _decimal(text: str) -> str:
    """`85.5` for `85.50`, `+85.5` and `085.5`."""
    number = format(Decimal(text), "f")
    number = number.rstrip("0").rstrip(".") if "." in number else number
    return "0" if number in {"-0", ""} else number


_CONVERTERS: Final[dict[FieldType, Callable[[Cell], Cleaned]]] = {
    "text": _text,
    "name": _name,
    "identifier": _identifier,
    "number": _number,
    "score": _score,
    "rank": _rank,
    "verdict": _verdict,
    "date": _date,
    "count": _count,
}
