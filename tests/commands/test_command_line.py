"""The command line itself: help in Chinese, mistakes named, any console and any path."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator import rooms
from generator.pipeline import status
from tests.pipeline import made

ROOT = Path(__file__).parents[2]
COMMANDS = rooms.names("commands")
ENGLISH = re.compile(r"usage|positional|optional|options|show this|required|default|the following")
CHINESE = re.compile("[\u4e00-\u9fff]")


@pytest.mark.parametrize("name", COMMANDS)
def test_help(run, tmp_path, name):
    """Each command says in Chinese what it does and what every option means."""
    said = run(tmp_path, name, "--help") if name != "test" else run_help_of_test()
    assert said.code == 0
    assert ENGLISH.findall(said.out) == []
    (about,) = said.out.split("\n\n")[1:2]
    assert CHINESE.search(about)
    options = re.split(r"\n(?=  \S)", said.out.split("选项:\n")[1].rstrip("\n"))
    assert all(CHINESE.search(option.partition("  ")[2]) for option in options)


def run_help_of_test():
    """`test` hands everything on to pytest, except a plain cry for help."""
    done = program("test", "--help")
    return type("Said", (), {"code": done.returncode, "out": done.stdout.decode()})


def program(*words, **environment):
    """The command in a process of its own, on a console of our choice."""
    inherited = {name: value for name, value in os.environ.items() if name[:3] != "LC_"}
    return subprocess.run(
        [sys.executable, "-P", "-m", "generator", *map(str, words)],
        env={
            **inherited,
            "PYTHONPATH": str(ROOT),
            "GONGSHI_INSIDE": "1",
            "COLUMNS": "100",
            **environment,
        },
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["nonsense"], "'check'"),
        (["check", "--frmat", "json"], "--frmat"),
        (["check", "--format", "pdf"], "'xlsx'"),
        (["check", "--today", "2024-13-01"], "日期应写成 2024-04-09"),
        (["approve", "2024-zsb-ranking"], "--by"),
        (["serve", "--port", "many"], "--port"),
    ],
)
def test_wrong_words(run, tmp_path, words, named):
    """A command that is written wrongly: exit code 2, and what is wrong with it."""
    name, *rest = words
    said = run(tmp_path, name, *rest)
    assert (said.code, said.out) == (2, "")
    assert "命令的写法不对" in said.err
    assert named in said.err


@pytest.mark.parametrize("name", ["check", "generate", "build", "status", "verify", "serve"])
def test_no_project(run, tmp_path, name):
    """Where there is no project, the way to one is named."""
    said = run(tmp_path, name)
    assert (said.code, said.out) == (2, "")
    assert "--project" in said.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [["check"], ["generate"], ["approve", "--by", "教务处"]])
def test_unknown_notice(run, demo, words):
    """The known ids are listed."""
    said = run(demo.root, *words, "2024-zsb-rankin")
    assert (said.code, said.out) == (2, "")
    assert "没有公示 2024-zsb-rankin；已有：2024-zsb-ranking、2024-zsb-subject-scores" in said.err


def test_broken_configuration(run, root):
    """All that is wrong with the YAML files is said at once, with file and line."""
    path = root / "site_config/rounds/2024-zsb.yml"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("kind: ranking", "kind: rankin").replace("publish_on", "publishon"), "utf-8"
    )
    said = run(root, "status")
    assert (said.code, said.out) == (2, "")
    assert said.err.count("site_config/rounds/2024-zsb.yml") > 5
    assert "publishon" in said.err


@pytest.mark.parametrize(
    "console",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "gb18030"},
    ],
    ids=["ascii", "C", "gb18030"],
)
def test_consoles(demo, console):
    """No character stops a command; a Chinese console of Windows is spoken to in its own code."""
    done = program("status", "--project", demo.root, **console)
    encoding = "gb18030" if "gb18030" in console.values() else "utf-8"
    assert (done.returncode, done.stderr) == (0, b"")
    assert "2024-zsb-ranking" in done.stdout.decode(encoding)
    assert "公示期满" in done.stdout.decode(encoding)


def test_a_bug_quotes_nothing(run, root, monkeypatch):
    """A mistake of ours names the place in the code, never the value it stumbled over."""
    value = max(made.raw_values(root))
    monkeypatch.setattr(status, "lines", lambda project, today: int(f"x{value}"))
    said = run(root, "status")
    assert (said.code, said.out) == (70, "")
    assert re.search(r"ValueError，\w+\.py 第 \d+ 行", said.err)
    assert value not in said.err
