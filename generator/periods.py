"""How long a notice must be up: working days, periods, retention.

In: `site_config/calendar/<region>/<year>.yml`, days and numbers of days.
Out: first and last days, counts, and the rule in plain Chinese.

Days of a period are whole days, to 24:00 of the last.  Whether the first day counts
is the policy's matter (民法典 204 lets a document rule otherwise than 201).  民法典 203
(a last day that falls on a holiday moves to the next working day) is not applied to a
period in natural days: it protects one who must act by the last day, while a list is
on display on a holiday as on any other day, and the documents' own dates (3-22 to
3-24, a Sunday) end on days off.  A period in working days ends on one by itself.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

import chinese_calendar  # type: ignore[import-untyped, unused-ignore]
import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from generator.errors import CalendarError, ConfigError

Unit = Literal["days", "working-days"]
Until = Literal["year-end", "period-end"]

ONE_DAY = timedelta(days=1)
FRIDAY = 5
LONGEST_REST = 60
"""No calendar has that many days off in a row; more are a mistake in a file."""


class DayEntry(BaseModel):
    """A day that differs from what is known of it otherwise."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    date: date
    workday: bool
    """False: a day off.  True: people work, even on a Saturday (调休).  Not named `off`,
    which YAML 1.1 reads as a boolean."""
    name: str = Field(min_length=1)
    source: str = Field(min_length=1)
    """The notice it was taken from, or `assumed: why`."""


class CalendarFile(BaseModel):
    """`site_config/calendar/<region>/<year>.yml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    complete: bool = False
    """The file lists every weekday off and every make-up day of the year, national
    ones too: it stands in for a year that the library lacks."""
    days: tuple[DayEntry, ...] = ()


@dataclass(frozen=True)
class Calendar:
    """Which days are working days, in one region."""

    region: str = ""
    """Folder of the region's files; empty: national days alone."""
    own: Mapping[date, bool] = field(default_factory=dict)
    """Whether people work, as the region's files say; they come before the library."""
    years: frozenset[int] = frozenset()
    """Years that the region has a file for."""
    complete: frozenset[int] = frozenset()
    """Years for which those files are all that is needed."""

    @classmethod
    def load(cls, folder: Path, region: str = "") -> Calendar:
        """The calendar of `folder/<region>/*.yml`, or of `folder/*.yml` without a region.

        Raises:
            ConfigError: files that cannot be read as a calendar, all at once.
        """
        place = folder / region if region else folder
        years: dict[int, CalendarFile] = {}
        problems: list[str] = []
        for path in sorted(place.glob("*.yml")):
            try:
                file = _read(path)
            except ValueError as error:
                problems.append(f"calendar/{path.parent.name}/{path.name}: {_fault(error)}")
            else:
                years[int(path.stem)] = file
        if problems:
            raise ConfigError(problems)
        return cls(
            region=region or (place.name if years else ""),
            own={day.date: day.workday for file in years.values() for day in file.days},
            years=frozenset(years),
            complete=frozenset(year for year, file in years.items() if file.complete),
        )

    def is_workday(self, day: date) -> bool:
        """Whether people work on `day`.

        Raises:
            CalendarError: nobody has data for the year; it is never guessed.
        """
        if self.region and day.year not in self.years:
            raise CalendarError(self._missing(day.year, f"{self.region} 地区的放假安排"))
        if day in self.own:
            return self.own[day]
        if day.year in self.complete:
            return day.isoweekday() <= FRIDAY
        try:
            return bool(chinese_calendar.is_workday(day))
        except NotImplementedError as error:
            raise CalendarError(self._missing(day.year, "国家的放假调休安排")) from error

    def _missing(self, year: int, what: str) -> str:
        path = f"site_config/calendar/{self.region or '<地区>'}/{year}.yml"
        return (
            f"没有 {year} 年{what}，无法计算工作日（从不推测）。请新建 {path}，"
            f"写明放假和调休上班的日期及来源；升级 chinesecalendar 尚不能提供的年份，"
            f"请列全该年的放假和调休日，并写 complete: true"
        )


NATIONAL = Calendar()
"""National days alone."""


