"""Releases in a folder of this machine: written whole, switched, kept, purged, taken back."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from generator import deploy as places
from generator import manifest
from generator.deploy import folder
from generator.errors import DiskError, Refused
from tests.deploy import made
from tests.deploy.made import STANDING, cargo, files, served, tree

WITHOUT_ONE = STANDING - {"one"}
LATER = {"nginx/http.conf": b"# rules 2\n", "caddy/gongshi.caddy": b"# new\n"}


def releases(top: Path) -> list[str]:
    """Names of what lies in `releases/`."""
    return sorted(os.listdir(top / "releases"))


def test_first_and_next(place, top, first, second):
    """What is served is the whole site; beside it lie its manifest and the server's rules."""
    place.deploy(cargo(first))
    assert served(top) == files("甲")
    place.deploy(cargo(second, step=1, rules=LATER))
    assert served(top) == files("乙")
    assert tree(top / "server") == {name: data.decode() for name, data in LATER.items()}
    names = [cargo(first).name, cargo(second, step=1).name]
    assert releases(top) == sorted(f"{name}{end}" for name in names for end in ("", ".sha256"))
    assert (top / "current").readlink() == Path("releases", names[1])
    assert re.fullmatch(r"20240409T010100Z-[0-9a-f]{12}", names[1])
    listed = (top / "releases" / f"{names[1]}.sha256").read_text("utf-8")
    assert listed == "".join(
        f"{one}  {path}\n" for path, one in sorted(cargo(second).files.items())
    )
    assert sorted(os.listdir(top)) == [".gongshi.lock", "current", "good", "releases", "server"]


def test_the_plan_in_words(place, first, second, top):
    """`--dry-run` says all that is done, and does nothing."""
    place.deploy(cargo(first))
    before = tree(top)
    old, new = cargo(first).name, cargo(second, step=1).name
    load = cargo(second, step=1, rules=LATER, standing=WITHOUT_ONE)
    assert place.but(keep=2, reload="nginx -s reload").lines(load) == [
        "更新服务器规则 server/（写 2 个文件，删 1 个）",
        "让服务器读取新规则：nginx -s reload",
        f"写入 23 个文件（0.0 MB）到 releases/{new}/",
        "逐个核对写好的文件",
        f"切换 current：{old} → {new}",
        "在目标上核对 20 个文件，并确认 0 个撤下的地址不再给出名单",
        f"若不一致：退回 {old}",
        f"记下核对无误的版本 {new}",
        f"从版本 {old} 撤下 notices/one/（2 个文件）",
        f"更新版本 {old} 的清单",
    ]
    assert tree(top) == before


def test_what_is_done_is_what_was_planned(place, first, second):
    """The steps come in the order of the plan: rules, pages, switch."""
    place.deploy(cargo(first))
    load = cargo(second, step=1, rules=LATER)
    planned, said = place.lines(load), []
    place.deploy(load, said)
    done = [line for line in said if not line.startswith("正在")]
    assert done == [line for line in planned if not line.startswith(("在目标上", "若不一致"))]


def test_the_same_again_writes_no_release(place, top, first):
    """Nothing has changed: everything is compared, nothing is written."""
    place.deploy(cargo(first))
    before = releases(top)
    assert place.lines(cargo(first, step=9)) == [
        "在目标上核对 23 个文件，并确认 0 个撤下的地址不再给出名单"
    ]
    place.deploy(cargo(first, step=9))
    assert releases(top) == before


def test_a_damaged_release_is_written_anew(place, top, first):
    """The same site again, but what lies there is no longer what was written."""
    place.deploy(cargo(first))
    (top / "current/index.html").write_text("改动", "utf-8")
    place.deploy(cargo(first, step=1))
    assert served(top) == files("甲")


def test_how_many_stay(place, top, tmp_path):
    """The last three, or as many as the target says."""
    for step, word in enumerate("甲乙丙丁戊"):
        place.deploy(cargo(made.write(tmp_path / word, files(word)), step=step))
    whole = [name for name in releases(top) if not name.endswith(".sha256")]
    assert [name[:13] for name in whole] == ["20240409T0102", "20240409T0103", "20240409T0104"]
    fewer = place.but(keep=2)
    fewer.deploy(cargo(made.write(tmp_path / "己", files("己")), step=9))
    assert len(releases(top)) == 4


def test_rows_leave_every_release(place, top, tmp_path):
    """Former releases keep a tombstone of what is gone, whole in themselves."""
    for step, word in enumerate("甲乙"):
        place.deploy(cargo(made.write(tmp_path / word, files(word)), step=step))
    fewer = frozenset({"two", "parts/xinxi"})
    left = files("丙", fewer) | {
        f"gone/{one}/index.html": made.PAGE.format(f"已撤下 {one}") for one in ("one", "parts")
    }
    place.deploy(cargo(made.write(tmp_path / "丙", left), step=2, standing=fewer))
    assert len(releases(top)) == 6
    for release in (top / "releases").glob("*Z-????????????"):
        there = tree(release)
        assert not [path for path in there if path.startswith(("notices/one/", "notices/parts/jidian/"))
                    and "<table" in there[path] + there[path].replace('"rows"', "<table")]  # fmt: skip
        assert "notices/two/rows.json" in there
        recorded = (release.with_name(f"{release.name}.sha256")).read_bytes()
        assert manifest.parse(recorded) == places.manifest(release)
    (older, newer) = sorted(top.glob("releases/*Z-????????????"))[:2]
    for former in (older, newer):
        assert tree(former)["notices/one/index.html"] == made.PAGE.format("已撤下 one")
        assert "各学院" in tree(former)["notices/parts/index.html"]


