"""`site_config/timers/`: every command that a timer runs is one that there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import cli
from generator.start import Answers, plan, template_root

ROOT = Path(__file__).parents[2]
TIMERS = ROOT / "site_config" / "timers"
RUNS = {
    "crontab": re.compile(r"(?m)(?<!which )\bgongshi ((?:verify|retire|build|deploy)[^;&>}\n]*)"),
    "gongshi-verify.service": re.compile(r"(?m)^ExecStart=-?/\S+/gongshi (.*)$"),
    "gongshi-daily.service": re.compile(r"(?m)^ExecStart=-?/\S+/gongshi (.*)$"),
    "windows.ps1": re.compile(r'-Execute \$gongshi -Argument "([^"]*)"'),
}
"""File -> what in it is a command of ours."""
SITE = ("verify", "https://gongshi.example.edu.cn/")
DAILY = [("retire", "--yes"), ("build",), ("deploy", "web")]
EXPECTED = {
    "crontab": [SITE, *DAILY],
    "gongshi-verify.service": [SITE],
    "gongshi-daily.service": DAILY,
    "windows.ps1": [SITE, *DAILY],
}


def commands(name: str) -> list[tuple[str, ...]]:
    """The words of each command that a file runs."""
    text = (TIMERS / name).read_text("utf-8-sig")
    text = text.replace("$address", SITE[1]).replace("$target", "web")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return [tuple(found.split()) for found in RUNS[name].findall("\n".join(lines))]


@pytest.mark.parametrize("name", RUNS)
def test_commands_are_understood(name):
    """The parser of the program itself takes them."""
    assert commands(name) == EXPECTED[name]
    for words in commands(name):
        cli.parser().parse_args(list(words))


def test_every_file_is_looked_at():
    """A timer names its service."""
    services = {f"{path.stem}.service" for path in TIMERS.glob("*.timer")}
    files = {path.name for path in TIMERS.iterdir()} - {f"{Path(s).stem}.timer" for s in services}
    assert files == set(RUNS)


def test_windows_reads_it():
    """Its PowerShell takes a file without the mark for the system's old encoding."""
    data = (TIMERS / "windows.ps1").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n")


def test_a_new_project_has_them():
    """They lie beside the configuration that they are for."""
    files = plan(template_root(), Answers("海滨职业学院", "https://gs.example.edu.cn/"))
    assert {name for name in files if "/timers/" in name} == {
        f"site_config/timers/{path.name}" for path in TIMERS.iterdir()
    }
