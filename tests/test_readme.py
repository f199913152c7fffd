"""What the two READMEs say, held against the code."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from generator import cli, rooms

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.zh-CN.md")
PREFIX = ["python3", "-m", "generator"]
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`(python3 -m generator [^`]+)`")
FOLDER = re.compile(r"^\| `([\w.]+/)` \|", re.MULTILINE)
LINK = re.compile(r'\]\(([^)#:]+)\)|src="([^":]+)"')
MADE = re.compile(r"`([a-z/]+/)`")


def text(name):
    """The whole README."""
    return (ROOT / name).read_text("utf-8")


def commands(name):
    """Every command of its console blocks, and those that stand in a sentence."""
    blocks = "".join(BLOCK.findall(text(name)))
    return [*filter(None, blocks.splitlines()), *INLINE.findall(text(name))]


def listed():
    """The commands as `--help` lists them."""
    block = cli.parser().format_help().split("命令:\n")[1]
    return tuple(re.findall(r"^    (\S+)", block, re.MULTILINE))


@pytest.mark.parametrize(
    "line", sorted({line for name in READMES for line in commands(name) if "--help" not in line})
)
def test_commands_can_be_typed(line):
    """The real parser understands every command, option by option."""
    words = shlex.split(line, comments=True)
    assert words[:3] == PREFIX
    assert words[3] in rooms.names("commands")
    assert callable(cli.parser().parse_args(words[3:]).run)


def test_the_two_commands_come_first():
    """Whoever reads no further has seen them."""
    assert commands("README.md")[:2] == ["python3 -m generator demo", "python3 -m generator test"]


def test_both_say_the_same():
    """The Chinese README has the commands, folders, pictures of the English one, in its order."""
    english, chinese = READMES
    assert commands(chinese) == commands(english)
    assert FOLDER.findall(text(chinese)) == FOLDER.findall(text(english))
    pictures = re.compile(r'src="([^"]+)"')
    assert pictures.findall(text(chinese)) == pictures.findall(text(english))


@pytest.mark.parametrize("name", READMES)
def test_folders_and_links_exist(name):
    """Each folder of the table, each picture and each file that is linked to is there."""
    folders = FOLDER.findall(text(name))
    links = [link for pair in LINK.findall(text(name)) for link in pair if link]
    assert {"site_config/", "content/", "generator/", "tests/"} <= set(folders)
    assert len(links) >= 4
    assert [path for path in (*folders, *links) if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("name", READMES)
def test_what_is_never_in_git(name):
    """The folders that the README calls made are the ones that git ignores."""
    (sentence,) = re.findall(
        r"(?:never in git:|不进 git 的：)(.*?)[.。]\n\n", text(name), re.DOTALL
    )
    ignored = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    assert {f"/{folder}" for folder in MADE.findall(sentence)} <= set(ignored)
    assert "`data/`" in sentence


@pytest.mark.parametrize("name", READMES)
def test_stages_are_rooms(name):
    """The picture of the way of the data names folders or files of generator/, in order."""
    (picture,) = re.findall(r"^    (?:workbook|工作簿) -> (.*)$", text(name), re.MULTILINE)
    stages = [
        word for word in re.findall(r"[a-z]+(?![/\w])", picture) if word not in {"content", "site"}
    ]
    assert stages == ["ingest", "check", "mask", "render", "build", "verify", "deploy"]
    rooms_there = {path.stem for path in (ROOT / "generator").iterdir()}
    assert set(stages) <= rooms_there


def test_help_lists_every_command():
    """One file in generator/commands/, one command, in the order of the alphabet."""
    files = (
        path.stem.rstrip("_").replace("_", "-")
        for path in (ROOT / "generator/commands").glob("[!_]*.py")
    )
    assert listed() == tuple(sorted(files))
