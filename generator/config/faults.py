"""What pydantic finds in a document -> problems in Chinese, with key and line."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.config.base import COURSES, ID, PERCENT, REQUIRED, Model
from generator.config.document import Document, Key, Problem
from generator.config.target import HOST
from generator.config.words import hint

M = TypeVar("M", bound=Model)

TOO_MANY = 20
"""No mistake of a person makes more problems than that in one file."""


def parse(document: Document, model: type[M]) -> tuple[M | None, list[Problem]]:
    """The document as a `model`, or None and everything that is wrong with it."""
    if document.data is None:
        return None, list(document.problems)
    try:
        return model.model_validate(document.data), list(document.problems)
    except ValidationError as error:
        problems = [*document.problems, *_problems(document, model, error)]
        return None, problems[:TOO_MANY]


def _problems(document: Document, model: type[Model], error: ValidationError) -> Iterator[Problem]:
    by_key: dict[Key, list[ErrorDetails]] = {}
    for fault in error.errors(include_url=False):
        by_key.setdefault(_key(document.data, fault), []).append(fault)
    deeper = {key[:length] for key in by_key for length in range(len(key))}
    for key, faults in by_key.items():
        if key in deeper and faults[0]["type"] in {"string_type", "too_short"}:
            # It may be text or a mapping, and is a mapping with faults of its own; or a list
            # that has enough of them, each at fault.
            continue
        texts = [_text(fault, model, key) for fault in _likely(faults)]
        yield document.problem(key, "；或者".join(dict.fromkeys(texts)))


def _key(data: Any, fault: ErrorDetails) -> Key:
    """Where the fault is, without the names of union members that pydantic puts in."""
    place, absent = fault["loc"], fault["type"] == "missing"
    key: list[int | str] = []
    for at, piece in enumerate(place):
        if _holds(data, piece):
            data = data[piece]
        elif not (absent and at == len(place) - 1):
            continue
        key.append(piece)
    return tuple(key)


def _holds(data: Any, piece: str | int) -> bool:
    if isinstance(data, list):
        return isinstance(piece, int) and piece < len(data)
    return isinstance(data, dict) and piece in data


def _likely(faults: list[ErrorDetails]) -> list[ErrorDetails]:
    """Of what several members of a union say, that which fits what is written there."""
    if len(faults) > 1 and isinstance(faults[0]["input"], dict):
        return [fault for fault in faults if fault["type"] != "string_type"] or faults
    if len(faults) > 1:
        return [fault for fault in faults if not fault["type"].startswith("model_")] or faults
    return faults


PATTERNS: Mapping[str, str] = {
    ID: "只能用小写字母 a–z、数字和连字符，以字母或数字开头",
    PERCENT: "须写成百分数，如 60%",
    COURSES: "须写成 semesters 1-5、all except the last semester 或 all",
    REQUIRED: "须写成“种类 published”或“种类 closed”，如 application closed",
    r"^https?://.+/$": "须是完整网址，以 http:// 或 https:// 开头、以 / 结尾",
    r"^(https?://.+/)?$": "须是完整网址，以 http:// 或 https:// 开头、以 / 结尾",
    r"^(apache|iis)?$": "只能是 apache 或 iis",
    HOST: "须写成 ~/.ssh/config 里的名称，或 用户@服务器",
    r"^\d\d:\d\d$": "须写成 09:00",
    r"^[0-9a-f]{8,64}$": "须是 8 位以上的指纹（数字和 a–f）；由 gongshi approve 写入，不要手改",
}

TEXTS: Mapping[str, str] = {
    "missing": "缺少这一项，请填写",
    "string_too_short": "不能为空，请填写",
    "too_short": "至少要有一项",
    "greater_than_equal": "不能小于 {ge}",
    "less_than_equal": "不能大于 {le}",
    "value_error": "{error}",
}

SHAPES: tuple[tuple[str, str], ...] = (
    ("date", "须是日历上有的日期，写成 2024-03-19"),
    ("bool", "须是 true 或 false"),
    ("int", "须是整数"),
    ("decimal", "须是数"),
    ("tuple", "须是列表，写成 [甲, 乙]，或每项一行、以“- ”开头"),
    ("dict", "下面须是“键: 值”，每行一个，缩进对齐，冒号用半角"),
    ("model", "下面须是“键: 值”，每行一个，缩进对齐，冒号用半角"),
)
"""First word of pydantic's error type -> what should stand there."""


def _text(fault: ErrorDetails, model: type[Model], key: Key) -> str:
    kind, value, context = fault["type"], fault["input"], fault.get("ctx", {})
    if kind == "extra_forbidden":
        text = f"不认识这一项；{hint(str(key[-1]), known_keys(model, key[:-1]))}"
    elif value is None:
        text = "空着；请填写，或删去这一行"
    elif kind in TEXTS:
        text = TEXTS[kind].format(**context)
    elif kind == "string_pattern_mismatch":
        text = PATTERNS.get(context["pattern"], "写法不对")
    elif kind == "literal_error":
        choices = tuple(re.findall(r"'([^']*)'", context["expected"]))
        text = f"不能是“{value}”；{hint(str(value), choices)}"
    elif kind == "string_type":
        text = _not_text(value)
    else:
        text = next((shape for word, shape in SHAPES if kind.startswith(word)), "写法不对")
    return text


def _not_text(value: object) -> str:
    if isinstance(value, (list, dict)):
        return "须是文字；含 [ ] 或 { } 的文字请加引号"
    written = str(value).lower() if isinstance(value, bool) else str(value)
    read_as = {bool: "是/否", date: "日期"}.get(type(value), "数字")
    return f'须是文字，却读成了{read_as}；请加引号："{written}"'


def known_keys(model: type[Model], key: Key) -> tuple[str, ...]:
    """The keys that may stand at `key` of a document of this model."""
    found: list[Any] = [model]
    for piece in key:
        found = [inner for kind in found for inner in _inside(kind, piece)]
    fields = (pair for kind in found if _is_model(kind) for pair in kind.model_fields.items())
    return tuple(dict.fromkeys(field.alias or name for name, field in fields))


def _inside(kind: Any, piece: str | int) -> Iterator[Any]:
    """Types of what stands below a value of the type `kind`, union members apart."""
    if _is_model(kind):
        field = kind.model_fields.get(piece)
        yield from _members(field.annotation) if field else ()
    elif get_origin(kind) is dict:
        yield from _members(get_args(kind)[1])
    elif get_origin(kind) is tuple:
        yield from _members(get_args(kind)[0])


def _members(kind: Any) -> Iterator[Any]:
    if get_origin(kind) in {Union, types.UnionType}:
        for member in get_args(kind):
            yield from _members(member)
    else:
        yield kind


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
