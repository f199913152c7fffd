"""附件3: people of each college, major and training type, and how many may be chosen.

Counted from the headcount file, which leaves nobody out; where there is none, from the
ranking.  Whole majors have no small circles: the ranking shows everybody of each.
"""

from __future__ import annotations

import pandas as pd

from generator.model import Source
from generator.ranking import places
from generator.statistics import Given, counted, placed

NEEDS = ("headcount", "ranking")
BY = ("college", "major", "track")
COUNTS = ("headcount", "major_total")
"""Field of the number of people; workbooks call it by either header."""


def table(given: Given) -> Source:
    """One row a group: `college major track headcount intended`."""
    source = given.lists.get("headcount") or given.lists["ranking"]
    by = [name for name in BY if name in source.table]
    count = next((name for name in COUNTS if name in source.table), None)
    by_file = "headcount" in given.lists and count is not None
    numbers = _summed(source, by, str(count)) if by_file else counted(source, by)
    rows = numbers.rename("headcount").reset_index()
    quota = given.unit.policy.quota
    if quota:
        intended = [
            "" if pd.isna(number) else str(places(int(number), quota.percent))
            for number in rows["headcount"]
        ]
        rows["intended"] = intended
    rows["headcount"] = ["" if pd.isna(each) else str(int(each)) for each in rows["headcount"]]
    return placed(rows, source, by)


def _summed(source: Source, by: list[str], name: str) -> pd.Series:
    """A group with an unreadable number has none: the check for empty cells names it."""
    numbers = pd.to_numeric(source.table[name], errors="coerce")
    keys = [source.table[each] for each in by]
    summed: pd.Series = numbers.groupby(keys, sort=False).sum(min_count=1)
    return summed.mask(numbers.isna().groupby(keys, sort=False).any())
