"""The first run on a fresh machine, with an installer that only writes down what it is told.

Each test has a checkout of its own, under a path with Chinese characters and a space: the
real bootstrap and locks beside a command line of three lines.  `RUN_SLOW=1` adds one real
installation.
"""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator import install, install_plan
from generator.install_plan import base_python
from tests.conftest import need

ROOT = Path(__file__).parents[1]
START = ("__init__", "__main__", "bootstrap", "install", "install_plan")
posix_only = pytest.mark.skipif(os.name == "nt", reason="the stand-in for uv is a script")

COMMAND_LINE = """
import json, os, sys
def main(argv):
    told = {name: os.environ.get(name) for name in ("GONGSHI_INSIDE", "PYTHONUTF8")}
    print(json.dumps({"prefix": sys.prefix, "cwd": os.getcwd(), "argv": list(argv), **told}))
    print("公示", file=sys.stderr)
    return 7
"""

UV = """#!{python}
import os, subprocess, sys
words = sys.argv[1:]
with open({log!r}, "a", encoding="utf-8") as file:
    print(" ".join(word for word in words if not word.startswith("-")).split("/")[0], file=file)
if words[0] == "venv":
    subprocess.run([{python!r}, "-m", "venv", "--without-pip", words[-1]], check=True)
if os.environ.get("BREAK_AT") in words:
    sys.exit("connection timed out")
"""


@dataclass(frozen=True)
class Checkout:
    """A checkout, and what its stand-in for uv was asked to do."""

    root: Path
    log: Path

    @property
    def home(self) -> Path:
        """Where the environment is expected."""
        return self.root / ".venv"

    def run(
        self, *words: str, python: str | Path = "", **variables: str
    ) -> subprocess.CompletedProcess[bytes]:
        """`python3 -m generator WORDS`, by a Python outside of every environment if not named."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "UV_", "PYTHON"))}
        kept |= {
            "PATH": f"{self.log.parent}{os.pathsep}{os.environ['PATH']}",
            "PIP_NO_INDEX": "1",
            "PIP_CONFIG_FILE": os.devnull,
            **variables,
        }
        command = [python or base_python(), "-m", "generator", *words]
        return subprocess.run(command, cwd=self.root, env=kept, capture_output=True, check=False)

    def asked(self) -> list[str]:
        """The installer's commands since the last look."""
        lines = self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []
        self.log.unlink(missing_ok=True)
        return [line.strip() for line in lines]


FRESH = ["venv", "pip install", "pip sync", "pip install"]


@pytest.fixture
def checkout(tmp_path):
    """A fresh clone, as far as the start needs one."""
    root, tools = tmp_path / "公示 项目", tmp_path / "tools"
    (root / "generator").mkdir(parents=True)
    for name in START:
        shutil.copy(ROOT / "generator" / f"{name}.py", root / "generator")
    for lock in (ROOT / "generator").glob("*.lock"):
        shutil.copy(lock, root / "generator")
    shutil.copy(ROOT / "pyproject.toml", root)
    (root / "generator/cli.py").write_text(COMMAND_LINE, encoding="utf-8")
    tools.mkdir()
    made = Checkout(root, tools / "log.txt")
    script = UV.format(python=base_python(), log=str(made.log))
    (tools / "uv").write_text(script, encoding="utf-8")
    (tools / "uv").chmod(0o755)
    return made


@posix_only
def test_first_run_makes_the_environment_and_the_second_starts_at_once(checkout):
    """Words, folder and exit code pass through; nothing is installed twice."""
    first = checkout.run("demo", "--today", "2024-04-09")
    assert first.returncode == 7, first.stderr.decode()
    assert checkout.asked() == FRESH
    assert json.loads(first.stdout) == {
        "prefix": str(checkout.home),
        "cwd": str(checkout.root),
        "argv": ["demo", "--today", "2024-04-09"],
        "GONGSHI_INSIDE": None,
        "PYTHONUTF8": "1",
    }
    second = checkout.run("demo", "--today", "2024-04-09")
    assert (second.returncode, second.stdout) == (7, first.stdout)
    assert second.stderr.decode() == "公示\n"
    assert checkout.asked() == []


@posix_only
def test_new_lock_is_installed_into_what_is_there(checkout):
    """A pull that brings other versions costs the difference, not a new environment."""
    checkout.run()
    checkout.asked()
    with (checkout.root / "generator/requirements.lock").open("a", encoding="utf-8") as lock:
        lock.write("# changed\n")
    assert checkout.run().returncode == 7
    assert checkout.asked() == FRESH[1:]
    assert checkout.run().returncode == 7
    assert checkout.asked() == []


@posix_only
def test_inner_python_sees_a_new_lock_too(checkout):
    """Whoever starts `.venv/bin/python` by hand never runs on yesterday's packages."""
    checkout.run()
    (checkout.root / "generator/requirements.lock").write_text("# changed", encoding="utf-8")
    checkout.asked()
    inner = install_plan.python_of(checkout.home)
    assert checkout.run(python=inner).returncode == 7
    assert checkout.asked() == FRESH[1:]
    assert checkout.run(python=inner).returncode == 7
    assert checkout.asked() == []


