"""附件14: by college, how many were eligible, applied, gave up and were recommended.

The lists of the round show the others by name, one by one; who gave up stands in no
list, so few of them are not counted out (少于5).
"""

from __future__ import annotations

import pandas as pd

from generator.model import Source
from generator.statistics import Given, at_least_few, counted, placed

NEEDS = ("ranking", "application", "declined", "recommendation")
BY = ["college"]
PERSON = ("student_no", "exam_no")


def table(given: Given) -> Source:
    """One row a college: its name and four numbers, without those whose list is not there."""
    sources = {
        "eligible_people": _eligible(given.lists.get("ranking")),
        "applied_people": given.lists.get("application"),
        "declined_people": _with_college(given.lists.get("declined"), given),
        "recommended_people": given.lists.get("recommendation"),
    }
    there = {
        name: source for name, source in sources.items() if source and "college" in source.table
    }
    numbers = pd.DataFrame({name: counted(source, BY) for name, source in there.items()})
    numbers = numbers.fillna(0).astype(int).loc[_ordered(numbers.index.tolist(), given)]
    rows = numbers.rename_axis("college").reset_index()
    for name in there:
        show = at_least_few if name == "declined_people" else str
        rows[name] = [show(number) for number in rows[name]]
    return placed(rows, given.lists.get("ranking") or next(iter(there.values())), BY)


def _eligible(ranking: Source | None) -> Source | None:
    if ranking is None or "eligible" not in ranking.table:
        return None
    passed = ranking.table["eligible"] == "是"
    return Source(ranking.table[passed], ranking.origin[passed], ranking.sheets)


def _with_college(declined: Source | None, given: Given) -> Source | None:
    """Where the file names no college, the ranking does, by number."""
    ranking = given.lists.get("ranking")
    if declined is None or "college" in declined.table or ranking is None:
        return declined
    number = next(
        (name for name in PERSON if name in declined.table and name in ranking.table), None
    )
    if number is None:
        return None
    colleges = ranking.table.drop_duplicates(number).set_index(number)["college"]
    found = declined.table[number].map(colleges)
    if found.isna().any():
        return None
    return Source(declined.table.assign(college=found), declined.origin, declined.sheets)


def _ordered(colleges: list[str], given: Given) -> list[str]:
    """As `school.yml` has them, strangers after them."""
    known = [college.name for college in given.school.colleges]
    return sorted(colleges, key=lambda name: (known.index(name) if name in known else 99, name))
