"""`fields.yml`: names that other files can use, and no header that means two fields."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.config.document import Key, Problem
from generator.config.fields import FieldSpec
from generator.config.parts import Parts

NAME = re.compile(r"[a-z][a-z0-9_]*")
RESERVED = ("subjects",)
"""What kinds call all subject columns together."""
BLANK = re.compile(r"\s+")


def problems(parts: Parts) -> Iterator[Problem]:
    """Yield names of the wrong form and headers that two fields claim."""
    document, model = parts.fields.document, parts.fields.model
    claimed: dict[str, str] = {}
    for name, spec in model.fields.items() if model else ():
        if not NAME.fullmatch(name):
            text = "字段名只能用小写字母、数字和下划线，以字母开头"
            yield document.problem(("fields", name), text)
        if name in RESERVED:
            yield document.problem(("fields", name), "这个名字指“全部科目列”，请换一个字段名")
        for key, header in _headers(name, spec):
            first = claimed.setdefault(_plain(header), name)
            if first != name:
                text = f"表头“{header}”已属于 {first}；一个表头只能指一个字段，请删去一处"
                yield document.problem(key, text)


def _headers(name: str, spec: FieldSpec) -> Iterator[tuple[Key, str]]:
    yield ("fields", name, "title"), spec.title
    for at, alias in enumerate(spec.aliases):
        yield ("fields", name, "aliases", at), alias


def _plain(header: str) -> str:
    return BLANK.sub("", unicodedata.normalize("NFKC", header)).casefold()
