"""Bytes that a broken disk or a wicked hand has changed."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ingest.made import read
from tests.ingest.test_formats import MAKERS

changes = st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=8)


@pytest.mark.parametrize("name", ["a.xlsx", "old.xls", "a.ods", "page.xls", "gbk.csv"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(changes=changes)
def test_changed_bytes(tmp_path, name, changes):
    """Whatever is in the file, findings or people come out, never an exception."""
    path = tmp_path / name
    if not (tmp_path / "sound").exists():
        MAKERS[name](path)
        path.rename(tmp_path / "sound")
    data = bytearray((tmp_path / "sound").read_bytes())
    for share, byte in changes:
        data[int(len(data) * share)] = byte
    path.write_bytes(data)
    reading = read(path)
    assert reading.source is not None or any(f.severity == "error" for f in reading.findings)
