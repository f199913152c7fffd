"""A ranked table -> a workbook in the layout of 附件5: 总表, and one 分表 a major.

Every cell is text, so that no name becomes a formula and no number loses digits; the
same table gives the same bytes.  It holds raw data and belongs into `data/`.
"""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Any

import pandas as pd
import xlsxwriter

COLUMNS = {
    "seq": ("序号", 6),
    "college": ("学院", 20),
    "major": ("专业", 24),
    "grade": ("年级", 9),
    "track": ("培养类型", 9),
    "class_type": ("班型", 9),
    "name": ("姓名", 14),
    "student_no": ("学号", 16),
    "average": ("平均成绩", 10),
    "rank": ("排名", 7),
    "major_total": ("专业人数", 9),
    "percent": ("排名百分比", 11),
    "eligible": ("是否符合", 9),
    "reason": ("不符合要求原因", 22),
    "explanation": ("计算说明", 100),
}
"""Field -> header, and width in characters."""
OPTIONAL = ("class_type",)
"""Left out where nobody has one."""
MAIN = "总表"
SAME = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""A fixed date of creation: the same table gives the same bytes."""
LONGEST_CELL = 32_000
"""Excel holds 32,767 characters; the library leaves out what is longer."""
_UNFIT = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_NAME = 31


def workbook(
    table: pd.DataFrame, title: str, notes: Sequence[str], colleges: Sequence[str] = ()
) -> bytes:
    """The xlsx file; people stand by college, major, year and track, then by rank.

    `colleges` is the order of the colleges; strangers stand behind them.
    """
    ordered = _ordered(table, colleges)
    memory = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(memory, options) as book:
        book.set_properties({"created": SAME})
        writer = _Writer(book, notes, _columns(ordered))
        writer.sheet(MAIN, f"{title}（总表）", ordered)
        taken = {MAIN}
        for (_, major), people in ordered.groupby(["college", "major"], sort=False):
            name = sheet_name(str(major), taken)
            taken.add(name.casefold())
            writer.sheet(name, f"{title}（{major}）", people)
    return memory.getvalue()


def sheet_name(name: str, taken: Collection[str]) -> str:
    """A name that Excel allows and that is not yet taken (whatever its case)."""
    plain = _UNFIT.sub("", name).strip("' ")[:_LONGEST_NAME] or "专业"
    number, result = 1, plain
    while result.casefold() in taken:
        number += 1
        ending = f"({number})"
        result = plain[: _LONGEST_NAME - len(ending)] + ending
    return result


def _columns(table: pd.DataFrame) -> tuple[str, ...]:
    none = [name for name in OPTIONAL if name not in table or not table[name].any()]
    return tuple(name for name in COLUMNS if name not in none)


def _ordered(table: pd.DataFrame, colleges: Sequence[str]) -> pd.DataFrame:
    """Groups in order of appearance, within them by rank and number."""
    places = {name: number for number, name in enumerate(colleges)}
    strangers = len(places)
    present = [name for name in ("college", "major", "grade", "track", *OPTIONAL) if name in table]
    keys: dict[str, Any] = {"place": table["college"].map(places).fillna(strangers).to_numpy()}
    keys |= {name: pd.factorize(table[name])[0] for name in present}
    keys["rank"] = pd.to_numeric(table["rank"], errors="coerce").to_numpy()
    sorting = pd.DataFrame(keys).assign(number=table["student_no"].to_numpy())
    order = sorting.sort_values(list(sorting.columns), kind="stable").index
    return table.iloc[order].reset_index(drop=True)


class _Writer:
    """One workbook, its formats, and the notes at the head of each sheet."""

    def __init__(self, book: Any, notes: Sequence[str], columns: Sequence[str]) -> None:
        self.book, self.notes, self.columns = book, notes, columns
        font = {"font_name": "宋体", "num_format": "@", "valign": "vcenter"}
        self.title = book.add_format({**font, "bold": True, "font_size": 16, "align": "center"})
        self.note = book.add_format({**font, "font_size": 10, "text_wrap": True})
        self.head = book.add_format(
            {**font, "bold": True, "border": 1, "align": "center", "text_wrap": True}
        )
        self.cell = book.add_format({**font, "border": 1, "align": "center"})
        self.long = book.add_format({**font, "border": 1})

    def sheet(self, name: str, title: str, people: pd.DataFrame) -> None:
        """Title, notes, header, one row a person."""
        sheet = self.book.add_worksheet(name)
        last = len(self.columns) - 1
        for row, text in enumerate((title, *self.notes)):
            sheet.set_row(row, 30)
            sheet.merge_range(row, 0, row, last, "", self.note if row else self.title)
            sheet.write_string(row, 0, text[:LONGEST_CELL], self.note if row else self.title)
        top = 1 + len(self.notes)
        for column, (header, width) in enumerate(COLUMNS[each] for each in self.columns):
            sheet.set_column(column, column, width)
            sheet.write_string(top, column, header, self.head)
        self._people(sheet, top + 1, people)
        sheet.ignore_errors({"number_stored_as_text": f"A1:Z{top + 1 + len(people)}"})
        sheet.freeze_panes(top + 1, 0)
        sheet.repeat_rows(top)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)

    def _people(self, sheet: Any, first: int, people: pd.DataFrame) -> None:
        numbers = [str(number) for number in range(1, len(people) + 1)]
        nothing = [""] * len(people)
        for column, name in enumerate(self.columns):
            own = people[name].tolist() if name in people else nothing
            look = self.long if name == "explanation" else self.cell
            for row, text in enumerate(numbers if name == "seq" else own, start=first):
                if text:
                    sheet.write_string(row, column, text[:LONGEST_CELL], look)
                else:
                    sheet.write_blank(row, column, None, look)
