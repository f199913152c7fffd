"""Every college is one of `school.yml`, so that pages and contacts belong to it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import Context
from generator.model import Finding, Source


def check(source: Source, context: Context) -> Iterator[Finding]:
    """Yield one error for each unknown college, and for a stranger in a college's part."""
    if "college" not in source.table:
        return
    cells = source.table["college"]
    known = {college.name for college in context.school.colleges}
    unknown = cells[~cells.isin({*known, ""})].drop_duplicates()
    for index in unknown.index:
        message = (
            "这个学院不在 site_config/school.yml 的 colleges 中；"
            f"请更正写法或登记为 aliases；已登记：{'、'.join(sorted(known))}"
        )
        yield source.finding("known-college", index, "college", message)
    if context.unit.part:
        strangers = cells[cells.isin(known) & (cells != context.unit.part)]
        for index in strangers.index:
            message = f"本部分只公示{context.unit.part}的学生，请移到所属学院的文件"
            yield source.finding("known-college", index, "college", message)
