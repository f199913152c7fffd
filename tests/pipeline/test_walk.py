"""Random acts on random days: what must be there is there, what must be gone is gone."""

from __future__ import annotations

import os
import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from generator import ledger
from generator.errors import GongshiError
from generator.pipeline import record, retire, status
from generator.pipeline.close import Words, close
from generator.pipeline.withdraw import Asked, withdraw
from generator.state import State
from generator.stone import read_all
from tests.pipeline import tiny

FIRST = date(2024, 3, 19)
WHICH = st.sampled_from(range(len(tiny.ALL)))
OFFICE = "综合审查组"


class Walk(RuleBasedStateMachine):
    """A small project, and beside it what a reader of the rules expects of it."""

    @initialize()
    def begin(self) -> None:
        """Two lists on their first day."""
        self.patch = pytest.MonkeyPatch()
        tiny.at(self.patch)
        self.patch.setattr(os, "fsync", lambda _: None)
        self.folder = tempfile.TemporaryDirectory()
        self.base = tiny.project(Path(self.folder.name))
        self.today = FIRST
        self.began: dict[int, date] = {}
        self.withdrawn: set[int] = set()
        self.closed: dict[int, str] = {}
        self.kept = True
        """Whether `retire` has run today."""
        self.publish(0)
        self.publish(1)

    def teardown(self) -> None:
        """Nothing stays."""
        if hasattr(self, "folder"):
            self.folder.cleanup()
            self.patch.undo()

    @property
    def root(self) -> Path:
        """The project's folder."""
        return self.base.root

    @rule(days=st.sampled_from([1, 4, 25, 250]))
    def tomorrow(self, days: int) -> None:
        """Time goes by; the timer has run, or has not."""
        self.today += timedelta(days=days)
        self.kept = False

    @rule()
    def later(self) -> None:
        """A period or two go by."""
        self.tomorrow(20)

    @rule(number=WHICH)
    def publish(self, number: int) -> None:
        """A notice goes on line, on its first day or later; once only."""
        made = tiny.ALL[number]
        late = self.today > made.period.first + timedelta(days=20)
        if number not in self.began and self.today >= made.period.first and not late:
            tiny.publish(self.base, made, self.today)
            self.began[number] = self.today

    @rule(number=WHICH, result=st.sampled_from(["无异议", "异议已处理"]))
    def close(self, number: int, result: str) -> None:
        """An office tells the result; too early, it is refused and nothing is written."""
        over = [each for each in self.began if self._state(each) is State.CLOSED]
        number = over[number % len(over)] if over else number
        made = tiny.ALL[number]
        before = record.path(self.root).read_bytes()
        words = Words(result, OFFICE)
        may = self._state(number) is State.CLOSED and self._stands(number)
        try:
            close(self.base, made.id, made.part, words, self.today)
        except GongshiError:
            assert not may
            assert record.path(self.root).read_bytes() == before
        else:
            assert may
            self.closed[number] = result

    @rule(number=WHICH)
    def withdraw(self, number: int) -> None:
        """A list is taken down at once; what is not on line cannot be."""
        made = tiny.ALL[number]
        time = record.moment(self.base, self.today)
        asked = Asked(made.id, made.part, OFFICE, "名单有误")
        stood = self._stands(number)
        try:
            withdraw(self.root, asked, time, self.root / "archive", now=True)
        except GongshiError:
            assert number not in self.began
        else:
            self.withdrawn |= {number} if stood else set()
            assert tiny.rows(self.root, made.folder) == []

    @rule()
    def retire(self) -> None:
        """The timer runs."""
        retire.settle(self.base, self.today)
        planned = retire.plan(self.base, self.today)
        assert planned.refused == ()
        assert retire.apply(self.base, planned, self.today) == []
        self.kept = True

    @rule()
    def build(self) -> None:
        """A build without anything new."""
        tiny.build(self.base, self.today)

    def _last(self, number: int) -> date:
        """Three days at least from the day on which it went on line, the first one included."""
        made = tiny.ALL[number]
        return max(made.period.last, self.began[number] + timedelta(days=2))

    def _over(self, number: int) -> date:
        made = tiny.ALL[number]
        until = made.retain_until
        return max(until, self._last(number)) if until == made.period.last else until

    def _stands(self, number: int) -> bool:
        gone = {stone.folder for stone in read_all(self.root / "content/notices")}
        return number in self.began and tiny.ALL[number].folder not in gone

    def _state(self, number: int) -> State | None:
        if number not in self.began:
            return None
        if number in self.withdrawn:
            return State.WITHDRAWN
        if self.today > self._over(number):
            return State.RETIRED
        return State.OPEN if self.today <= self._last(number) else State.CLOSED

    @invariant()
    def nothing_after_retention(self) -> None:
        """Once the timer has run, no row is left of what is over or withdrawn."""
        for number in getattr(self, "began", ()):
            gone = number in self.withdrawn or (self.kept and self.today > self._over(number))
            if gone:
                assert tiny.rows(self.root, tiny.ALL[number].folder) == []

    @invariant()
    def nothing_missing_before(self) -> None:
        """Until then its rows stand in content/ and on the site, as they were published."""
        for number in getattr(self, "began", ()):
            made = tiny.ALL[number]
            if self._state(number) in {State.OPEN, State.CLOSED}:
                for room in ("content", "site"):
                    path = self.root / room / "notices" / made.folder / "rows.json"
                    assert path.read_bytes() == made.rows_json

    @invariant()
    def the_ledger_holds(self) -> None:
        """Every line follows from the one before it."""
        if hasattr(self, "base"):
            assert ledger.faults(record.path(self.root)) == []

    @invariant()
    def the_state_shown_is_the_state(self) -> None:
        """`status` says what the rules say; a result is beside what is closed."""
        if not getattr(self, "began", None):
            return
        lines = {(line.id, line.part): line for line in status.lines(self.base, self.today)}
        for number in self.began:
            made = tiny.ALL[number]
            line = lines[made.id, made.part]
            assert line.state is self._state(number)
            if line.state is State.CLOSED:
                assert line.remarks == (self.closed.get(number, "结果待公布"),)


Walk.TestCase.settings = settings(
    max_examples=18,
    stateful_step_count=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestWalk = Walk.TestCase
