"""Subject scores -> what an average is made of: which courses count, and their exact sum.

In go the subject columns of a table (headers and normalised texts) and the rule in
plain values; out come pandas Series on the table's index.  Rounding is `ranking.average`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd

LAST = 6
"""The last semester of a three-year programme."""
VOID = frozenset(("旷考", "作弊", "舞弊", "违纪", "取消资格", "无效"))
"""Results that stand as 0 points, whatever is done with courses that were not taken."""
ABSENT = frozenset(("缺考",))
"""No score, and the course is failed."""
BLANK = frozenset(("", "-", "--", "—", "——", "/", "无"))
"""Nothing; a course for which a whole group has nothing is not in its plan."""
UNTAKEN = BLANK | {"缓考", "未修", "弃修", "在修", "待录", "暂无", "补考", "重修"}
"""No score yet; the course is not completed."""
LISTED = 20
"""So many courses without a score are named; the others are counted."""

CHANGED = "status_change"
"""Field in which a workbook says whose enrolment changed (学籍异动)."""
UNCHANGED = frozenset(
    ("", "否", "无", "没有", "无异动", "无学籍异动", "正常", "-", "/", "0", "N", "n")
)
"""What it says of all others."""

_CHINESE = "零一二三四五六七八九十"
_NUMBER = rf"([{_CHINESE[1:]}]|\d{{1,2}})"
_ORDINAL = re.compile(rf"第?{_NUMBER}学期")
_SCHOOL_YEAR = re.compile(r"(20\d\d)\D{1,3}20\d\d(?:学年)?[-—_ 第(（]*([一二12])(?:学期|\b|_| )")
_YEAR_OF_STUDY = re.compile(r"大([一二三四])(?:学年)?[（( ]?([上下])")
_TERM = re.compile(r"semesters (\d+)-(\d+)")


@dataclass(frozen=True)
class Chosen:
    """Which of the subject columns the average is made of."""

    counted: tuple[str, ...]
    left: tuple[str, ...]
    """Taught in other semesters."""
    unsure: tuple[str, ...]
    """Counted although their headers name no semester."""


@dataclass(frozen=True)
class Tally:
    """What the scores of each person come to."""

    total: pd.Series
    """Sum of the points that count, in whole numbers of 10^-`places`."""
    places: int
    count: pd.Series
    """Courses that count; the divisor."""
    missing: pd.Series
    """Courses of the person's plan without a score."""
    listed: pd.Series
    """Those courses in words: `第二学期 高等数学（缓考）、…`."""
    failed: pd.Series
    """Whether a course is failed."""
    untaken: pd.Series
    """Whether a course is not completed."""
    strange: Mapping[str, pd.Series]
    """Column -> which of its cells hold a word that nobody gave points."""


def changed(table: pd.DataFrame) -> pd.Series:
    """Whose enrolment changed; nobody's where no column says so."""
    if CHANGED not in table:
        return pd.Series(False, index=table.index)
    return ~table[CHANGED].isin(UNCHANGED)


def entered(table: pd.DataFrame) -> int | None:
    """The year in which all of them entered; None where there are several, or none is told."""
    grades = {str(grade) for grade in table["grade"].unique()} if "grade" in table else set()
    match = re.fullmatch(r"(20\d\d)级", grades.pop()) if len(grades) == 1 else None
    return int(match[1]) if match else None


def instead(who_changed: pd.Series, unchanged: int | str, otherwise: int | str) -> pd.Series:
    """What a course without a score counts, by person; <NA>: it does not count.

    The rules for those whose enrolment is unchanged and for all others: a number of points,
    or `completed-only`.
    """
    rules = {True: otherwise, False: unchanged}
    points = {key: pd.NA if isinstance(rule, str) else rule for key, rule in rules.items()}
    return who_changed.map(points).astype("Int64")


def semester(title: str, year: int | None = None) -> int | None:
    """The semester that a header names, counted from the `year` of entry.

    `第三学期 高等数学`, `大二上 高等数学` and, for those who entered in 2021,
    `2022-2023-1 高等数学` are 3.
    """
    if match := _SCHOOL_YEAR.search(title):
        half = 2 if match[2] in "二2" else 1
        return None if year is None else (int(match[1]) - year) * 2 + half
    if match := _YEAR_OF_STUDY.search(title):
        return _CHINESE.index(match[1]) * 2 - (match[2] == "上")
    match = _ORDINAL.search(title)
    return (int(match[1]) if match[1].isdigit() else _CHINESE.index(match[1])) if match else None


def choose(titles: Mapping[str, str], of: Sequence[str], year: int | None = None) -> Chosen:
    """The columns (name -> header) that the terms of the rule take.

    A term is `semesters 1-5`, `all except the last semester` or `all`.

    Raises:
        ValueError: another term; the config loader refuses it before.
    """
    wanted = {number for term in of for number in _semesters(term)}
    found = {name: semester(title, year) for name, title in titles.items()}
    whole = "all" in of
    counted = tuple(name for name, n in found.items() if whole or n is None or n in wanted)
    return Chosen(
        counted,
        tuple(name for name in found if name not in counted),
        () if whole else tuple(name for name in counted if found[name] is None),
    )


