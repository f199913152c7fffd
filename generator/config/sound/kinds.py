"""`kinds/*.yml`: known fields, masks and rules, and nothing published by mistake."""

from __future__ import annotations

from collections.abc import Iterator

from generator import rooms
from generator.config.document import Document, Key, Problem
from generator.config.fields import Fields
from generator.config.kind import ColumnSpec, Kind
from generator.config.parts import Parts
from generator.config.sound import repeated
from generator.config.words import unknown

SUBJECTS = "subjects"
PERSONAL = frozenset({"name", "identifier"})
"""Types of fields whose cells say who a person is."""


def problems(parts: Parts) -> Iterator[Problem]:
    """Yield unknown names, and columns that must not be published, or not so."""
    for part in parts.kinds.values():
        kind, document = part.model, part.document
        if kind is None:
            continue
        for at, name in repeated(column.field for column in kind.columns):
            key = ("columns", at, "field")
            yield document.problem(key, f"“{name}”写了两次；一列只能公示一次，请删去一处")
        for at, column in enumerate(kind.columns):
            yield from _column(document, ("columns", at), column)
        for at, name in enumerate(kind.checks):
            if name not in rooms.names("check"):
                text = unknown("检查", name, rooms.names("check"))
                yield document.problem(("checks", at), text)
        yield from _form(document, kind)
        if parts.fields.model:
            yield from _fields(document, kind, parts.fields.model)


def _form(document: Document, kind: Kind) -> Iterator[Problem]:
    if kind.form == "document" and (kind.columns or kind.made_by):
        yield document.problem(("form",), "document 没有表格；请删去 columns 和 made_by，或改 form")
    elif kind.form != "document" and not kind.columns:
        yield document.problem(("columns",), "至少要有一项；没有表格的公示请写 form: document")
    if kind.made_by and kind.form == "people":
        yield document.problem(("made_by",), "只能生成没有个人信息的表；请写 form: table")
    elif kind.made_by and kind.made_by not in rooms.names("statistics"):
        text = unknown("统计表", kind.made_by, rooms.names("statistics"))
        yield document.problem(("made_by",), text)


def _column(document: Document, key: Key, column: ColumnSpec) -> Iterator[Problem]:
    masks = rooms.names("mask")
    if column.publish not in masks:
        yield document.problem((*key, "publish"), unknown("脱敏方式", column.publish, masks))
    if column.publish == "full" and not column.basis:
        text = "full（全文公示）须写明 basis：学校书面决定的部门、日期和文件"
        yield document.problem((*key, "publish"), text)
    if column.publish == "one-of" and not column.choices:
        text = "one-of 须有 choices：列出可以公示的说法；其他文字一律不公示"
        yield document.problem((*key, "publish"), text)
    if column.choices and column.publish != "one-of":
        yield document.problem((*key, "choices"), "choices 只用于 publish: one-of；请改 publish")
    if (column.field == SUBJECTS) != (column.publish == "score") and column.publish in masks:
        text = "subjects（全部科目列）与 publish: score（只留成绩）须一起使用"
        yield document.problem((*key, "publish"), text)
    yield from _choices(document, key, column)


def _choices(document: Document, key: Key, column: ColumnSpec) -> Iterator[Problem]:
    owner: dict[str, int] = {}
    for at, choice in enumerate(column.choices):
        words = (choice,) if isinstance(choice, str) else (choice.value, *choice.also)
        for word in words:
            if owner.setdefault(word, at) != at:
                text = f"“{word}”已在第 {owner[word] + 1} 项；一种说法只能归入一项"
                yield document.problem((*key, "choices", at), text)


def _fields(document: Document, kind: Kind, fields: Fields) -> Iterator[Problem]:
    yield from _nobody(document, kind, fields)
    for at, column in enumerate(kind.columns):
        key: Key = ("columns", at, "field")
        if column.field != SUBJECTS:
            yield from _published(document, key, column.field, fields)
        spec = fields.fields.get(column.field)
        if spec and spec.type in PERSONAL and column.publish in {"keep", "one-of"}:
            mask = "name" if spec.type == "name" else "tail"
            text = (
                f"“{spec.title}”不能原样公示；请改为 {mask}，学校书面决定全文公示的写 full 和 basis"
            )
            yield document.problem(("columns", at, "publish"), text)
    for what in ("group_by", "order_by"):
        for at, name in enumerate(getattr(kind, what)):
            yield from _published(document, (what, at), name, fields)
            spec = fields.fields.get(name)
            if what == "group_by" and spec and spec.type in PERSONAL:
                text = f"分组名会原样公示，不能按“{spec.title}”分组；请改用学院、专业等字段"
                yield document.problem((what, at), text)
    for at, name in enumerate(kind.also_read):
        if name not in fields.fields:
            yield document.problem(("also_read", at), unknown("字段", name, fields.fields))


def _nobody(document: Document, kind: Kind, fields: Fields) -> Iterator[Problem]:
    """In a table without persons no column may say who somebody is."""
    for at, column in enumerate(kind.columns if kind.form == "table" else ()):
        spec = fields.fields.get(column.field)
        if column.field == SUBJECTS or (spec and spec.type in PERSONAL):
            text = "form: table 的表不能有个人；请删去这一列，或改为 form: people"
            yield document.problem(("columns", at, "field"), text)


def _published(document: Document, key: Key, name: str, fields: Fields) -> Iterator[Problem]:
    spec = fields.fields.get(name)
    if spec is None:
        allowed = [each for each, its in fields.fields.items() if not its.never]
        yield document.problem(key, unknown("字段", name, (*allowed, SUBJECTS)))
    elif spec.never:
        text = f"“{spec.title}”任何公示都不得发布（{spec.never}）；请删去这一项"
        # Position 4 allows its first two digits with a basis; no mask does that yet.
        more = "；目前不支持只显示前两位" if name == "id_number" else ""
        yield document.problem(key, text + more)
