"""Every person has a value in each column that the notice publishes or groups by."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import Context
from generator.model import Finding, Source


def check(source: Source, context: Context) -> Iterator[Finding]:
    """Yield one error for each empty cell that must not be empty."""
    kind = context.unit.kind
    wanted = [c.field for c in kind.columns if not c.empty] + list(kind.group_by)
    for name in dict.fromkeys(wanted):
        if name not in source.table:
            continue
        for index in source.table.index[source.table[name] == ""]:
            title = context.fields.title(name)
            yield source.finding("required-values", index, name, f"“{title}”为空，请补填后重新提交")
