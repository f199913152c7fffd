"""`inputs/*.yml`: known fields, each once, and none that nobody may read."""

from __future__ import annotations

from collections.abc import Iterator

from generator.config.document import Problem
from generator.config.parts import Parts
from generator.config.sound import repeated
from generator.config.words import unknown


def problems(parts: Parts) -> Iterator[Problem]:
    """Yield columns that are unknown, named twice, or never read; names that a kind has."""
    for name, part in parts.inputs.items():
        document, model = part.document, part.model
        if model is None:
            continue
        if name in parts.kinds:
            text = f"已有公示种类“{name}”；检查按名称找名单，两者须不同，请改文件名"
            yield document.problem((), text)
        for at, field in repeated(column.field for column in model.columns):
            text = f"“{field}”写了两次；请删去一处"
            yield document.problem(("columns", at, "field"), text)
        fields = parts.fields.model.fields if parts.fields.model else {}
        readable = [each for each, spec in fields.items() if not spec.never]
        for at, column in enumerate(model.columns if fields else ()):
            if column.field not in fields:
                text = unknown("字段", column.field, readable)
                yield document.problem(("columns", at, "field"), text)
            elif fields[column.field].never:
                title, never = fields[column.field].title, fields[column.field].never
                text = f"“{title}”不读取、不使用（{never}）；请删去这一项"
                yield document.problem(("columns", at, "field"), text)