def last_day(
    first: date, at_least: int, unit: Unit, first_day_counts: bool, calendar: Calendar
) -> date:
    """Last day of the shortest period from `first` that has `at_least` days.

    Raises:
        CalendarError: a working day is needed in a year without data.
    """
    start = first if first_day_counts else first + ONE_DAY
    return _nth(start, at_least, ONE_DAY, unit, calendar)


def latest_first_day(
    last: date, at_least: int, unit: Unit, first_day_counts: bool, calendar: Calendar
) -> date:
    """The latest day on which a period that must end on `last` may begin."""
    start = _nth(last, at_least, -ONE_DAY, unit, calendar)
    return start if first_day_counts else start - ONE_DAY


def count(first: date, last: date, unit: Unit, first_day_counts: bool, calendar: Calendar) -> int:
    """Days of the period that count, 0 where it ends before it begins."""
    start = first if first_day_counts else first + ONE_DAY
    length = max((last - start).days + 1, 0)
    if unit == "days":
        return length
    return sum(calendar.is_workday(start + ONE_DAY * step) for step in range(length))


def in_force(
    last: date,
    began: date,
    lost: Collection[date],
    at_least: int,
    unit: Unit,
    first_day_counts: bool,
    calendar: Calendar,
) -> date:
    """Last day of a period that was to end on `last`, began on `began`, and lost some days.

    It has the days that it must have from the day on which it really began, and one more
    at its end for each counting day on which nobody could read; never fewer than planned.

    Raises:
        CalendarError: a working day is needed in a year without data.
    """
    end = max(last, last_day(began, at_least, unit, first_day_counts, calendar))
    start = began if first_day_counts else began + ONE_DAY

    def counts(day: date) -> bool:
        return unit == "days" or calendar.is_workday(day)

    missing = sum(start <= day <= end and counts(day) for day in set(lost))
    while missing:
        end = _nth(end + ONE_DAY, 1, ONE_DAY, unit, calendar)
        missing -= end not in lost
    return end


def rule_text(at_least: int, unit: Unit, first_day_counts: bool) -> str:
    """Such as `不少于 5 个工作日，首日计入`."""
    days = f"{at_least} 个工作日" if unit == "working-days" else f"{at_least} 天"
    return f"不少于 {days}，首日{'计入' if first_day_counts else '不计入'}"


def retained_until(period_last: date, until: Until) -> date:
    """Last day on line, to 24:00 in the school's zone."""
    return date(period_last.year, 12, 31) if until == "year-end" else period_last


def _nth(start: date, number: int, step: timedelta, unit: Unit, calendar: Calendar) -> date:
    """The `number`-th counting day from `start` on, `start` itself included."""
    if number < 1:
        raise ValueError("a period has at least one day")
    if unit == "days":
        return start + step * (number - 1)
    day, left = start - step, number
    rest = 0
    while left:
        day += step
        works = calendar.is_workday(day)
        left, rest = (left - 1, 0) if works else (left, rest + 1)
        if rest > LONGEST_REST:
            raise CalendarError(
                f"{day.year} 年的日历连续休息超过 {LONGEST_REST} 天，请核对日历文件"
            )
    return day


def _read(path: Path) -> CalendarFile:
    if not path.stem.isdecimal():
        raise ValueError("文件名须是年份，如 2027.yml")
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, ValueError) as error:
        raise ValueError("不是有效的 YAML，请检查缩进、冒号和日期（2027-04-09）") from error
    file = CalendarFile.model_validate(data or {})
    dates = [day.date for day in file.days]
    if any(day.year != int(path.stem) for day in dates):
        raise ValueError(f"days: 有日期不在 {path.stem} 年，请移到该年的文件")
    if len(set(dates)) < len(dates):
        raise ValueError("days: 同一日期写了两次，请只留一条")
    return file


def _fault(error: ValueError) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    keys = (".".join(map(str, each["loc"])) for each in error.errors())
    advice = "每天须有 date、workday（true 上班，false 放假）、name、source"
    return f"{'、'.join(keys) or '整个文件'}: 缺少或写法不对，{advice}"
