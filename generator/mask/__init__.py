"""Source -> Masked: named columns only, every cell through its mask.

One mask, one file, named as in YAML.  A mask is `mask(values, column, options)`: a
column of strings in, as many out, the input untouched.  A value that the mask cannot
take is a `ValueError` without the value; the checks have reported it before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

from generator import rooms
from generator.config.fields import Fields
from generator.config.kind import ColumnSpec
from generator.config.project import Unit
from generator.config.school import School
from generator.mask._arrange import arrange
from generator.model import Column, Group, Masked, Source

SUBJECTS = "subjects"
SUBJECT = "subject:"
LONGEST_TAIL = 4
"""A round never shows more of a number."""
IDENTIFYING = frozenset({"name", "student_no", "exam_no"})
KNOWN_TO_ONESELF = IDENTIFYING | {
    "sex",
    "ethnicity",
    "college",
    "major",
    "grade",
    "class",
    "track",
}
"""What people find their own row by; they learn rank and average only from the list."""
BY_TYPE = {"name": {"name", "full"}, "identifier": {"tail"}}
"""Masks that a field of a type may have; any for all other types."""


@dataclass(frozen=True)
class MaskOptions:
    """What a round fixes for all of its notices."""

    tails: Mapping[str, int] = field(default_factory=dict)
    """Identifier field -> number of characters shown at its end, 1 to 4."""
    decimals: int = 2
    """Decimals of a printed average, by the policy."""


def apply(source: Source, unit: Unit, fields: Fields, school: School) -> Masked:
    """What may be published of `source`, in order and in groups.

    Raises:
        ValueError: a column or a value that no lawful configuration and no checked
            table has.
    """
    tails = {name: tail.tail for name, tail in unit.round.mask.items()}
    rule = unit.policy.rank
    options = MaskOptions(tails, rule.decimals if rule else 2)
    return _masked(source, unit, fields, school, options)


def collisions(masked: Masked) -> tuple[int, ...]:
    """0-based rows that look like another row of their group to one who looks for oneself.

    Empty where the list shows neither name nor number.
    """
    shown = [column.field for column in masked.columns if column.field in KNOWN_TO_ONESELF]
    if not IDENTIFYING & set(shown):
        return ()
    table = pd.DataFrame({name: masked.cells(name) for name in shown})
    table["group"] = [n for n, group in enumerate(masked.groups) for _ in range(group.count)]
    alike = table.duplicated(keep=False)
    return tuple(int(row) for row in table.index[alike])


def alike(source: Source, unit: Unit, fields: Fields, school: School) -> tuple[int, ...]:
    """Index labels of `source.table` whose rows collide once they are masked."""
    order, _ = arrange(source.table, unit, fields, school)
    rows = collisions(apply(source, _to_know_oneself(unit), fields, school))
    return tuple(source.table.index[order[row]] for row in rows)


def propose_tail(source: Source, unit: Unit, fields: Fields, school: School) -> int:
    """The smallest N that keeps rows apart, 4 at most; `collisions` tells what is left."""
    unit = _to_know_oneself(unit)
    tails = [column.field for column in unit.kind.columns if column.publish == "tail"]
    lengths = [_shortest(source.table[name]) for name in tails if name in source.table]
    longest = min([LONGEST_TAIL, *(length - 1 for length in lengths)])
    for shown in range(1, longest):
        options = MaskOptions(dict.fromkeys(tails, shown))
        if not collisions(_masked(source, unit, fields, school, options)):
            return shown
    return max(longest, 1)


def _to_know_oneself(unit: Unit) -> Unit:
    """The unit without the columns that nobody finds their row by: scores are many."""
    columns = tuple(each for each in unit.kind.columns if each.field in KNOWN_TO_ONESELF)
    return replace(unit, kind=unit.kind.model_copy(update={"columns": columns}))


def _masked(
    source: Source, unit: Unit, fields: Fields, school: School, options: MaskOptions
) -> Masked:
    order, groups = arrange(source.table, unit, fields, school)
    table = source.table.iloc[order]
    columns, cells = [], []
    for spec in _columns(source, unit, fields):
        _refuse(spec, fields)
        masked = rooms.load("mask", spec.publish).mask(table[spec.field], spec, options)
        title = spec.title or source.titles.get(spec.field) or fields.title(spec.field)
        columns.append(Column(spec.field, title))
        cells.append(masked.tolist())
    return _narrowed(tuple(columns), groups, tuple(zip(*cells, strict=True)))


def _narrowed(
    columns: tuple[Column, ...], groups: tuple[Group, ...], rows: tuple[tuple[str, ...], ...]
) -> Masked:
    """Each group without the subjects that nobody in it has."""
    if not any(column.field.startswith(SUBJECT) for column in columns):
        return Masked(columns, groups, rows)
    narrow: list[Group] = []
    kept: list[tuple[str, ...]] = []
    for group in groups:
        mine = rows[group.first : group.first + group.count]
        used = tuple(
            place
            for place, (column, cells) in enumerate(
                zip(columns, zip(*mine, strict=True), strict=True)
            )
            if not column.field.startswith(SUBJECT) or any(cells)
        )
        whole = len(used) == len(columns)
        narrow.append(group if whole else replace(group, columns=used))
        kept += mine if whole else [tuple(row[place] for place in used) for row in mine]
    return Masked(columns, tuple(narrow), tuple(kept))


def _columns(source: Source, unit: Unit, fields: Fields) -> Iterator[ColumnSpec]:
    """The kind's columns in its order, each subject one by one, absent optional ones left out.

    Raises:
        ValueError: a column is missing; reading has reported it before.
    """
    for spec in unit.kind.columns:
        if spec.field == SUBJECTS:
            names = dict.fromkeys([*source.titles, *map(str, source.table.columns)])
            for name in names:
                if name.startswith(SUBJECT) and name in source.table:
                    yield spec.model_copy(update={"field": name, "title": ""})
        elif spec.field in source.table:
            yield spec
        elif not spec.optional:
            raise ValueError(f"表中没有“{fields.title(spec.field)}”一列")


def _refuse(spec: ColumnSpec, fields: Fields) -> None:
    """The last gate: what the configuration's loader should have refused already."""
    known = fields.fields.get(spec.field)
    allowed = BY_TYPE.get(known.type, {spec.publish}) if known else {spec.publish}
    if (known and known.never) or spec.publish not in allowed:
        raise ValueError(f"“{fields.title(spec.field)}”不得以 {spec.publish} 方式公示")


def _shortest(values: pd.Series) -> int:
    lengths = values[values != ""].str.len()
    return int(lengths.min()) if len(lengths) else LONGEST_TAIL + 1
