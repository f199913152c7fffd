"""The frozen nouns that the stages hand to each other.

`Source` is raw and never leaves the machine; `Masked` is what may be published.
No function takes both, so a stage that is skipped is a type error.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:  # a build needs these nouns, and no table
    import pandas as pd

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True)
class Place:
    """Where a value stands, as the person who opens the file sees it."""

    file: str = ""
    """Path relative to the project folder, with forward slashes."""
    sheet: str = ""
    """Name of the sheet; empty for CSV and HTML."""
    cell: str = ""
    """Such as `F17`; empty where a whole row, sheet or file is meant."""
    row: int | None = None
    """1-based, as Excel shows it."""

    def __str__(self) -> str:
        spot = self.cell or (f"第 {self.row} 行" if self.row else "")
        name = self.file.rsplit("/", 1)[-1]
        return " ".join(part for part in (name, self.sheet, spot) if part)


@dataclass(frozen=True)
class Finding:
    """One breach, doubt or remark.  Never holds the value of a personal cell."""

    code: str
    """Name of the rule, such as `rank-follows-average`."""
    severity: Severity
    message: str
    """Chinese: the fault and the way out; the place stands in `place`."""
    place: Place = Place()
    basis: str = ""
    """Clause of the policy that the rule comes from."""
    notice: str = ""
    part: str = ""
    college: str = ""
    """College whose office must mend it; empty where it is not known."""

    def of(self, notice: str, part: str = "") -> Finding:
        """The same finding, marked with the notice and part it was found in."""
        return replace(self, notice=notice, part=part)

    def as_dict(self) -> dict[str, object]:
        """The shape that `check --format json` prints."""
        return {
            "code": self.code,
            "severity": self.severity,
            "notice": self.notice,
            "part": self.part,
            "file": self.place.file,
            "sheet": self.place.sheet,
            "cell": self.place.cell,
            "row": self.place.row,
            "college": self.college,
            "message": self.message,
            "basis": self.basis,
        }


@dataclass(frozen=True)
class Sheet:
    """One table that was read: which of our fields stands in which column."""

    file: str
    name: str
    columns: Mapping[str, str]
    """Field name -> column letters (`student_no` -> `C`)."""
    headers: Mapping[str, str]
    """Field name -> header text as it stands in the file."""


@dataclass(frozen=True)
class Source:
    """The people of one notice or part as the workbooks give them, normalised."""

    table: pd.DataFrame
    """One row a person; columns are field names; every value `str`, absent is `""`."""
    origin: pd.DataFrame
    """Same index as `table`; columns `sheet` (index into `sheets`) and `row` (1-based)."""
    sheets: tuple[Sheet, ...]
    titles: Mapping[str, str] = field(default_factory=dict)
    """Field name -> header to show, for columns that no `fields.yml` entry names
    (`subject:高等数学` -> `高等数学`), in the order of the workbook."""
    detail: Source | None = None
    """The 分表 rows, where a 总表 gave `table`; its people are not counted again."""

    def place(self, index: int, name: str = "") -> Place:
        """Place of the field `name` (or of the whole row) of the person at `index`."""
        number, row = (int(value) for value in self.origin.loc[index, ["sheet", "row"]].to_numpy())
        sheet = self.sheets[number]
        letters = sheet.columns.get(name, "")
        return Place(sheet.file, sheet.name, f"{letters}{row}" if letters else "", row)

    def finding(
        self,
        code: str,
        index: int,
        name: str,
        message: str,
        *,
        severity: Severity = "error",
        basis: str = "",
    ) -> Finding:
        """A finding at the field `name` of the person at `index`."""
        college = str(self.table.at[index, "college"]) if "college" in self.table else ""
        return Finding(code, severity, message, self.place(index, name), basis, college=college)


@dataclass(frozen=True)
class Reading:
    """What came of reading a notice's workbooks."""

    source: Source | None
    """None where something in `findings` makes the files unusable."""
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Column:
    """One published column."""

    field: str
    title: str


@dataclass(frozen=True)
class Group:
    """A run of rows that gets a page of its own."""

    slug: str
    """`[a-z0-9-]`, unique in its notice or part; the last piece of the page's address."""
    title: str
    """Such as `机电工程学院 机电一体化技术`."""
    keys: Mapping[str, str]
    """Field -> value, in the order of the kind's `group_by`."""
    first: int
    """0-based index of its first row."""
    count: int
    """Number of rows, at least 1."""
    columns: tuple[int, ...] = ()
    """Indexes of the columns that its rows have; empty: all of them.  Each major has
    subjects of its own."""


@dataclass(frozen=True)
class Masked:
    """What may be published of a `Source`: named columns only, every cell masked."""

    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    """Cover all rows, in order.  One group with an empty slug where the kind has no
    `group_by`: its table stands on the notice's own page."""
    rows: tuple[tuple[str, ...], ...]
    """One tuple a person, as wide as the columns that its group shows."""

    def shown(self, group: Group) -> tuple[Column, ...]:
        """The columns of the group's table."""
        return tuple(self.columns[n] for n in group.columns) if group.columns else self.columns

    def of(self, group: Group) -> tuple[tuple[str, ...], ...]:
        """The rows of the group's table."""
        return self.rows[group.first : group.first + group.count]

    def cells(self, name: str) -> list[str]:
        """The cells of the field `name`, in order; people without that column left out."""
        found: list[str] = []
        for group in self.groups:
            fields = [column.field for column in self.shown(group)]
            if name in fields:
                place = fields.index(name)
                found += [row[place] for row in self.of(group)]
        return found


@dataclass(frozen=True)
class Period:
    """A 公示期: from the first day to 24:00 of the last."""

    first: date
    last: date
    rule: str
    """How it was counted, in plain Chinese: `不少于 3 天，首日计入`."""
    basis: str
    """Clause, such as `五(四)`."""


@dataclass(frozen=True)
class Approval:
    """One office's consent to one fingerprint."""

    step: str
    by: str
    on: date
    fingerprint: str
    """The first 8 or more hex digits of what was approved."""


@dataclass(frozen=True)
class Recognised:
    """What a workbook looks like, before anybody has configured it."""

    path: str
    """Relative to the project folder, with forward slashes."""
    kind: str
    """Name of the likeliest kind; empty: none fits."""
    college: str
    """The one college whose people it holds, as the file names it; empty: several or none."""
    people: int
    missing: tuple[str, ...] = ()
    """Fields that the kind needs and no header gives; empty: nothing is lacking."""
    input: str = ""
    """Name of the input that it looks like, where it is no kind of notice."""
