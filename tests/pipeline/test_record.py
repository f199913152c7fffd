"""What build writes into the ledger: once, in order, and only when every gate was passed."""

from __future__ import annotations

import pytest

from generator import config, ledger
from generator.ledger import LedgerError
from generator.pipeline import record, site
from tests.pipeline import made


def recorded(root):
    """Act and folder of every line."""
    return [(entry.act, entry.folder) for entry in ledger.read(record.path(root)).entries]


@pytest.fixture
def fresh(demo, tmp_path):
    """The demo before its first build recorded anything."""
    return made.copy(demo.root, tmp_path / "新的", "site", "server", "ledger.jsonl", "records")


def test_demo_records_its_notices(demo):
    """One line a notice or part, in the order of their first days, each by two offices."""
    lines = ledger.read(record.path(demo.root)).entries
    online = {path.parent.name for path in (demo.root / "content/notices").rglob("rows.json")}
    assert {line.folder.rpartition("/")[2] for line in lines} == online
    assert [line.time for line in lines] == sorted(line.time for line in lines)
    assert all(len(set(line.offices)) >= 2 for line in lines)
    assert {line.act for line in lines} == {"published"}


def test_second_build_adds_nothing(fresh):
    """The same content, the same ledger, to the byte."""
    made.build(fresh)
    before = record.path(fresh).read_bytes()
    made.build(fresh)
    assert record.path(fresh).read_bytes() == before
    assert (fresh / "site" / ledger.NAME).read_bytes() == before


def test_refused_build_records_nothing(fresh):
    """A page that did not pass was not published."""
    made.change(fresh / "content/notices/2024-zsb-ranking/rows.json", '"是"', '"否"')
    assert any(finding.severity == "error" for finding in made.build(fresh))
    assert not record.path(fresh).exists()


def test_damaged_ledger_stops_everything(fresh):
    """Nothing is built on a record that was touched."""
    made.build(fresh)
    path = record.path(fresh)
    path.write_bytes(path.read_bytes().replace(b"2024-03-19T", b"2024-03-18T", 1))
    with pytest.raises(LedgerError, match="第 2 行：内容被改动"):
        made.build(fresh)


def test_head_is_remembered_apart(fresh):
    """Serial and head of the ledger lie outside content/, so that a shorter one is seen."""
    made.build(fresh)
    read = ledger.read(record.path(fresh))
    assert record.remembered(fresh) == (read.serial, read.head)
    lines = record.path(fresh).read_bytes().splitlines(keepends=True)
    record.path(fresh).write_bytes(b"".join(lines[:-1]))
    found = site.check_site(config.load(fresh), fresh / "site", made.TODAY)
    assert "ledger-rolled-back" in {finding.code for finding in found}
