"""附件4: every notice of the round, with its period, address, state and number of people.

Says what stands on the first day of this table's own period, so that it can be approved
beforehand and made anew with the same result.
"""

from __future__ import annotations

import pandas as pd

from generator.model import Sheet, Source
from generator.statistics import EVERY, Given

NEEDS = (EVERY,)
WHOLE = "全校"


def table(given: Given) -> Source:
    """One row a notice or part: `notice college from to page state people`."""
    rows = [
        {
            "notice": each.title,
            "college": each.college or WHOLE,
            "from": each.period.first.isoformat(),
            "to": each.period.last.isoformat(),
            "page": each.page,
            "state": each.state,
            "people": "" if each.people is None else str(each.people),
        }
        for each in given.notices
    ]
    files = list(dict.fromkeys(each.file for each in given.notices))
    origin = pd.DataFrame(
        {"sheet": [files.index(each.file) for each in given.notices], "row": [1] * len(rows)}
    )
    sheets = tuple(Sheet(file, "", {}, {}) for file in files)
    return Source(pd.DataFrame(rows).astype("str"), origin, sheets)
