"""More people for a list that is on line: a notice of its own, asked for by a command."""

from __future__ import annotations

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from ruamel.yaml import YAML

from generator import config
from generator.errors import ConfigError
from generator.pipeline import stored
from generator.pipeline import supplement as supplementing
from generator.pipeline.amend import Asked
from generator.pipeline.supplement import Given
from tests.pipeline import made, mended, tiny
from tests.pipeline.made import tree
from tests.pipeline.mended import DIRECT

NEW = f"{DIRECT}-s1"
TODAY = made.TODAY
FILE = "data/附件8-2_补充.xlsx"
MOST = 400


@pytest.fixture(scope="module")
def first(demo, tmp_path_factory):
    """The direct people but one on line; the one in a workbook of their own."""
    without = ("site", "server", "drafts", "notices", "gone", "附件6", "ledger.jsonl", "records")
    root = made.copy(demo.root, tmp_path_factory.mktemp("first") / "一", *without)
    head, people = mended.people(root)
    mended.book(root / FILE, head, people[-1:])
    mended.write(root, head, people[:-1])
    made.generate(root, DIRECT)
    mended.publish(root)
    return root


@pytest.fixture
def root(first, tmp_path, monkeypatch):
    """A copy to be changed."""
    monkeypatch.setattr(os, "fsync", lambda _: None)
    return made.copy(first, tmp_path / "我的 公示")


def supplement(root, *, source=FILE, id_="", publish_on=TODAY, today=TODAY, **asked):
    """What `gongshi supplement` does."""
    project = config.load(root)
    unit = mended.unit(project, asked.pop("of", DIRECT))
    words = Asked(
        **{"by": mended.OFFICE, "reason": "获奖文件下发较晚"} | asked, publish_on=publish_on
    )
    with ThreadPoolExecutor(1) as executor:
        return supplementing.supplement(
            project, unit, Given((source,), id_), words, today, executor
        )


def last(root):
    """The last notice of the round, as it is written."""
    return YAML(typ="safe").load((root / made.ROUND).read_text("utf-8"))["notices"][-1]


def test_a_notice_of_its_own(root):
    """Its kind and office are the first one's; its period, reason and approvals its own."""
    before = tree(root / "content")
    outcome = supplement(root)
    assert (outcome.where, outcome.missing) == ("drafts", ("奖惩核查组", "综合审查组"))
    assert last(root) == {
        "id": NEW, "kind": "direct-admission", "office": "奖惩核查组", "supplements": DIRECT,
        "added": {"on": TODAY, "by": "奖惩核查组", "reason": "获奖文件下发较晚"},
        "source": [FILE], "publish_on": TODAY,
    }  # fmt: skip
    notice = outcome.prepared.notice
    assert (notice.supplements, notice.revision, len(notice.masked.rows)) == (DIRECT, 1, 1)
    assert (notice.period.first, notice.period.last) == (TODAY, TODAY + timedelta(days=2))
    assert notice.added.reason == "获奖文件下发较晚"
    assert stored(root / "drafts" / NEW) == notice
    assert tree(root / "content") == before


def test_on_line_when_approved(root):
    """And then each page leads to the other."""
    supplement(root)
    assert made.promote(root, TODAY) == []
    mended.consent(root, NEW)
    assert made.promote(root, TODAY) == []
    made.generate(root, NEW)
    page = (root / "content/notices" / NEW / "index.md").read_text("utf-8")
    assert "补充原因：获奖文件下发较晚（2024年4月9日，奖惩核查组）。" in page
    assert f"../{NEW}/index.md" in (root / "content/notices" / DIRECT / "index.md").read_text(
        "utf-8"
    )


def test_asked_twice(root):
    """The same workbook is one supplement; another is the second."""
    supplement(root)
    written = (root / made.ROUND).read_bytes()
    drafted = tree(root / "drafts")
    supplement(root)
    assert (root / made.ROUND).read_bytes() == written
    assert tree(root / "drafts") == drafted
    shutil.copyfile(root / FILE, root / "data/再次.xlsx")
    notice = supplement(root, source="data/再次.xlsx").prepared.notice
    assert (notice.id, notice.title[-9:]) == (f"{DIRECT}-s2", "（第 2 次补充）")


REFUSED = [
    ("file", {"source": "data/没有.xlsx"}, "--source：项目文件夹里没有 没有.xlsx"),
    ("outside", {"source": "/etc/hostname"}, "--source：项目文件夹里没有 hostname"),
    ("id", {"id_": DIRECT}, "--id：2024-zsb-direct-admission 已有公示使用"),
    ("form", {"id_": "补充"}, "--id：写法不对"),
    ("past", {"publish_on": date(2024, 4, 8)}, "--publish-on：2024-04-08 已过"),
    ("office", {"by": "某处"}, "--by：没有部门“某处”"),
    ("reason", {"reason": "联系 13907718899"}, "--reason：含有疑似电话号码"),
    ("draft", {"of": made.LAST}, "还没有公示"),
    ("over", {"today": date(2025, 1, 1), "publish_on": date(2025, 1, 1)}, "保留期限已过"),
]


@pytest.mark.parametrize(
    ("asked", "message"), [c[1:] for c in REFUSED], ids=[c[0] for c in REFUSED]
)
def test_what_cannot_be_asked(root, asked, message):
    """Nothing is written."""
    before = tree(root)
    with pytest.raises(ConfigError) as caught:
        supplement(root, **asked)
    assert message in str(caught.value)
    assert "13907718899" not in str(caught.value)
    assert tree(root) == before


def test_nobody_is_added_twice(root):
    """The workbook of the first list adds nobody: a finding, and nothing is written."""
    before = tree(root)
    outcome = supplement(root, source="data/附件8-2_不占指标.xlsx")
    assert outcome.where == "refused"
    assert "supplement-adds" in {finding.code for finding in outcome.prepared.findings}
    assert tree(root) == before


def test_killed_at_every_step(root, tmp_path):
    """The round names it, or does not; asked again, it is there once."""
    done = made.copy(root, tmp_path / "done")
    supplement(done)
    wanted = [tree(done / room) for room in ("drafts", "site_config")]
    for number in range(1, MOST):
        copy = made.copy(root, tmp_path / str(number))
        with tiny.killed_at(number):
            try:
                supplement(copy)
            except tiny.Killed:
                killed = True
            else:
                killed = False
        if not killed:
            assert number > 3
            return
        made.generate(copy, *([NEW] if NEW in (copy / made.ROUND).read_text("utf-8") else [DIRECT]))
        supplement(copy)
        assert [tree(copy / room) for room in ("drafts", "site_config")] == wanted
        shutil.rmtree(copy)
    raise AssertionError
