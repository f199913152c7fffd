"""Workbooks -> `Reading`: the people of a notice or part, and all that is wrong.

sniff, look      what a file really is, before anything reads it
workbook, delimited, html_table
                 bytes -> raw cells (`Grid`)
header, layout, constants, subjects, values, people
                 raw cells -> normalised people
secrets          the personal data of the files, for the leak gate
recognise        which kind a workbook looks like, for `new`
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.config.fields import Fields
from generator.config.project import Unit
from generator.config.school import School
from generator.ingest import assemble, files
from generator.ingest.constants import Known
from generator.ingest.header import Index
from generator.ingest.needs import needs
from generator.ingest.tables import tables
from generator.model import Finding, Reading, Source


def read(
    paths: Sequence[Path], *, root: Path, unit: Unit, fields: Fields, school: School
) -> Reading:
    """Read a unit's workbooks; `source` is None where they cannot be used at all."""
    kept, found = files.without_lock_files(paths, root)
    findings = list(found)
    if not kept:
        sources = "、".join(unit.sources)
        text = f"没有找到文件：{sources}；请把工作簿放到这里，或改正 rounds 中的 source"
        return _reading(None, [*findings, Finding("no-file", "error", text)], unit)
    opened = [files.open_file(path, root) for path in kept]
    findings += [finding for each in opened for finding in each.findings]
    grids = [grid for each in opened for grid in each.grids]
    index = Index(fields, unit.map)
    found_tables, more = tables(grids, index, unit, needs(unit, fields))
    findings += more
    source, more = assemble.source(found_tables, unit, fields, Known(school))
    return _reading(source, [*findings, *more], unit)


def _reading(source: Source | None, findings: list[Finding], unit: Unit) -> Reading:
    if source is None and not any(f.severity == "error" for f in findings):
        text = "没有可以读取的学生名单；请核对文件，以及 rounds 中的 sheets.skip"
        findings = [*findings, Finding("no-people", "error", text)]
    usable = not any(f.severity == "error" and f.code in assemble.UNUSABLE for f in findings)
    marked = tuple(assemble.with_college(finding, source, unit) for finding in findings)
    return Reading(source if usable else None, marked)
