"""总表 and 分表 agree: the same people, with the same values (附件5 holds both)."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from generator.check import Context
from generator.model import Finding, Source

CODE = "master-agrees"
KEY = "student_no"
COMPARED = ("name", "average", "rank", "eligible", "reason")


def check(source: Source, context: Context) -> Iterator[Finding]:
    """Yield an error for each person missing on one side and each value that differs."""
    detail = source.detail
    if detail is None or KEY not in source.table or KEY not in detail.table:
        return
    main, part = _by_number(source), _by_number(detail)
    for number in main.index.difference(part.index):
        yield source.finding(CODE, main[number], KEY, "总表有此人，分表没有，请核对")
    for number in part.index.difference(main.index):
        yield detail.finding(CODE, part[number], KEY, "分表有此人，总表没有，请核对")
    both = main.index.intersection(part.index)
    ours, theirs = source.table.loc[main[both]], detail.table.loc[part[both]]
    for name in COMPARED:
        if name not in ours or name not in theirs:
            continue
        differs = _comparable(ours[name]).to_numpy() != _comparable(theirs[name]).to_numpy()
        for index, other in zip(ours.index[differs], theirs.index[differs], strict=True):
            title = context.fields.title(name)
            message = f"“{title}”与分表 {detail.place(other, name)} 不一致，请核对"
            yield source.finding(CODE, index, name, message)


def _by_number(source: Source) -> pd.Series:
    """Student number -> index of the first row that has it."""
    numbers = source.table[KEY]
    numbers = numbers[numbers != ""].drop_duplicates()
    return pd.Series(numbers.index, index=numbers.to_numpy())


def _comparable(values: pd.Series) -> pd.Series:
    """Numbers by value, so that 84.5 and 84.50 agree; anything else as it stands."""
    numbers = pd.to_numeric(values, errors="coerce")
    return values.where(numbers.isna(), numbers.astype(str))
