"""A person stands once in a list: the student number (or the exam number) is unique."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import Context
from generator.model import Finding, Source


def check(source: Source, context: Context) -> Iterator[Finding]:
    """Yield one error for each second and further row with a number that stood before."""
    for name in ("student_no", "exam_no"):
        if name not in source.table:
            continue
        numbers = source.table[name]
        numbers = numbers[numbers != ""]
        first = numbers.drop_duplicates().reset_index().set_index(name)["index"]
        for index in numbers.index[numbers.duplicated()]:
            yield source.finding(
                "unique-student",
                index,
                name,
                f"{context.fields.title(name)}与 {source.place(first[numbers[index]], name)} 相同，"
                "同一人只能出现一次；请删去重复行或更正号码",
            )