def _semesters(term: str) -> Iterable[int]:
    if term == "all":
        return ()
    if term == "all except the last semester":
        return range(1, LAST)
    match = _TERM.fullmatch(term)
    if match is None:
        raise ValueError(term)
    return range(int(match[1]), int(match[2]) + 1)


def tally(
    table: pd.DataFrame,
    titles: Mapping[str, str],
    groups: pd.Series,
    missing: pd.Series,
    points: Mapping[str, Decimal],
    mark: Decimal,
    who_changed: pd.Series,
) -> Tally:
    """Add up the columns `titles` (name -> header) of the table.

    A column in which a whole group has nothing is no course of that group.  `missing` is
    what a course without a score counts, by person; <NA>: it does not count.  `points`
    are the points of words such as 优秀; below `mark` a course is failed.  An empty cell of
    a person whose enrolment `changed` is no course that was left out.
    """
    distinct = {text for name in titles for text in table[name].unique()}
    values = {text: _points(text, points) for text in distinct}
    places = max((-int(v.as_tuple().exponent) for v in values.values() if v is not None), default=0)
    running = _Running(table.index, max(places, 0), missing, who_changed, mark)
    group, labels = pd.factorize(groups)
    for name, title in titles.items():
        codes, found = pd.factorize(table[name])
        texts = [str(text) for text in found]
        filled = ~_flags(texts, BLANK.__contains__)[codes]
        own = (np.bincount(group, weights=filled, minlength=len(labels)) > 0)[group]
        running.add(name, title, texts, codes, own, values)
    return running.tally()


def _points(text: str, points: Mapping[str, Decimal]) -> Decimal | None:
    """Points of a text; None where it has none."""
    if text in points:
        return points[text]
    if text in VOID:
        return Decimal(0)
    return Decimal(text) if re.fullmatch(r"\d+(\.\d+)?", text) else None


class _Running:
    """Sums that grow column by column, so that no second table is needed."""

    def __init__(
        self,
        index: pd.Index,
        places: int,
        missing: pd.Series,
        changed: pd.Series,
        mark: Decimal,
    ) -> None:
        self.index, self.places, self.mark = index, places, mark
        # int64 holds a sum of a thousand courses with ten decimals; beyond, Python's own.
        self.kind: Any = np.int64 if places <= 10 else object
        self.skips = missing.isna().to_numpy()
        self.instead = missing.fillna(0).to_numpy(dtype=np.int64).astype(self.kind) * 10**places
        self.changed = changed.to_numpy(dtype=bool)
        self.total = np.zeros(len(index), dtype=self.kind)
        self.count, self.missing = (np.zeros(len(index), dtype=np.int64) for _ in range(2))
        self.failed, self.untaken = (np.zeros(len(index), dtype=bool) for _ in range(2))
        self.listed = np.full(len(index), "", dtype=object)
        self.strange: dict[str, pd.Series] = {}

    def add(
        self,
        name: str,
        title: str,
        texts: Sequence[str],
        codes: np.ndarray,
        own: np.ndarray,
        values: Mapping[str, Decimal | None],
    ) -> None:
        """One column: its distinct `texts`, and for each person which, and whether it counts."""
        scaled = [int((values[text] or Decimal(0)).scaleb(self.places)) for text in texts]
        scored = _flags(texts, lambda text: values[text] is not None)[codes]
        untaken = _flags(texts, UNTAKEN.__contains__)[codes] & ~scored
        absent = _flags(texts, ABSENT.__contains__)[codes] & ~scored
        low = _flags(texts, lambda text: (values[text] or Decimal(0)) < self.mark)[codes] & scored
        strange = own & ~(scored | untaken | absent)
        if strange.any():
            self.strange[name] = pd.Series(strange, self.index)
        gone = own & (untaken | absent)
        counts = own & (scored | (gone & ~self.skips))
        points = np.where(scored, np.array(scaled, dtype=self.kind)[codes], self.instead)
        self.total += np.where(counts, points, 0).astype(self.kind)
        self.count += counts
        empty = _flags(texts, BLANK.__contains__)[codes]
        self.failed |= own & (low | absent)
        self.untaken |= own & untaken & ~(empty & self.changed)
        self._name(title, texts, codes, gone)
        self.missing += gone

    def _name(self, title: str, texts: Sequence[str], codes: np.ndarray, gone: np.ndarray) -> None:
        for code in np.unique(codes[gone]).tolist():
            here = gone & (codes == code) & (self.missing < LISTED)
            words = f"{title}（{texts[code] or '空'}）"
            comma = np.where(self.missing[here] > 0, "、", "").astype(object)
            self.listed[here] = self.listed[here] + comma + words

    def tally(self) -> Tally:
        def series(values: np.ndarray) -> pd.Series:
            return pd.Series(values, self.index)

        more = self.missing > LISTED
        self.listed[more] = self.listed[more] + " 等"
        return Tally(
            total=series(self.total),
            places=self.places,
            count=series(self.count),
            missing=series(self.missing),
            listed=series(self.listed),
            failed=series(self.failed),
            untaken=series(self.untaken),
            strange=self.strange,
        )


def _flags(texts: Sequence[str], test: Callable[[str], bool]) -> np.ndarray:
    return np.array([test(text) for text in texts], dtype=bool)
