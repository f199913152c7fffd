"""A result goes into the ledger, and from there onto the pages and into the state."""

from __future__ import annotations

from datetime import date

import pytest

from generator import ledger, notice
from generator.errors import ConfigError
from generator.pipeline import record, status
from generator.pipeline.close import Words, close
from generator.state import State
from tests.pipeline import tiny

OVER = date(2024, 4, 12)
PARTS = tiny.PARTS


@pytest.fixture
def base(tmp_path, monkeypatch):
    """Two parts whose period ended yesterday."""
    tiny.at(monkeypatch)
    base = tiny.project(tmp_path)
    for made in PARTS:
        tiny.publish(base, made, made.period.first)
    return base


def line(base, part):
    """What `status` says of a part."""
    found = {line.part: line for line in status.lines(base, OVER) if line.id == PARTS[0].id}
    return found[part]


def test_on_the_page(base):
    """The page tells it, the rows stay, the state is closed with that result."""
    close(base, PARTS[0].id, PARTS[0].part, Words("异议已处理", "督察组", "已书面答复"), OVER)
    folder = base.root / "content/notices" / PARTS[0].folder
    page = (folder / "index.md").read_text("utf-8")
    assert "- **公示结果**：异议已处理（督察组，2024年4月12日）；已书面答复\n" in page
    assert notice.read(folder).rows_json == PARTS[0].rows_json
    told = [line(base, made.part) for made in PARTS]
    assert [one.state for one in told] == [State.CLOSED, State.CLOSED]
    assert [one.remarks for one in told] == [("异议已处理",), ("结果待公布",)]


def test_all_parts_at_once(base):
    """Without a college every part gets the result, or none does."""
    closed = close(base, PARTS[0].id, "", Words("无异议", "督察组"), OVER)
    assert {made.folder for made in closed} == {made.folder for made in PARTS}
    assert all(line(base, made.part).remarks == ("无异议",) for made in PARTS)


def test_the_last_word_counts(base):
    """An objection that came late: both lines stay in the ledger, the page tells the last."""
    close(base, PARTS[0].id, "jidian", Words("无异议", "督察组"), OVER)
    close(base, PARTS[0].id, "jidian", Words("异议已处理", "督察组"), OVER)
    acts = [entry.act for entry in ledger.read(record.path(base.root)).entries]
    assert acts.count("closed") == 2
    page = (base.root / "content/notices" / PARTS[0].folder / "index.md").read_text("utf-8")
    assert page.count("**公示结果**") == 1
    assert "异议已处理" in page


@pytest.mark.parametrize(
    ("words", "asked", "today", "said"),
    [
        (Words("无异议", "保卫处"), (PARTS[0].id, ""), OVER, "没有部门 保卫处"),
        (Words("无异议", "督察组", "请电 13907718899"), (PARTS[0].id, ""), OVER, "含有疑似"),
        (Words("无异议", "督察组"), ("2024-nothing", ""), OVER, "现有：2024-zsb-application"),
        (Words("无异议", "督察组"), (PARTS[0].id, "财经学院"), OVER, "机电工程学院、信息工程学院"),
        (Words("无异议", "督察组"), (PARTS[0].id, ""), date(2024, 4, 11), "才结束"),
    ],
    ids=str,
)
def test_refused(base, words, asked, today, said):
    """Nothing is recorded, and the way out is named."""
    before = tiny.tree(base.root)
    with pytest.raises(ConfigError, match=said):
        close(base, *asked, words, today)
    assert tiny.tree(base.root) == before
