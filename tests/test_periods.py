"""Periods against the vectors of the documents, and the laws of counting."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import CalendarError, ConfigError
from generator.periods import (
    NATIONAL,
    Calendar,
    Unit,
    Until,
    count,
    in_force,
    last_day,
    latest_first_day,
    retained_until,
    rule_text,
)

FOLDER = Path(__file__).parents[1] / "site_config" / "calendar"
GUANGXI = Calendar.load(FOLDER, "guangxi")


@pytest.mark.parametrize(
    ("first", "days", "counted", "not_counted"),
    [
        # first, days, (national, Guangxi) with the first day, (national, Guangxi) without
        ("2024-04-15", 5, ("2024-04-19", "2024-04-19"), ("2024-04-22", "2024-04-22")),
        ("2024-04-07", 5, ("2024-04-11", "2024-04-15"), ("2024-04-12", "2024-04-16")),
        ("2024-04-08", 5, ("2024-04-12", "2024-04-16"), ("2024-04-15", "2024-04-17")),
        ("2024-04-03", 5, ("2024-04-10", "2024-04-10"), ("2024-04-11", "2024-04-15")),
        ("2024-04-02", 5, ("2024-04-09", "2024-04-09"), ("2024-04-10", "2024-04-10")),
        ("2025-04-21", 10, ("2025-05-06", "2025-05-06"), ("2025-05-07", "2025-05-07")),
        ("2025-04-25", 10, ("2025-05-12", "2025-05-12"), ("2025-05-13", "2025-05-13")),
        ("2025-03-28", 3, ("2025-04-01", "2025-04-03"), ("2025-04-02", "2025-04-07")),
        ("2026-04-16", 2, ("2026-04-17", "2026-04-21"), ("2026-04-20", "2026-04-22")),
        # A first day off does not count, whatever the rule.
        ("2024-04-13", 1, ("2024-04-15", "2024-04-15"), ("2024-04-15", "2024-04-15")),
    ],
)
def test_working_days(
    first: str, days: int, counted: tuple[str, str], not_counted: tuple[str, str]
) -> None:
    """The last day is right with make-up days, national and regional holidays."""
    start = date.fromisoformat(first)
    for calendar, strict, lenient in zip((NATIONAL, GUANGXI), not_counted, counted, strict=True):
        assert last_day(start, days, "working-days", True, calendar).isoformat() == lenient
        assert last_day(start, days, "working-days", False, calendar).isoformat() == strict


@pytest.mark.parametrize(
    ("first", "counts", "last"),
    [
        ("2024-03-22", True, "2024-03-24"),  # a Sunday: 民法典 203 is not applied
        ("2024-04-08", True, "2024-04-10"),
        ("2024-04-08", False, "2024-04-11"),
        ("2023-12-30", True, "2024-01-01"),
        ("2024-02-28", True, "2024-03-01"),
    ],
)
def test_natural_days(first: str, counts: bool, last: str) -> None:
    """Three days as the documents themselves date them; no calendar is asked."""
    start = date.fromisoformat(first)
    assert last_day(start, 3, "days", counts, Calendar(region="nowhere")).isoformat() == last


@pytest.mark.parametrize(
    ("calendar", "counts", "latest"),
    [
        (NATIONAL, True, "2024-04-08"),
        (GUANGXI, True, "2024-04-03"),
        (GUANGXI, False, "2024-04-02"),
        (NATIONAL, False, "2024-04-07"),
    ],
)
def test_latest_first_day(calendar: Calendar, counts: bool, latest: str) -> None:
    """Five working days up by 12 April 2024, the deadline of 桂教高教〔2024〕14号."""
    day = latest_first_day(date(2024, 4, 12), 5, "working-days", counts, calendar)
    assert day.isoformat() == latest


UNITS = st.sampled_from(["days", "working-days"])
CALENDARS = st.sampled_from([NATIONAL, GUANGXI])
DAYS = st.dates(date(2024, 1, 1), date(2026, 9, 1))
NUMBERS = st.integers(1, 20)


@given(DAYS, NUMBERS, UNITS, st.booleans(), CALENDARS)
def test_count_undoes_last_day(
    first: date, days: int, unit: Unit, counts: bool, calendar: Calendar
) -> None:
    """The shortest period has just the days asked for, and one day less has fewer."""
    last = last_day(first, days, unit, counts, calendar)
    assert count(first, last, unit, counts, calendar) == days
    assert count(first, last - timedelta(1), unit, counts, calendar) == days - 1


@given(DAYS, NUMBERS, UNITS, CALENDARS)
def test_strict_is_never_shorter(first: date, days: int, unit: Unit, calendar: Calendar) -> None:
    """Not counting the first day never ends a period earlier; Guangxi never before China."""
    strict = last_day(first, days, unit, False, calendar)
    assert strict >= last_day(first, days, unit, True, calendar)
    assert last_day(first, days, unit, True, GUANGXI) >= last_day(first, days, unit, True, NATIONAL)


@given(st.dates(date(2024, 3, 1), date(2026, 12, 31)), NUMBERS, UNITS, st.booleans(), CALENDARS)
def test_latest_first_day_is_the_latest(
    last: date, days: int, unit: Unit, counts: bool, calendar: Calendar
) -> None:
    """Beginning on that day is in time, beginning a day later is not."""
    first = latest_first_day(last, days, unit, counts, calendar)
    assert count(first, last, unit, counts, calendar) == days
    assert count(first + timedelta(1), last, unit, counts, calendar) < days


def test_count_of_nothing() -> None:
    """A period that ends before it begins has no day."""
    assert count(date(2024, 3, 22), date(2024, 3, 20), "days", True, NATIONAL) == 0


def test_no_period_without_days() -> None:
    """A policy cannot ask for no day at all."""
    with pytest.raises(ValueError, match="at least one day"):
        last_day(date(2024, 3, 22), 0, "days", True, NATIONAL)


@pytest.mark.parametrize(
    ("calendar", "day", "words"),
    [
        (NATIONAL, date(2040, 3, 1), ["2040", "site_config/calendar/<地区>/2040.yml"]),
        (GUANGXI, date(2040, 3, 1), ["2040", "site_config/calendar/guangxi/2040.yml"]),
        (Calendar.load(FOLDER, "hunan"), date(2024, 3, 1), ["hunan", "calendar/hunan/2024.yml"]),
    ],
)
def test_a_year_without_data_is_refused(calendar: Calendar, day: date, words: list[str]) -> None:
    """The year and the file to add are named; nothing is guessed."""
    with pytest.raises(CalendarError) as caught:
        calendar.is_workday(day)
    assert all(word in str(caught.value) for word in words)


def write(folder: Path, text: str, name: str = "2040.yml") -> Path:
    """A calendar folder with one file for the region hunan."""
    (folder / "hunan").mkdir(exist_ok=True)
    (folder / "hunan" / name).write_text(text, encoding="utf-8")
    return folder


DAY = "{{date: {}, workday: {}, name: 放假, source: 某通知}}"


def test_a_complete_file_stands_in_for_the_library(tmp_path: Path) -> None:
    """It lists days off and make-up days; all other weekdays are working days."""
    days = f"[{DAY.format('2040-05-01', 'false')}, {DAY.format('2040-05-05', 'true')}]"
    calendar = Calendar.load(write(tmp_path, f"complete: true\ndays: {days}\n"), "hunan")
    week = [calendar.is_workday(date(2040, 5, day)) for day in range(1, 8)]
    assert week == [False, True, True, True, True, False, True]


def test_an_empty_file_says_that_a_region_has_no_days_of_its_own(tmp_path: Path) -> None:
    """National days alone then hold, without a refusal."""
    calendar = Calendar.load(write(tmp_path, "days: []\n", "2024.yml"), "hunan")
    assert not calendar.is_workday(date(2024, 4, 4))
    assert calendar.is_workday(date(2024, 4, 7))


def test_a_region_can_move_a_make_up_day(tmp_path: Path) -> None:
    """As Guangxi did in 2017: the region's word comes before the library's."""
    days = f"[{DAY.format('2024-04-07', 'false')}, {DAY.format('2024-04-13', 'true')}]"
    calendar = Calendar.load(write(tmp_path, f"days: {days}\n", "2024.yml"), "hunan")
    assert not calendar.is_workday(date(2024, 4, 7))
    assert calendar.is_workday(date(2024, 4, 13))


@pytest.mark.parametrize(
    ("name", "text", "word"),
    [
        ("2040.yml", "days: [{date: 2040-01-02, workday: false, name: 假}]", "days.0.source"),
        (
            "2040.yml",
            "days: [{date: 2040-13-02, workday: false, name: 假, source: 某}]",
            "2027-04-09",
        ),
        ("2040.yml", "day: []", "day"),
        ("2040.yml", "- a", "2040.yml"),
        ("2040.yml", "days: [", "YAML"),
        ("2040.yml", f"days: [{DAY.format('2041-01-02', 'true')}]", "不在 2040 年"),
        (
            "2040.yml",
            f"days: [{DAY.format('2040-01-02', 'true')}, {DAY.format('2040-01-02', 'false')}]",
            "两次",
        ),
        ("may.yml", "days: []", "文件名须是年份"),
    ],
)
def test_bad_calendar_files(tmp_path: Path, name: str, text: str, word: str) -> None:
    """A file that is not understood stops the load and is named."""
    with pytest.raises(ConfigError) as caught:
        Calendar.load(write(tmp_path, text, name), "hunan")
    assert f"calendar/hunan/{name}" in str(caught.value)
    assert word in str(caught.value)


def test_every_bad_file_is_named_at_once(tmp_path: Path) -> None:
    """Two bad files make two problems."""
    write(tmp_path, "days: [", "2041.yml")
    with pytest.raises(ConfigError) as caught:
        Calendar.load(write(tmp_path, "days: [", "2040.yml"), "hunan")
    assert len(caught.value.problems) == 2


@pytest.mark.parametrize(
    ("days", "unit", "counts", "text"),
    [
        (3, "days", True, "不少于 3 天，首日计入"),
        (5, "working-days", True, "不少于 5 个工作日，首日计入"),
        (10, "working-days", False, "不少于 10 个工作日，首日不计入"),
    ],
)
def test_rule_text(days: int, unit: Unit, counts: bool, text: str) -> None:
    """What the page prints of the rule in force."""
    assert rule_text(days, unit, counts) == text


@pytest.mark.parametrize(
    ("last", "until", "kept"),
    [
        (date(2024, 3, 22), "year-end", date(2024, 12, 31)),
        (date(2025, 1, 3), "year-end", date(2025, 12, 31)),
        (date(2024, 3, 22), "period-end", date(2024, 3, 22)),
    ],
)
def test_retained_until(last: date, until: Until, kept: date) -> None:
    """Until 31 December of the year in which the period ends, or until it ends."""
    assert retained_until(last, until) == kept


@pytest.mark.parametrize(
    ("planned", "began", "lost", "unit", "counts", "end"),
    [
        ("2024-04-12", "2024-04-08", [], "working-days", True, "2024-04-12"),
        # Guangxi rests on 11 and 12 April; five working days from the 8th end on the 16th.
        ("2024-04-16", "2024-04-09", [], "working-days", True, "2024-04-17"),
        ("2024-04-16", "2024-04-08", ["2024-04-09"], "working-days", True, "2024-04-17"),
        ("2024-04-16", "2024-04-08", ["2024-04-11", "2024-04-13"], "working-days", True,
         "2024-04-16"),  # days off that were lost anyway
        ("2024-04-19", "2024-04-08", ["2024-04-18", "2024-04-19"], "working-days", True,
         "2024-04-23"),
        ("2024-04-16", "2024-04-08", ["2024-04-16", "2024-04-17"], "working-days", True,
         "2024-04-18"),
        ("2024-04-12", "2024-04-08", [], "days", False, "2024-04-13"),
        ("2024-04-12", "2024-04-08", ["2024-04-08"], "days", False, "2024-04-13"),
        ("2024-04-30", "2024-04-08", ["2024-04-20"], "days", True, "2024-05-01"),
    ],
)  # fmt: skip
def test_what_was_lost_is_added(planned, began, lost, unit, counts, end):
    """Five days at least from the day it began, and every counting day once more."""
    calendar = GUANGXI if end > "2024-04-12" and unit == "working-days" else NATIONAL
    days = [date.fromisoformat(day) for day in lost]
    first, last = date.fromisoformat(began), date.fromisoformat(planned)
    assert in_force(last, first, days, 5, unit, counts, calendar) == date.fromisoformat(end)


@given(
    shift=st.integers(0, 20),
    planned=st.integers(0, 20),
    least=st.integers(1, 10),
    lost=st.sets(st.integers(-3, 40), max_size=8),
    unit=st.sampled_from(["days", "working-days"]),
    counts=st.booleans(),
)
def test_a_period_in_force_is_whole(shift, planned, least, lost, unit, counts):
    """Never earlier than planned; its days without the lost ones are enough; none too many."""
    base = date(2024, 4, 1)
    first, last = base + timedelta(days=shift), base + timedelta(days=planned)
    gone = {base + timedelta(days=day) for day in lost}
    end = in_force(last, first, gone, least, unit, counts, NATIONAL)
    start = first if counts else first + timedelta(days=1)

    def read(until):
        days = (start + timedelta(days=step) for step in range((until - start).days + 1))
        return sum(unit == "days" or NATIONAL.is_workday(day) for day in days if day not in gone)

    whole = max(last, last_day(first, least, unit, counts, NATIONAL))
    assert end >= whole >= last
    assert read(end) >= least
    assert read(end) == count(first, whole, unit, counts, NATIONAL)
    assert end == whole or end not in gone
