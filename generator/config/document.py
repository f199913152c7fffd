"""A YAML file -> plain values, and for each key the line it stands on.

YAML 1.1 has traps that a webmaster cannot see: `no` is False, `10:30` is 630, `0770` is
504, and of two equal keys the last one wins.  Here only `true` and `false` are truth
values, numbers are plain decimal ones, everything else is text as it is written, and a
key that is given twice is a problem.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate
from pathlib import Path
from typing import Any

import yaml

BRACKET = re.compile(r"[\[\]{}]")
DEEP, LONG = 200, 2000

Key = tuple[str | int, ...]
"""Way from the top of a file to a value: keys, and positions in lists from 0."""


@dataclass(frozen=True, order=True)
class Spot:
    """Where a value stands."""

    file: str
    """Path relative to the project folder, with forward slashes."""
    line: int = 0
    """1-based; 0 where the whole file is meant."""


@dataclass(frozen=True, order=True)
class Problem:
    """What is wrong in one place, in the order of files and lines."""

    spot: Spot
    key: str
    """Such as `columns 第 3 项 publish`; empty where the whole file is meant."""
    text: str
    """What is wrong; the way out."""

    def __str__(self) -> str:
        line = f" 第 {self.spot.line} 行" if self.spot.line else ""
        return f"{self.spot.file}{line}: {f'{self.key}: ' if self.key else ''}{self.text}"


@dataclass(frozen=True)
class Document:
    """A file of `site_config/`, or several that extend each other."""

    name: str
    """File name without its ending: the name that other files use."""
    file: str
    data: Any = None
    """Mappings, lists, text, numbers, dates; None where the file could not be read."""
    spots: Mapping[Key, Spot] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def problem(self, key: Key, text: str) -> Problem:
        """A problem at `key`, or at the nearest place above it that is written down."""
        there = key
        while there and there not in self.spots:
            there = there[:-1]
        return Problem(self.spots.get(there, Spot(self.file)), spell(key), text)


def spell(key: Key) -> str:
    """`("columns", 2, "publish")` -> `columns 第 3 项 publish`."""
    return " ".join(f"第 {piece + 1} 项" if isinstance(piece, int) else piece for piece in key)


def read(path: Path, root: Path) -> Document:
    """The file at `path`; whatever is wrong with its YAML stands in `problems`."""
    file = path.relative_to(root).as_posix()
    reader = _Reader(file)
    try:
        node = _composed(path.read_bytes().decode("utf-8-sig"))
        data = None if node is None else reader.value(node, ())
    except UnicodeDecodeError:
        return _unread(path, file, 0, "不是 UTF-8 编码；请用编辑器另存为 UTF-8")
    except yaml.MarkedYAMLError as error:
        return _unread(path, file, *_syntax(error, path.read_text(encoding="utf-8-sig")))
    except (yaml.YAMLError, RecursionError):
        return _unread(path, file, 0, "含有 YAML 不允许的字符，或套了太多层；请重新输入")
    if node is None:
        return _unread(path, file, 0, "文件是空的；请参照同一文件夹的其他文件填写，或删去本文件")
    if not isinstance(data, dict):
        return _unread(path, file, 1, "最外层须是“键: 值”，冒号用半角，后面空一格")
    return Document(path.stem, file, data, reader.spots, tuple(reader.problems))


def _unread(path: Path, file: str, line: int, text: str) -> Document:
    return Document(path.stem, file, problems=(Problem(Spot(file, line), "", text),))


def _composed(text: str) -> yaml.Node | None:
    """The file's node, by libyaml where PyYAML has it: it takes a tenth of the time."""
    if _shallow(text):
        try:
            return yaml.compose(text, Loader=_Fast)
        except yaml.YAMLError:
            pass  # said once more by the parser whose words `SYNTAX` knows
    return yaml.compose(text, Loader=_Loader)


def _shallow(text: str) -> bool:
    """Whether the text cannot be nested so deep that libyaml would end the process.

    Blocks are no deeper than their longest line is long.
    """
    steps = (1 if bracket in "[{" else -1 for bracket in BRACKET.findall(text))
    return (
        max(accumulate(steps), default=0) < DEEP
        and max(map(len, text.splitlines()), default=0) < LONG
    )


class _Loader(yaml.SafeLoader):
    """Resolves the scalars of this project, and nothing that YAML 1.1 adds to them."""


