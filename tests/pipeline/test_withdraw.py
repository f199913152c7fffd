"""Taken back before its time: archive, record, a page that says so; at once where asked."""

from __future__ import annotations

import json
import shutil
from datetime import date

import pytest

from generator import ledger, notice
from generator.errors import ConfigError
from generator.ledger import LedgerError
from generator.pipeline import archive, record, takedown
from generator.pipeline.withdraw import Asked, lenient, withdraw
from generator.stone import read
from tests.pipeline import tiny

DAY = date(2024, 4, 9)
TIME = "2024-04-09T10:00:00+08:00"
OWN, PART = tiny.RANKING, tiny.PARTS[0]


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A list, two parts of another, and their site."""
    with pytest.MonkeyPatch.context() as patch:
        tiny.at(patch)
        base = tiny.project(tmp_path_factory.mktemp("kept"))
        for made in (OWN, *tiny.PARTS):
            tiny.publish(base, made, made.period.first)
    return base.root


@pytest.fixture
def root(kept, tmp_path, monkeypatch):
    """A copy of it, without any configuration."""
    tiny.at(monkeypatch)
    return shutil.copytree(kept, tmp_path / "root")


def gone(root, id_, part="", *, now=True, reason="名单有误"):
    """What became of it."""
    return withdraw(root, Asked(id_, part, "督察组", reason), TIME, root / "archive", now=now)


def test_everything_is_done(root):
    """One list goes from content/ and site/, whole into the archive, with one line."""
    done = gone(root, OWN.id)
    assert [(stone.folder, stone.said) for stone in done.stones] == [(OWN.folder, "已撤回")]
    assert (done.sites, done.remarks) == ((root / "site",), ())
    assert tiny.rows(root, OWN.folder) == []
    page = (root / "site/notices" / OWN.folder / "index.html").read_text("utf-8")
    assert "名单有误" in page
    assert "＊" not in page
    last = ledger.read(record.path(root)).entries[-1]
    assert (last.act, last.reason, last.offices, last.time) == (
        "withdrawn", "名单有误", ("督察组",), TIME,
    )  # fmt: skip
    assert archive.fault(root / "archive", OWN.folder, 1, OWN.fingerprint) == ""
    kept = notice.read(archive.home(root / "archive", OWN.folder, 1))
    assert kept.rows_json == OWN.rows_json
    assert "已撤回（2024年4月9日）" in (root / "content/notices/index.md").read_text("utf-8")
    listed = (root / "records/purge-2024-04-09.txt").read_text("utf-8")
    assert f"/notices/{OWN.folder}/rows.json\n" in listed


def test_without_now_the_site_waits_for_the_build(root):
    """content/ is changed, the site is not."""
    before = tiny.tree(root / "site")
    done = gone(root, OWN.id, now=False)
    assert done.sites == ()
    assert tiny.tree(root / "site") == before
    assert read(root / "content/notices" / OWN.folder / "index.md").by == "督察组"


@pytest.mark.parametrize("part", [PART.part, PART.slug])
def test_one_part(root, part):
    """The other college's list stays; the overview says what is gone."""
    gone(root, PART.id, part)
    assert tiny.rows(root, PART.folder) == []
    assert tiny.rows(root, tiny.PARTS[1].folder) != []
    overview = (root / "content/notices" / PART.id / "index.md").read_text("utf-8")
    assert "- [机电工程学院](jidian/index.md) 已撤回（2024年4月9日）" in overview
    assert "已撤回" not in (root / "content/notices" / OWN.folder / "index.md").read_text("utf-8")


def test_all_parts(root):
    """The overview becomes a page that says so too, in content/ and on the site."""
    gone(root, PART.id)
    assert tiny.rows(root, PART.id) == []
    for page in (
        root / "content/notices" / PART.id / "index.md",
        root / "content/gone" / f"{PART.id}.md",
        root / "site/notices" / PART.id / "index.html",
    ):
        text = page.read_text("utf-8")
        assert all(part.part in text for part in tiny.PARTS)
        assert text.count("名单有误") == len(tiny.PARTS)


def test_twice_is_once(root):
    """Nothing is recorded a second time, nothing changes."""
    gone(root, OWN.id)
    before = tiny.tree(root)
    gone(root, OWN.id, reason="另一个说法")
    assert tiny.tree(root) == before


def test_its_draft_goes_too(root):
    """A revision that waits could not be put in its place."""
    shutil.copytree(root / "content/notices" / OWN.folder, root / "drafts" / OWN.folder)
    gone(root, OWN.id, now=False)
    assert not (root / "drafts" / OWN.folder).exists()


