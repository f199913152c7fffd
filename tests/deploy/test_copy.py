"""A web root without links: in order, each file whole, nobody else's files touched; and a zip."""

from __future__ import annotations

import errno
import os
import shutil
import zipfile
from pathlib import Path

import pytest

from generator.config.target import Target
from generator.deploy import copy_
from generator.errors import DiskError, Refused
from tests.deploy import made
from tests.deploy.made import STANDING, cargo, files, tree
from tests.deploy.test_killed import KILLED, at, child

WITHOUT_ONE = STANDING - {"one"}
THEIRS = {"college/index.html": "学院主页", "logo.png": "x", "web.config.old": "y"}
ORDER = [
    "web.config",
    "assets/main.css", "附件 说明.pdf",
    "gone/one/index.html", "gone/parts/index.html", "gone/two/index.html",
    "notices/one/g0001/index.html", "notices/one/index.html", "notices/one/rows.json",
    "notices/parts/index.html", "notices/parts/xinxi/index.html",
    "404.html", "about/index.html",
    "feed.xml", "notices/index.html", "search/search_index.json", "sitemap.xml",
    "index.html",
]  # fmt: skip


@pytest.fixture
def place(tmp_path):
    """A web root in which the college has files of its own."""
    made.write(tmp_path / "wwwroot", THEIRS)
    target = Target(kind="copy", path=str(tmp_path / "wwwroot"), rules="iis")
    return made.Place(target, tmp_path / "project")


@pytest.fixture
def top(place):
    """The web root."""
    return Path(place.target.path)


def there(top: Path) -> dict[str, str]:
    """What stands in the web root, but the college's own and the lock."""
    return {path: text for path, text in tree(top).items()
            if path not in THEIRS and path != ".gongshi.lock"}  # fmt: skip


def whole(word: str, notices=STANDING) -> dict[str, str]:
    """A site with the rules for its server."""
    return files(word, notices) | {"web.config": made.RULES["iis/web.config"].decode()}


def test_order():
    """Rules, assets, tombstones, notices, other pages, lists, the home page."""
    assert copy_.ordered(reversed(ORDER)) == ORDER


def test_first_and_next(place, top, first, tmp_path):
    """What is no more is deleted; what is the college's stays; what nobody knows below notices/ goes."""
    place.deploy(cargo(first))
    assert there(top) == whole("甲")
    (top / "notices/left").mkdir()
    (top / "notices/left/rows.json").write_text("[]", "utf-8")
    load = cargo(made.write(tmp_path / "next", files("乙", WITHOUT_ONE)), step=1)
    place.deploy(load)
    assert there(top) == whole("乙", WITHOUT_ONE)
    assert not (top / "notices/one").exists()
    assert {path: text for path, text in tree(top).items() if path in THEIRS} == THEIRS


def test_the_plan_in_words(place, top, first, tmp_path):
    """What would be done, and that nothing is."""
    place.deploy(cargo(first))
    before = tree(top)
    changed = files("甲", WITHOUT_ONE) | {"index.html": "新"}
    load = cargo(made.write(tmp_path / "next", changed), step=1)
    assert place.lines(load) == [
        "打包 records/deploy-web.zip（20 个文件）",
        "写好 1 个变动的文件并逐个核对",
        "按次序换上 1 个文件，首页最后",
        "删除不再有的 4 个文件",
        "在目标上核对 1 个文件，并确认 3 个撤下的地址不再给出名单",
        "记下已部署的文件",
    ]
    assert tree(top) == before


def test_renamed_in_order(place, top, first, monkeypatch):
    """A visitor never meets a page before what it leads to."""
    seen, real = [], os.replace

    def watched(source, target):
        path = Path(target)
        if path.is_relative_to(top) and path.name != copy_.__name__:
            seen.append(path.relative_to(top).as_posix())
        real(source, target)

    monkeypatch.setattr(os, "replace", watched)
    place.deploy(cargo(first))
    assert seen == copy_.ordered(seen)
    assert seen[0] == "web.config"
    assert seen[-1] == "index.html"


def test_the_zip(place, first, top):
    """The same files in the same order; the same bytes each time."""
    place.deploy(cargo(first))
    path = place.root / "records/deploy-web.zip"
    before = path.read_bytes()
    with zipfile.ZipFile(path) as packed:
        assert packed.namelist() == copy_.ordered(whole("甲"))
        assert {name: packed.read(name).decode() for name in packed.namelist()} == whole("甲")
    place.deploy(cargo(first, step=1))
    assert path.read_bytes() == before


