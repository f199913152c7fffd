"""No published cell holds an ID number, phone, e-mail, bank card or address.

Looks at every column that the notice publishes as text; the school's own contacts
pass.  The message names the cell and the kind of data, never the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator import pii
from generator.check import Context
from generator.model import Finding, Source

SHORTENED = frozenset({"tail", "name"})
"""Masks that leave too little of a cell for such data to survive."""


def check(source: Source, context: Context) -> Iterator[Finding]:
    """Yield an error for each hit in a cell or in the header of a subject column."""
    for column in context.unit.kind.columns:
        if column.publish in SHORTENED:
            continue
        names = source.titles if column.field == "subjects" else (column.field,)
        for name in names:
            if name in source.table:
                yield from _column(source, context, name)
    for name in context.unit.kind.group_by:  # published as they are, in titles
        if name in source.table:
            yield from _column(source, context, name)


def _column(source: Source, context: Context, name: str) -> Iterator[Finding]:
    values = source.table[name]
    texts = [context.fields.title(name), *values.tolist()]
    for position, kind in pii.hits(texts, context.school.contacts()):
        label = pii.LABELS[kind]
        if position == 0:
            message = f"表头中含有{label}，请从工作簿中删去"
            yield source.finding(
                "no-personal-data", values.index[0], name, message, basis=pii.BASIS
            )
            continue
        title = context.fields.title(name)
        message = f"“{title}”中含有{label}，不得公示，请从工作簿中删去"
        index = values.index[position - 1]
        yield source.finding("no-personal-data", index, name, message, basis=pii.BASIS)
