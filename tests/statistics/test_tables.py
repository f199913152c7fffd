"""Numbers that are made from the lists of a round."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from generator import rooms, statistics
from generator.config.rules.choice import Quota
from generator.model import Period, Sheet, Source
from generator.statistics import Given, Listed
from tests.ingest import made

QUOTA = Quota.model_validate(
    {
        "share": "30%",
        "of": ["college", "major"],
        "rounding": {"value": "floor", "basis": "assumed"},
        "not_counted": {"value": [], "basis": "assumed"},
        "basis": "三(一)2",
    }
)


def source(file: str, **columns: list[str]) -> Source:
    """A list, one row below the other."""
    table = pd.DataFrame(columns, dtype="str")
    origin = pd.DataFrame({"sheet": 0, "row": range(2, len(table) + 2)})
    return Source(table, origin, (Sheet(file, "总表", {"college": "B"}, {}),))


def given(made_by: str, *, quota: Quota | None = QUOTA, notices=(), **lists: Source) -> Given:
    """What a table of that name is made from."""
    policy = made.POLICY.model_copy(update={"quota": quota})
    kind = made.kind("college", form="table", made_by=made_by)
    unit = made.unit(kind, policy=policy)
    return Given(unit, made.SCHOOL, {n.replace("_", "-"): s for n, s in lists.items()}, notices)


def rows(made_by: str, **facts) -> list[tuple[str, ...]]:
    """The rows of the table."""
    table = statistics.table(given(made_by, **facts)).table
    return list(table.itertuples(index=False, name=None))


HEADCOUNT = source(
    "附件3.xlsx",
    college=["机电工程学院", "机电工程学院", "信息工程学院"],
    major=["数控技术", "数控技术", "软件技术"],
    track=["普通", "扩招", "普通"],
    headcount=["10", "3", "19"],
)
RANKING = source(
    "附件5.xlsx",
    college=["信息工程学院"] * 4 + ["机电工程学院"] * 2,
    major=["软件技术"] * 4 + ["数控技术"] * 2,
    track=["普通"] * 6,
    student_no=list("123456"),
    eligible=["是", "是", "是", "否", "是", "否"],
)


@pytest.mark.parametrize("name", rooms.names("statistics"))
def test_each_table_says_what_it_needs(name):
    """The pipeline reads what a table names, and nothing else."""
    assert statistics.needs_of(name)


def test_headcount_takes_the_file_and_rounds_places_down():
    """3 × 30% is 0, exactly 3 of 10, and 19 × 30% is 5.7, hence 5."""
    assert rows("headcount", headcount=HEADCOUNT, ranking=RANKING) == [
        ("机电工程学院", "数控技术", "普通", "10", "3"),
        ("机电工程学院", "数控技术", "扩招", "3", "0"),
        ("信息工程学院", "软件技术", "普通", "19", "5"),
    ]


def test_headcount_without_a_file_counts_the_ranking():
    """Everybody of a major stands in the ranking; without a quota nothing is intended."""
    assert rows("headcount", ranking=RANKING, quota=None) == [
        ("信息工程学院", "软件技术", "普通", "4"),
        ("机电工程学院", "数控技术", "普通", "2"),
    ]


def test_headcount_leaves_an_unreadable_number_empty():
    """A sum without it would be a lie; the check for empty cells names the place."""
    broken = source("附件3.xlsx", college=["甲", "甲"], major=["乙", "乙"], headcount=["10", ""])
    table = statistics.table(given("headcount", headcount=broken))
    assert table.table.to_dict("list") == {
        "college": ["甲"], "major": ["乙"], "headcount": [""], "intended": [""],
    }  # fmt: skip
    assert str(table.place(0)) == "附件3.xlsx 总表 第 2 行"


def test_outcome_counts_by_college_and_hides_few_who_gave_up():
    """Who gave up stands in no list: one to four are 少于5, nobody is 0."""
    declined = source("附件14.xlsx", student_no=["1"], name=["张三"])
    applied = source("附件10.xlsx", college=["信息工程学院", "信息工程学院", "机电工程学院"])
    assert rows(
        "outcome", ranking=RANKING, application=applied, declined=declined, recommendation=applied
    ) == [
        ("机电工程学院", "1", "1", "0", "1"),
        ("信息工程学院", "3", "2", "少于5", "2"),
    ]


@pytest.mark.parametrize(
    ("number", "shown"), [(0, "0"), (1, "少于5"), (4, "少于5"), (5, "5"), (12, "12")]
)
def test_small_circles(number, shown):
    """The boundary is five people."""
    assert statistics.at_least_few(number) == shown


def test_outcome_leaves_out_what_no_list_tells():
    """A missing list is no zero."""
    table = statistics.table(given("outcome", ranking=RANKING)).table
    assert list(table) == ["college", "eligible_people"]


def test_publicity_status_lists_every_notice():
    """One row a notice or part; a document has no people."""
    period = Period(date(2024, 3, 19), date(2024, 3, 22), "", "")
    page = "https://x.example/notices/a/"
    notices = (
        Listed("排名公示", "", page, period, "公示期满", 120, "site_config/rounds/r.yml"),
        Listed(
            "申报公示", "机电工程学院", page, period, "公示中", None, "site_config/rounds/r.yml"
        ),
    )
    assert rows("publicity-status", notices=notices) == [
        ("排名公示", "全校", "2024-03-19", "2024-03-22", page, "公示期满", "120"),
        ("申报公示", "机电工程学院", "2024-03-19", "2024-03-22", page, "公示中", ""),
    ]