def test_what_was_altered_goes_all_the_same(root):
    """Where the rows are not as they were written, the ledger tells what they were."""
    path = root / "content/notices" / PART.folder / "rows.json"
    path.write_bytes(path.read_bytes().replace("机电".encode(), "机甸".encode()))
    (stone,) = gone(root, PART.id, PART.part).stones
    assert (stone.part, stone.slug, stone.fingerprint) == (PART.part, "jidian", PART.fingerprint)
    assert tiny.rows(root, PART.folder) == []


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("2024-nothing", ""), "现有：2024-zsb-application、2024-zsb-ranking"),
        ((PART.id, "财经学院"), "网上没有公示 2024-zsb-application（财经学院）"),
    ],
)
def test_what_is_not_on_line(root, asked, said):
    """Nothing is written; what is on line is named."""
    before = tiny.tree(root)
    with pytest.raises(ConfigError, match=said):
        gone(root, *asked)
    assert tiny.tree(root) == before


def test_a_reason_about_a_person(root):
    """It would be public for good; the number is not quoted."""
    before = tiny.tree(root)
    with pytest.raises(ConfigError, match="含有疑似") as refused:
        gone(root, OWN.id, reason="张三，13907718899")
    assert "13907718899" not in str(refused.value)
    assert tiny.tree(root) == before


def test_targets(root, tmp_path):
    """Every release of a folder target and a web root; another machine is named."""
    release = tmp_path / "web/releases/20240408T000000Z-0123456789ab"
    shutil.copytree(root / "site", release)
    manifest = release.with_name(f"{release.name}.sha256")
    manifest.write_text(f"{'0' * 64}  index.html\n{'1' * 64}  notices/{OWN.folder}/rows.json\n")
    shutil.copytree(root / "site", tmp_path / "copy")
    (root / "site_config").mkdir()
    (root / "site_config/targets.yml").write_text(
        f"targets:\n  web: {{kind: folder, path: {tmp_path}/web}}\n"
        f"  old: {{kind: copy, path: {tmp_path}/copy, unknown: 1}}\n"
        "  panel: {kind: copy}\n"
        "  far: {kind: ssh, host: www, path: /srv, options: [-o, ProxyCommand=false]}\n",
        "utf-8",
    )
    (root / "records").mkdir(exist_ok=True)
    (root / "records/deploy-panel.zip").write_bytes(b"rows")
    done = gone(root, OWN.id)
    assert done.sites == (root / "site", release, tmp_path / "copy")
    assert not (root / "records/deploy-panel.zip").exists()
    assert [remark for remark in done.remarks if "目标 panel：由人上传，这里够不着" in remark]
    for site in done.sites:
        assert list((site / "notices" / OWN.folder).rglob("*")) == [
            site / "notices" / OWN.folder / "index.html"
        ]
    paths = [line.split("  ")[1] for line in manifest.read_text().splitlines()]
    assert paths == ["index.html", f"notices/{OWN.folder}/index.html"]


def test_with_a_damaged_ledger(root):
    """Readers come first: the site is down, and once the ledger is mended all is recorded."""
    path = record.path(root)
    whole = path.read_bytes()
    path.write_bytes(whole[:-20])
    with pytest.raises(LedgerError):
        gone(root, OWN.id, now=False)
    done = gone(root, OWN.id)
    assert [fault for fault in done.faults if "公示日志已损坏" in fault]
    assert [name for name in tiny.rows(root, OWN.folder) if name.startswith("site/")] == []
    assert path.read_bytes() == whole[:-20]
    path.write_bytes(whole)
    assert gone(root, OWN.id).faults == ()
    assert tiny.rows(root, OWN.folder) == []
    assert ledger.read(path).entries[-1].act == "withdrawn"


def test_documents_leave_the_search(root):
    """What is gone is found by no search of the site."""
    index = root / "site/search/search_index.json"
    index.parent.mkdir()
    docs = [{"location": place, "text": ""} for place in (f"notices/{OWN.folder}/", "about/")]
    index.write_text(json.dumps({"docs": docs}), "utf-8")
    index.with_name(f"{index.name}.gz").write_bytes(b"old")
    takedown.take_down(root / "site", OWN.folder, b"gone")
    assert [doc["location"] for doc in json.loads(index.read_bytes())["docs"]] == ["about/"]
    assert [path.name for path in index.parent.iterdir()] == [index.name]


@pytest.mark.parametrize(
    ("school", "place"),
    [
        (None, "archive"),
        ("time_zone: Asia/Shanghai\n", "archive"),
        ("archive: offline\n", "offline"),
        ("archive: unplugged\n", "archive"),
        ("archive: offline\n  broken: [\n", "archive"),
        ("time_zone: Nowhere/Else\n", "archive"),
        ("just words\n", "archive"),
    ],
)
def test_without_a_sound_configuration(tmp_path, school, place):
    """Time and archive are found as well as can be."""
    (tmp_path / "site_config").mkdir()
    (tmp_path / "offline").mkdir()
    if school is not None:
        (tmp_path / "site_config/school.yml").write_text(school, "utf-8")
    time, found, _ = lenient(tmp_path)
    assert time.endswith("+08:00")
    assert found == tmp_path / place
