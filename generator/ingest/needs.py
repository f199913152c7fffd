"""What a unit of publication needs from its workbooks: fields, and which must be there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.config.fields import Fields
from generator.config.project import Unit

WHO: Final = ("name", "student_no", "exam_no")
"""A row with none of them is nobody's."""
WHO_SET: Final = frozenset(WHO)
GROUPS: Final = ("college", "major", "grade", "track")
"""May stand in a title, the name of a sheet or the round instead of a column."""


@dataclass(frozen=True)
class Needs:
    """Names of fields."""

    wanted: tuple[str, ...]
    """Everything that goes into `Source.table`, in a fixed order."""
    required: tuple[str, ...]
    """Without these the unit cannot be published."""
    subjects: bool
    """Whether every unknown column of scores is wanted too."""
    persons: bool = True
    """Whether its rows are people; else a row is what has two of the wanted columns."""


def needs(unit: Unit, fields: Fields) -> Needs:
    """Closed: a field that `fields.yml` says is never published is not even read."""
    kind, rank = unit.kind, unit.policy.rank
    columns = [column.field for column in kind.columns]
    persons = kind.form == "people" and not WHO_SET.isdisjoint(columns)
    asked = (
        *((*WHO, *GROUPS, "class") if persons else ()),
        *(*columns, *kind.also_read, *kind.group_by, *kind.order_by),
        *(rank.within if rank and persons else ()),
    )
    must = (
        *(column.field for column in kind.columns if not column.optional),
        *(*kind.group_by, *kind.order_by),
    )
    return Needs(
        wanted=tuple(name for name in dict.fromkeys(asked) if _may_be_read(name, fields)),
        required=tuple(name for name in dict.fromkeys(must) if _may_be_read(name, fields)),
        subjects="subjects" in columns,
        persons=persons,
    )


def _may_be_read(name: str, fields: Fields) -> bool:
    return name in fields.fields and not fields.fields[name].never
