"""Another machine: a real ssh server, with rsync and with tar.

What is done there after the login needs no server: `there` is a program called ssh that
runs the same lines here.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator import deploy as places
from generator import manifest
from generator.config.target import Target
from generator.deploy import ssh
from generator.errors import DiskError, Refused
from generator.pipeline import far
from tests.deploy import made
from tests.deploy.made import STANDING, cargo, files, served, tree
from tests.deploy.servers import sshd

WITHOUT_ONE = STANDING - {"one"}
LATER = {"nginx/http.conf": b"# rules 2\n"}

pytestmark = pytest.mark.skipif(
    made.WINDOWS, reason="the other machine is this one, and no Windows"
)


@pytest.fixture(scope="module")
def login(tmp_path_factory):
    """A server for this user."""
    with sshd(tmp_path_factory.mktemp("ssh") / "run") as running:
        yield running


@pytest.fixture(params=["rsync", "tar"])
def place(request, login, tmp_path, monkeypatch):
    """A target there, whose path has blanks, quotes and Chinese characters in it."""
    if request.param == "tar":
        monkeypatch.setattr(ssh.shutil, "which", lambda name: None)
    elif not shutil.which("rsync"):
        pytest.skip("rsync is not installed")
    path = str(tmp_path / "网站 it's")
    target = Target(kind="ssh", host=login.host, path=path, options=login.options)
    return made.Place(target, tmp_path / "project")


@pytest.fixture
def real(login, tmp_path):
    """The same, by whatever is there."""
    path = str(tmp_path / "there")
    target = Target(kind="ssh", host=login.host, path=path, options=login.options)
    return made.Place(target, tmp_path)


FAKE = """\
#!/bin/sh
while [ "$1" != -- ]; do shift; done
shift 2
exec sh -c "$*"
"""


@pytest.fixture
def there(tmp_path, monkeypatch):
    """A shell of this machine as the other one; by tar."""
    program = tmp_path / "bin" / "ssh"
    program.parent.mkdir()
    program.write_text(FAKE, "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    monkeypatch.setattr(ssh.shutil, "which", lambda name: None)
    return made.Place(Target(kind="ssh", host="web", path=str(tmp_path / "there")), tmp_path)


def test_first_and_next(place, top, first, second):
    """The same as in a folder: releases, rules, manifests, purged and whole."""
    place.deploy(cargo(first))
    assert served(top) == files("甲")
    load = cargo(second, step=1, rules=LATER, standing=WITHOUT_ONE)
    place.deploy(load)
    assert served(top) == files("乙")
    assert tree(top / "server") == {"nginx/http.conf": "# rules 2\n"}
    assert sorted(os.listdir(top)) == [".gongshi.lock", "current", "good", "releases", "server"]
    old, new = (top / "releases" / one.name for one in (cargo(first), load))
    assert (top / "current").resolve() == new.resolve()
    assert {path for path in tree(old) if path.startswith("notices/one/")} == {
        "notices/one/index.html"
    }
    for release in (old, new):
        recorded = release.with_name(f"{release.name}.sha256").read_bytes()
        assert manifest.parse(recorded) == places.manifest(release)
        assert {oct(path.stat().st_mode)[-3:] for path in release.rglob("*")} == {"644", "755"}


def test_the_same_words_as_a_folder(there, tmp_path, first, second):
    """The plan does not depend on how the target is reached."""
    place, near = there, made.folder_place(tmp_path)
    load = cargo(second, step=1, rules=LATER, standing=WITHOUT_ONE)
    assert place.lines(cargo(first)) == near.lines(cargo(first))
    for one in (place, near):
        one.deploy(cargo(first))
    assert place.lines(load) == near.lines(load)


def test_rollback_and_keep(there, tmp_path):
    """Three stay; the last before comes back; rows that must be gone forbid it."""
    for step, word in enumerate("甲乙丙丁"):
        there.deploy(cargo(made.write(tmp_path / word, files(word)), step=step))
    top = Path(there.target.path)
    assert len(os.listdir(top / "releases")) == 6
    with pytest.raises(Refused, match="还有已撤下或已到期的名单"):
        there.rollback(cargo(tmp_path / "丁", standing=WITHOUT_ONE))
    there.rollback(cargo(tmp_path / "丁"))
    assert served(top) == files("丙")


def test_what_was_left_is_cleared(there, first, second):
    """Of a deployment that was killed: a release aside, one without manifest, a link, a file."""
    there.deploy(cargo(first))
    top = Path(there.target.path)
    shutil.copytree(first, top / "releases/.20240101T000000Z-aaaaaaaaaaaa.new")
    shutil.copytree(first, top / "releases/20240101T000000Z-bbbbbbbbbbbb")
    (top / "server/nginx/.http.conf.new").write_text("half", "utf-8")
    (top / ".current.new").symlink_to("releases/none")
    there.deploy(cargo(second, step=1))
    assert not list(top.rglob(".*.new"))
    assert len(os.listdir(top / "releases")) == 4
    assert served(top) == files("乙")


def test_damaged_on_the_way(there, first, second, monkeypatch):
    """What arrived is compared over there before anybody sees it."""
    there.deploy(cargo(first))
    load = cargo(second, step=1)
    (second / "index.html").write_text("别的", "utf-8")
    with pytest.raises(DiskError, match=r"不一致（index\.html）；网站没有更新"):
        there.deploy(load)
    assert served(Path(there.target.path)) == files("甲")


def test_rules_that_the_server_refuses(there, first, second):
    """Its own words are passed on; rules and pages are as before."""
    there.deploy(cargo(first))
    top = Path(there.target.path)
    with pytest.raises(DiskError, match=r"服务器没有接受新规则.*line 3"):
        there.but(reload="echo line 3 >&2; exit 7").deploy(cargo(second, step=1, rules=LATER))
    assert served(top) == files("甲")
    assert (top / "server/nginx/http.conf").read_bytes() == made.RULES["nginx/http.conf"]


def test_one_at_a_time(there, first):
    """Whoever comes second is refused."""
    with there.host.lock(), pytest.raises(DiskError, match="另一个 gongshi deploy"):
        there.deploy(cargo(first))
    there.deploy(cargo(first))


def test_the_lock_ends_with_its_process(real, first):
    """Killed without a word: the shell over there ends, and the next deployment works."""
    code = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from generator.config.target import Target\n"
        "from generator.deploy.ssh import Host\n"
        "target = Target.model_validate_json(sys.argv[1])\n"
        "with Host('web', target, Path()).lock():\n"
        "    print('held', flush=True); time.sleep(60)\n"
    )
    command = [sys.executable, "-c", code, real.target.model_dump_json()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]) as held:
        assert held.stdout.readline() == b"held\n"
        with pytest.raises(DiskError, match="另一个 gongshi deploy"):
            real.deploy(cargo(first))
        held.send_signal(signal.SIGKILL)
        held.wait()
    for _ in range(50):
        try:
            real.deploy(cargo(first))
            break
        except DiskError:
            continue
    assert served(Path(real.target.path)) == files("甲")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"options": ("-F", "none", "-p", "9")}, "连不上 .*配好密钥登录"),
        ({"path": "/proc/none"}, "操作没有成功（.*）；请检查磁盘空间和权限"),
    ],
)
def test_what_cannot_be_reached(real, first, change, words):
    """Which machine, and what to do."""
    with pytest.raises(DiskError, match=words):
        real.but(**change).deploy(cargo(first))


@pytest.mark.parametrize(("name", "words"), [(".git", "git 版本库"), ("current", "不是链接")])
def test_refused_over_there(there, first, name, words):
    """No repository, and nobody's own folder."""
    (Path(there.target.path) / name).mkdir(parents=True)
    with pytest.raises(DiskError, match=re.escape(words)):
        there.deploy(cargo(first))


