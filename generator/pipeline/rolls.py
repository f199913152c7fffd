"""The lists of a round, side by side: what each rule compares a list with.

A list whose workbook is there is compared person by person, by number.  A list that is
on line and whose workbook is gone is compared by what it shows: college, major, track,
masked name and masked number, to which the checked list is masked in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from generator import rooms, statistics
from generator.check import Roll
from generator.config.kind import ColumnSpec
from generator.config.project import Project, Unit
from generator.mask import MaskOptions
from generator.model import Finding, Place, Sheet, Source
from generator.notice import Notice

SUPPLEMENTED = "supplemented"
"""The roll of the notice that a supplementary one adds people to."""
PERSON = ("student_no", "exam_no")
WHERE = ("college", "major", "track")
MASKS = {"name": "name", "student_no": "tail", "exam_no": "tail"}


@dataclass(frozen=True)
class Material:
    """All that is known of one list of the round."""

    sources: tuple[Source, ...] = ()
    online: tuple[Notice, ...] = ()
    """Published, with no workbook any more."""


def place(unit: Unit) -> Place:
    """The round's file, for findings about what it says."""
    return Place(file=f"site_config/rounds/{unit.round_name}.yml")


def needed(unit: Unit) -> tuple[str, ...]:
    """Names of the rolls that the rules of the unit's kind ask for, and of those welcome."""
    return _asked(unit, "NEEDS", "USES")


def _asked(unit: Unit, *lists: str) -> tuple[str, ...]:
    modules = [rooms.load("check", name) for name in unit.kind.checks]
    asked = (roll for words in lists for m in modules for roll in getattr(m, words, ()))
    return tuple(dict.fromkeys(asked))


def counted_from(unit: Unit) -> tuple[str, ...]:
    """Names of the lists that the unit's own table is made from; none for most."""
    return statistics.needs(unit.kind.made_by, unit.round) if unit.kind.made_by else ()


def rolls(
    unit: Unit, own: Source, there: Mapping[str, Material], project: Project
) -> tuple[dict[str, Roll], list[Finding]]:
    """The rolls that the unit's rules need, and a note for each that is not there."""
    found: dict[str, Roll] = {}
    notes: list[Finding] = []
    must = {*_asked(unit, "NEEDS"), SUPPLEMENTED}
    for name in (*needed(unit), *((SUPPLEMENTED,) if unit.supplements else ())):
        material = there.get(name, Material())
        if name == unit.kind_name:
            continue
        if material.sources or material.online:
            found[name] = _roll(name, material, own, unit)
        elif name in must:
            message = f"本轮没有可用的“{_title(name, unit, project)}”，相应的核对没有进行"
            notes.append(Finding("roll-missing", "note", message, place(unit)))
    return found, notes


def _title(name: str, unit: Unit, project: Project) -> str:
    if name == SUPPLEMENTED:
        return unit.supplements
    known = project.kinds.get(name) or project.inputs.get(name)
    return known.title if known else name


def _roll(name: str, material: Material, own: Source, unit: Unit) -> Roll:
    if not material.online:
        source = joined(material.sources)
        files = dict.fromkeys(sheet.file.rsplit("/", 1)[-1] for sheet in source.sheets)
        shown = "、".join([*files][:2]) + (f" 等 {len(files)} 个文件" if len(files) > 2 else "")
        keys, mine = _numbers(source.table, own.table), _numbers(own.table, source.table)
        return Roll(name, source.table, keys, mine, masked=False, origin=shown, source=source)
    tables = [_published(notice) for notice in material.online]
    tables += [_masked(source.table, unit) for source in material.sources]
    table = pd.concat(tables, ignore_index=True).fillna("")
    ours = _masked(own.table, unit)
    by = [column for column in (*WHERE, *MASKS) if column in table and column in ours]
    origin = f"已公示的 {material.online[0].id}"
    return Roll(name, table, _key(table, by), _key(ours, by), masked=True, origin=origin)


def joined(sources: Sequence[Source]) -> Source:
    """Several parts as one list, every person with the place in the part's own file."""
    tables, origins = [], []
    sheets: list[Sheet] = []
    for source in sources:
        tables.append(source.table)
        origins.append(source.origin.assign(sheet=source.origin["sheet"] + len(sheets)))
        sheets += source.sheets
    return replace(
        sources[0],
        table=pd.concat(tables, ignore_index=True).fillna(""),
        origin=pd.concat(origins, ignore_index=True),
        sheets=tuple(sheets),
        titles={name: title for source in sources for name, title in source.titles.items()},
        detail=None,
    )


def as_source(material: Material) -> Source | None:
    """All of a list as one table; of published parts the rows that they show."""
    shown = []
    for made in material.online:
        table = _published(made)
        origin = pd.DataFrame({"sheet": 0, "row": 1}, index=table.index)
        file = f"content/notices/{made.folder}/rows.json"
        shown.append(Source(table, origin, (Sheet(file, "", {}, {}),)))
    sources = [*shown, *material.sources]
    return joined(sources) if sources else None


def _numbers(table: pd.DataFrame, other: pd.DataFrame) -> pd.Series:
    """The numbers that both tables have; nobody is found where they have none in common."""
    for name in PERSON:
        if name in table and name in other:
            return table[name]
    return pd.Series("", index=table.index, dtype="str")


def _published(notice: Notice) -> pd.DataFrame:
    """The rows of a notice as a table of fields, with what its groups say of them."""
    frames = []
    for group in notice.masked.groups:
        names = [column.field for column in notice.masked.shown(group)]
        frame = pd.DataFrame(list(notice.masked.of(group)), columns=names, dtype="str")
        keys = {**({"college": notice.part} if notice.part else {}), **group.keys}
        frames.append(frame.assign(**{n: v for n, v in keys.items() if n not in names}))
    return pd.concat(frames, ignore_index=True).fillna("") if frames else pd.DataFrame()


def _masked(table: pd.DataFrame, unit: Unit) -> pd.DataFrame:
    """The table with names and numbers as the round shows them."""
    options = MaskOptions({name: tail.tail for name, tail in unit.round.mask.items()})
    shown = {
        name: rooms.load("mask", mask).mask(
            table[name], ColumnSpec(field=name, publish=mask), options
        )
        for name, mask in MASKS.items()
        if name in table and (mask != "tail" or name in unit.round.mask)
    }
    return table.assign(**shown)


def _key(table: pd.DataFrame, by: Iterable[str]) -> pd.Series:
    columns = [table[name] for name in by]
    texts = ["\x1f".join(values) for values in zip(*columns, strict=True)]
    return pd.Series(texts, index=table.index, dtype="str")
