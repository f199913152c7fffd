"""A number that is shown by its end has more characters than are shown."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import Context
from generator.model import Finding, Source


def check(source: Source, context: Context) -> Iterator[Finding]:
    """Yield an error for each number that its mask would show whole."""
    for column in context.unit.kind.columns:
        tail = context.unit.round.mask.get(column.field)
        if column.publish != "tail" or tail is None or column.field not in source.table:
            continue
        lengths = source.table[column.field].str.len()
        for index in lengths.index[(lengths > 0) & (lengths <= tail.tail)]:
            title = context.fields.title(column.field)
            message = (
                f"“{title}”只有 {lengths[index]} 位，显示后 {tail.tail} 位等于全部公开；请填写完整"
            )
            yield source.finding("longer-than-shown", index, column.field, message)