def test_without_ssh(there, first, monkeypatch):
    """Named, not a traceback."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(DiskError, match="没有 ssh 命令"):
        there.lines(cargo(first))


def test_broken_off_at_every_step(there, first, second, monkeypatch):
    """The connection is lost at the k-th command, for every k: old or new, and the next ends it."""
    top, load = Path(there.target.path), cargo(second, step=1, rules=LATER)
    real = ssh.Host._ssh
    for step in range(1, 40):
        shutil.rmtree(top, ignore_errors=True)
        there.deploy(cargo(first))
        seen = []

        def losing(host, line, data=b"", seen=seen, step=step):
            seen.append(line)
            if len(seen) >= step:
                return subprocess.CompletedProcess([], ssh.UNREACHED, b"", b"lost")
            return real(host, line, data)

        with monkeypatch.context() as patch, contextlib.suppress(DiskError):
            patch.setattr(ssh.Host, "_ssh", losing)
            there.deploy(load)
        assert served(top) in (files("甲"), files("乙"))
        there.deploy(load)
        assert served(top) == files("乙")
        assert not list(top.rglob(".*.new"))
        assert len(os.listdir(top / "releases")) == 4
        if len(seen) < step:
            return
    raise AssertionError("it never ended")


def test_gone_at_once(there, first, second):
    """A notice is taken down in every release, without a site, a build or a configuration."""
    there.deploy(cargo(first))
    there.deploy(cargo(second, step=1))
    top, root = Path(there.target.path), there.root
    written = f"targets:\n  web: {{kind: ssh, host: web, path: '{top}'}}\n  odd: {{kind: ssh}}\n"
    made.write(root / "site_config", {"targets.yml": written, "school.yml": "!"})
    pages = {"one": "已撤回".encode(), "parts/xinxi": "已撤回".encode()}
    (said,) = far.take_down(root, ["web", "odd"], pages)
    words = "目标 odd：targets.yml 里的写法不对。那里还没有撤下，请接着运行 gongshi build 和 deploy"
    assert said == words
    for release in top.glob("releases/*Z-????????????"):
        there_now = tree(release)
        for folder in pages:
            own = {path: text for path, text in there_now.items() if f"notices/{folder}/" in path}
            assert own == {f"notices/{folder}/index.html": "已撤回"}
        assert "notices/parts/jidian/rows.json" in there_now
        recorded = release.with_name(f"{release.name}.sha256").read_bytes()
        assert manifest.parse(recorded) == places.manifest(release)


def test_gone_on_a_server_that_is_away(there, monkeypatch):
    """Which target, why, and what is to be done."""
    monkeypatch.setenv("PATH", "")
    written = "targets:\n  web: {kind: ssh, host: web, path: /srv}\n"
    made.write(there.root / "site_config", {"targets.yml": written})
    (said,) = far.take_down(there.root, ["web"], {"one": b""})
    assert said.startswith("目标 web：这台电脑上没有 ssh 命令")