class _Fast(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The same, if need be slowly."""


_Loader.yaml_implicit_resolvers = {}
_Fast.yaml_implicit_resolvers = _Loader.yaml_implicit_resolvers
for _tag, _pattern, _first in (
    ("null", r"^(?:~|null|)$", ["~", "n", ""]),
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"^-?(?:0|[1-9][0-9]*)$", list("-0123456789")),
    ("float", r"^-?(?:0|[1-9][0-9]*)\.[0-9]+$", list("-0123456789")),
    ("timestamp", r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", list("0123456789")),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), _first)


class _Reader:
    """Turns nodes into values; remembers lines and what is wrong."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.spots: dict[Key, Spot] = {}
        self.problems: list[Problem] = []
        self._open: set[int] = set()

    def value(self, node: yaml.Node, key: Key) -> Any:
        self.spots.setdefault(key, Spot(self.file, node.start_mark.line + 1))
        if id(node) in self._open:
            self._wrong(node, key, "引用（*）套在自己里面；请改为直接写出内容")
            return None
        self._open.add(id(node))
        try:
            if isinstance(node, yaml.MappingNode):
                return dict(self._pairs(node, key))
            if isinstance(node, yaml.SequenceNode):
                return [self.value(item, (*key, at)) for at, item in enumerate(node.value)]
            return self._scalar(node, key)
        finally:
            self._open.remove(id(node))

    def _pairs(self, node: yaml.MappingNode, key: Key) -> Iterator[tuple[str, Any]]:
        seen: dict[str, int] = {}
        for name, item in node.value:
            if not isinstance(name, yaml.ScalarNode):
                self._wrong(name, key, "键须是一个词；含 [ ] 或 { } 的文字请加引号")
                continue
            line = name.start_mark.line + 1
            here = (*key, name.value)
            if name.value in seen:
                self._wrong(name, here, f"写了两次（第 {seen[name.value]} 行已有）；请只留一处")
                continue
            seen[name.value] = line
            self.spots[here] = Spot(self.file, line)
            yield name.value, self.value(item, here)

    def _scalar(self, node: yaml.Node, key: Key) -> Any:
        kind, text = node.tag.rsplit(":", 1)[-1], str(node.value)
        if not node.tag.startswith("tag:yaml.org,2002:") or kind.startswith("python"):
            self._wrong(node, key, "不能使用 ! 开头的标签；以 ! 开头的文字请加引号")
            return None
        if kind == "null":
            return None
        if kind == "bool":
            return text.lower() == "true"
        if kind == "timestamp":
            return _day(text)
        try:
            return {"int": int, "float": float}.get(kind, str)(text)
        except ValueError:
            return text

    def _wrong(self, node: yaml.Node, key: Key, text: str) -> None:
        spot = Spot(self.file, node.start_mark.line + 1)
        self.problems.append(Problem(spot, spell(key), text))


def _day(text: str) -> date | str:
    try:
        return date.fromisoformat(text)
    except ValueError:  # 2024-02-30: the model says that it is no date
        return text


SYNTAX = (
    (
        "mapping values are not allowed",
        "文字中有“: ”（冒号加空格），请给整段文字加引号；或本行缩进不对",
    ),
    (r"character '\t'", "缩进不能用制表符（Tab），请改用空格"),
    ("expected <block end>", "缩进与上面的行没有对齐，或引号之后还有文字"),
    ("could not find expected ':'", "这一行缺少半角冒号“: ”，或缩进不对"),
    ("found unexpected end of stream", "引号没有成对"),
    (
        "expected ',' or",
        "括号 [ ] { } 没有成对，或其中少了半角逗号；含逗号、冒号、括号的文字请加引号",
    ),
    ("cannot start any token", "文字不能以 %、@、` 开头，请加引号"),
    ("undefined alias", "以 * 开头的文字请加引号"),
    ("expected alphabetic or numeric", "以 * 或 & 开头的文字请加引号"),
    ("expected '<document start>'", "缩进与上面的行没有对齐，或前面少了“键: ”"),
    ("a tag", "以 ! 开头的文字请加引号"),
    ("expected a single document", "文件里有多余的 --- 行；一个文件只写一份"),
)
"""What the parser says -> what a webmaster can do about it."""
WIDE_COLON = re.compile(r"\s*(?:- )?[A-Za-z_-]+：")


def _syntax(error: yaml.MarkedYAMLError, text: str) -> tuple[int, str]:
    """The line to look at, and what is wrong there."""
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 0
    for number, written in enumerate(text.splitlines()[:line], 1):
        if WIDE_COLON.match(written):
            return number, "冒号须用半角，后面空一格：“键: 值”"
    said = f"{error.problem} {error.context}"
    found = (way_out for words, way_out in SYNTAX if words in said)
    return line, next(found, "不是有效的 YAML，请检查这一行和上一行的缩进、冒号、引号")