def test_the_zip_alone(tmp_path, first):
    """For a panel that takes only that."""
    place = made.Place(Target(kind="copy"), tmp_path / "project")
    place.deploy(cargo(first))
    assert sorted(os.listdir(place.root / "records")) == [".gongshi.lock", "deploy-web.zip"]
    assert place.lines(cargo(first)) == ["打包 records/deploy-web.zip（23 个文件）"]


@pytest.mark.parametrize(
    ("rules", "path", "name"),
    [("iis", "iis/web.config", "web.config"), ("apache", "apache/htaccess", ".htaccess")],
)
def test_rules_in_the_web_root(place, top, first, rules, path, name):
    """As the server looks for them; without them nothing is deployed."""
    other = place.but(rules=rules)
    other.deploy(cargo(first, rules={path: b"rules"}))
    assert (top / name).read_bytes() == b"rules"
    with pytest.raises(DiskError, match=f"没有 server/{path}"):
        other.deploy(cargo(first, step=1, rules={}))


def test_a_file_in_use(place, top, first, second, monkeypatch):
    """Windows refuses for a moment; for longer, it is said, and the next one ends it."""
    monkeypatch.setattr(copy_, "PAUSE", 0)
    place.deploy(cargo(first))
    refused, real = {"about": 3, "two": 99}, os.replace

    def in_use(source, target):
        for name, left in refused.items():
            if name in str(target) and left:
                refused[name] -= 1
                raise PermissionError(errno.EACCES, "in use")
        real(source, target)

    monkeypatch.setattr(os, "replace", in_use)
    with pytest.raises(DiskError, match="正被占用，换不上；请稍后再运行一次"):
        place.deploy(cargo(second, step=1))
    assert there(top)["index.html"] == files("甲")["index.html"]
    refused["two"] = 0
    place.deploy(cargo(second, step=1))
    assert there(top) == whole("乙")


def test_no_way_back(place, first):
    """Nothing is kept to go back to; the way out is named."""
    place.deploy(cargo(first))
    with pytest.raises(Refused, match="不能退回；请恢复内容后重新 build 和 deploy"):
        place.rollback(cargo(first))


def test_one_at_a_time(place, first):
    """A second deployment is refused."""
    with place.host.lock(), pytest.raises(DiskError, match="另一个 gongshi deploy"):
        place.deploy(cargo(first))


def test_no_room_leaves_all_as_it_was(place, top, first, second):
    """Everything is written aside first: a full disk changes nothing that anybody reads."""
    place.deploy(cargo(first))

    def full():
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    restore = at(20, full)
    try:
        with pytest.raises(DiskError, match="写不下"):
            place.deploy(cargo(second, step=1))
    finally:
        restore()
    assert {path: text for path, text in there(top).items() if not path.endswith(".new")} == whole(
        "甲"
    )
    place.deploy(cargo(second, step=1))
    assert there(top) == whole("乙")


@pytest.mark.skipif(made.WINDOWS, reason="a process cannot be forked on Windows")
def test_killed_at_every_step(place, top, first, tmp_path):
    """Each page is the old one or the new one, and the next deployment ends it."""
    few = frozenset({"one", "parts/xinxi"})
    place.deploy(cargo(made.write(tmp_path / "few", files("甲", few))))
    load = cargo(made.write(tmp_path / "next", files("乙", few - {"one"})), step=1)
    kept = shutil.copytree(tmp_path / "wwwroot", tmp_path / "kept")
    record = shutil.copytree(place.root, tmp_path / "kept project")
    old, new = whole("甲", few), whole("乙", few - {"one"})
    for step in range(1, 400):
        for saved, path in ((kept, top), (record, place.root)):
            shutil.rmtree(path)
            shutil.copytree(saved, path)

        def work(step=step):
            at(step, lambda: os._exit(KILLED))
            place.deploy(load)

        code = child(work)
        assert code in {0, KILLED}, step
        for path, text in there(top).items():
            assert path.endswith(".new") or text in {old.get(path), new.get(path)}, (step, path)
        place.deploy(load)
        assert there(top) == new
        if code == 0:
            assert step > 40
            return
    raise AssertionError("it never ended")