@posix_only
@pytest.mark.parametrize(("need_of_ours", "used"), [("", True), ("not-there>=1", False)])
def test_environment_of_the_users_own(checkout, tmp_path, need_of_ours, used):
    """An active environment that has the project and its needs is used as it is."""
    mine = tmp_path / "mine"
    subprocess.run([base_python(), "-m", "venv", "--without-pip", str(mine)], check=True)
    (info := next(mine.glob("lib/*/site-packages")) / "gongshi-0.1.0.dist-info").mkdir()
    needs = f"Requires-Dist: {need_of_ours}\n" if need_of_ours else ""
    text = f"Metadata-Version: 2.1\nName: gongshi\nVersion: 0.1.0\n{needs}"
    (info / "METADATA").write_text(text, encoding="utf-8")
    done = checkout.run(python=install_plan.python_of(mine))
    assert done.returncode == 7
    assert json.loads(done.stdout)["prefix"] == str(mine if used else checkout.home)
    assert checkout.home.exists() is not used


@posix_only
def test_tests_need_more_than_commands(checkout):
    """`test` installs its own lock once, which is good for every other command too."""
    checkout.run("demo")
    checkout.asked()
    (checkout.root / "tests").mkdir()
    assert b"No module named pytest" in checkout.run("test").stderr
    assert checkout.asked() == FRESH[1:]
    checkout.run("test")
    assert checkout.run("demo").returncode == 7
    assert checkout.asked() == []


@posix_only
def test_interrupted_installation_is_begun_anew(checkout):
    """What is half made is not believed: the next run starts from an empty folder."""
    failed = checkout.run(BREAK_AT="sync")
    text = failed.stderr.decode()
    assert failed.returncode == 3
    assert "uv 没有成功，改用 pip 再试…" in text
    assert "PIP_INDEX_URL=https://" in text
    assert not list(checkout.home.glob("*.stamp"))
    (checkout.home / "half-made").touch()
    checkout.asked()
    assert checkout.run().returncode == 7
    assert checkout.asked() == FRESH
    assert not (checkout.home / "half-made").exists()


@posix_only
def test_lost_python_is_noticed(checkout):
    """After a system upgrade the old link leads nowhere; the environment is made again."""
    checkout.run()
    checkout.asked()
    python = checkout.home / "bin/python"
    python.unlink()
    python.symlink_to(checkout.root / "gone")
    assert checkout.run().returncode == 7
    assert checkout.asked() == FRESH


@posix_only
@pytest.mark.parametrize(
    ("encoding", "shown"),
    [("utf-8", "utf-8"), ("gb18030", "gb18030"), ("ascii", "utf-8"), ("latin-1", "utf-8")],
)
def test_every_console_gets_its_text(checkout, encoding, shown):
    """A console that knows Chinese gets its own encoding, any other UTF-8; none a traceback."""
    for _ in ("first", "second"):
        done = checkout.run(PYTHONIOENCODING=encoding)
        assert done.returncode == 7
        assert done.stderr.decode(shown).endswith("公示\n")


@pytest.mark.parametrize("made", ["folder", "file"])
def test_foreign_environment_is_left_alone(checkout, made):
    """A `.venv` that we did not make is the user's; the sentence says what to do."""
    if made == "folder":
        checkout.home.mkdir()
    mine = checkout.home / "mine" if made == "folder" else checkout.home
    mine.write_text("precious", encoding="utf-8")
    done = checkout.run()
    assert done.returncode == 2
    assert "不是本程序建的" in done.stderr.decode()
    assert mine.read_text(encoding="utf-8") == "precious"


def test_place_that_cannot_be_written(checkout):
    """A read-only checkout, say: one sentence with two ways out, no traceback."""
    (checkout.root / "file").touch()
    done = checkout.run(GONGSHI_VENV=str(checkout.root / "file" / "venv"))
    assert done.returncode == 3
    assert "GONGSHI_VENV" in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_missing_venv_is_one_sentence(monkeypatch, tmp_path, capsys):
    """Debian's Python without python3-venv, and no uv: the apt command to run."""
    monkeypatch.setattr(install, "_has_venv", lambda: False)
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(install.Stopped) as stop:
        install.prepare(tmp_path / ".venv", test=False)
    minor = sys.version_info[1]
    assert f"sudo apt install python3.{minor}-venv" in str(stop.value)
    assert (stop.value.exit_code, "\n" in str(stop.value)) == (2, False)
    assert capsys.readouterr() == ("", "")


def test_old_python_gets_one_sentence():
    """The first file is readable to the oldest Python and refuses before all else."""
    source = (ROOT / "generator/__main__.py").read_text(encoding="utf-8")
    new = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.Match)
    tree = ast.parse(source, feature_version=(3, 7))
    assert not [node for node in ast.walk(tree) if isinstance(node, new)]
    start = "runpy.run_module('generator', run_name='__main__')"
    words = ["-c", f"import runpy, sys; sys.version_info = (3, 6, 15); {start}"]
    done = subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, check=False)
    said = "需要 Python 3.11 或更高版本，当前是 3.6；"
    said += "请安装新版后用它再运行，例如 python3.12 -m generator demo\n"
    assert (done.returncode, done.stderr.decode(), done.stdout) == (2, said, b"")


@pytest.mark.slow
def test_real_installation(tmp_path):
    """A fresh clone, the system's pip, every package: `--help` answers, then `gongshi` does."""
    root = tmp_path / "公示 clone"
    listed = subprocess.run(
        [need("git"), "-C", str(ROOT), "ls-files", "-z"], capture_output=True, check=True
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, root / name)
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    kept["PATH"] = os.pathsep.join(
        part for part in kept["PATH"].split(os.pathsep) if shutil.which("uv", path=part) is None
    )
    command = [base_python(), "-m", "generator", "--help"]
    done = subprocess.run(command, cwd=root, env=kept, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    script = install_plan.python_of(root / ".venv").with_name("gongshi")
    assert subprocess.check_output([script, "--help"], env=kept, cwd=tmp_path) == done.stdout