def test_rollback(place, top, first, second):
    """The last before that on line, or the one that is named."""
    place.deploy(cargo(first))
    place.deploy(cargo(second, step=1))
    place.rollback(cargo(second))
    assert served(top) == files("甲")
    place.rollback(cargo(second), cargo(second, step=1).name)
    assert served(top) == files("乙")


@pytest.mark.parametrize(
    ("wanted", "standing", "reason"),
    [
        ("20200101T000000Z-000000000000", STANDING, "没有可以退回的版本 20200101T000000Z-000000000000；可用：2024"),
        ("", WITHOUT_ONE, "还有已撤下或已到期的名单（one）"),
    ],
)  # fmt: skip
def test_rollback_refused(place, top, first, second, wanted, standing, reason):
    """To what is not there, and to rows that nobody may read any more."""
    place.deploy(cargo(first))
    place.deploy(cargo(second, step=1))
    with pytest.raises(Refused, match=re.escape(reason)):
        place.rollback(cargo(second, standing=standing), wanted)
    assert served(top) == files("乙")


def test_rollback_without_a_former_one(place, top, first):
    """The first has nothing before it."""
    place.deploy(cargo(first))
    with pytest.raises(Refused, match="没有可以退回的版本；可用：无"):
        place.rollback(cargo(first))


def test_rollback_to_a_damaged_one(place, top, first, second):
    """What is no longer as it was written does not come on line."""
    place.deploy(cargo(first))
    place.deploy(cargo(second, step=1))
    (top / "releases" / cargo(first).name / "index.html").write_text("改动", "utf-8")
    with pytest.raises(DiskError, match=r"index\.html"):
        place.rollback(cargo(second))
    assert served(top) == files("乙")


def test_taken_back(place, top, first, second, monkeypatch):
    """What stands there is not what was meant: the former release and rules come back."""
    place.deploy(cargo(first))
    before = tree(top)
    monkeypatch.setattr(folder.Host, "stand", lambda host, paths: {})
    with pytest.raises(DiskError, match=f"上线后核对不一致：.*已退回上一版 {cargo(first).name}"):
        place.deploy(cargo(second, step=1, rules=LATER))
    assert served(top) == files("甲")
    assert tree(top) == before


def test_taken_back_but_not_its_rows(place, top, first, second, monkeypatch):
    """What must be gone is gone even if the new release does not hold."""
    place.deploy(cargo(first))
    monkeypatch.setattr(folder.Host, "stand", lambda host, paths: {})
    with pytest.raises(DiskError, match="已退回上一版"):
        place.deploy(cargo(second, step=1, standing=WITHOUT_ONE))
    assert not [path for path in served(top) if path.startswith("notices/one/") and "rows" in path]
    assert "notices/two/rows.json" in served(top)


def test_rules_that_the_server_refuses(place, top, first, second):
    """The pages are not touched, and the former rules stand again."""
    place.deploy(cargo(first))
    before = tree(top)
    with pytest.raises(
        DiskError, match="服务器没有接受新规则（echo 错在第 3 行 >&2; false）：错在第 3 行"
    ):
        place.but(reload="echo 错在第 3 行 >&2; false").deploy(cargo(second, step=1, rules=LATER))
    assert tree(top) == before


def test_reload_sees_the_new_rules_and_the_old_pages(place, top, first, second):
    """Rules first, then pages."""
    place.deploy(cargo(first))
    seen = place.but(reload="cat server/nginx/http.conf current/index.html > seen")
    seen.deploy(cargo(second, step=1, rules=LATER))
    assert (top / "seen").read_text("utf-8") == LATER["nginx/http.conf"].decode() + files("甲")[
        "index.html"
    ]


def test_one_at_a_time(place, first):
    """A second deployment is refused, and works once the first has ended."""
    with place.host.lock(), pytest.raises(DiskError, match="另一个 gongshi deploy"):
        place.deploy(cargo(first))
    place.deploy(cargo(first))


def test_too_little_room(place, top, first, monkeypatch):
    """Said before anything is written."""
    load = cargo(first)
    monkeypatch.setattr(folder.Host, "free", lambda host: 2 * load.size - 1)
    with pytest.raises(DiskError, match="目标所在磁盘只剩"):
        place.deploy(load)
    assert sorted(os.listdir(top)) == [".gongshi.lock"]


def test_a_site_that_changes_meanwhile(place, top, first, second):
    """What is written is compared with what was verified."""
    place.deploy(cargo(first))
    load = cargo(second, step=1)
    (second / "index.html").write_text("别的", "utf-8")
    with pytest.raises(DiskError, match=r"与 site/ 不一致（index\.html）；网站没有更新"):
        place.deploy(load)
    assert served(top) == files("甲")


@pytest.mark.parametrize("where", [".", ".."])
def test_never_into_a_repository(place, top, first, where):
    """A history would keep what must go."""
    top.mkdir(parents=True)
    (top / where / ".git").mkdir()
    with pytest.raises(DiskError, match="git 版本库"):
        place.deploy(cargo(first))


def test_a_folder_called_current(place, top, first):
    """Somebody's own folder is not replaced."""
    (top / "current").mkdir(parents=True)
    with pytest.raises(DiskError, match="current 不是链接"):
        place.deploy(cargo(first))


def test_no_links_here(place, top, first, monkeypatch):
    """Where links cannot be made, the way out is named."""

    def refuse(*args, **options):
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "symlink_to", refuse)
    with pytest.raises(DiskError, match="请用 kind: copy"):
        place.deploy(cargo(first))
