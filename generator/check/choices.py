"""A column that is published as one of a list holds nothing else.

A clerk's free text never leaves: what is not on the list (or among the words that
the kind maps to it) is an error, and the message names the list, not the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import Context
from generator.model import Finding, Source


def check(source: Source, context: Context) -> Iterator[Finding]:
    """Yield an error for each cell whose text is on no list."""
    for column in context.unit.kind.columns:
        if not column.choices or column.field not in source.table:
            continue
        cells = source.table[column.field]
        words = column.words()
        for index in cells.index[~cells.isin({*words, ""})]:
            allowed = "、".join(dict.fromkeys(words.values()))
            message = f"“{context.fields.title(column.field)}”只能填写：{allowed}"
            yield source.finding("choices", index, column.field, message)
