"""Commands run in this process, on copies of the one demo; nothing raw may be said."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date

import pytest

from generator import cli
from generator.commands import _shell
from tests.pipeline import made


@dataclass(frozen=True)
class Said:
    """What a command left on the console."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The whole synthetic project; only to be looked at."""
    return made.kept(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def root(demo, tmp_path):
    """A copy of the demo's folder."""
    return made.copy(demo.root, tmp_path / "我的 公示")


@pytest.fixture(autouse=True)
def _one_process(monkeypatch):
    """Threads instead of processes, and a day that does not move."""
    monkeypatch.setattr(_shell, "executor", lambda: ThreadPoolExecutor(1))
    monkeypatch.setattr(_shell, "real_day", lambda zone="": date(2024, 4, 9))


@pytest.fixture
def run(capsys, caplog):
    """Run a command on a project; no raw value of its sources may be printed or logged."""

    def command(root, *words: object) -> Said:
        caplog.set_level(logging.DEBUG)
        name, *rest = map(str, words)
        try:
            code = cli.main([name, "--project", str(root), *rest])
        except SystemExit as stop:
            code = stop.code
        out, err = capsys.readouterr()
        assert made.leaks(root, f"{out}\n{err}\n{caplog.text}") == 0
        return Said(code, out, err)

    return command
