"""`verify.run`: every file in the room is a gate, and all findings come together."""

from __future__ import annotations

from pathlib import Path

from generator import rooms, verify
from tests.factories import notice
from tests.verify.sites import put, site


def test_all_gates_run_and_a_sound_site_passes(tmp_path: Path) -> None:
    """A gate that is left out would pass everything."""
    gates = (
        "csp", "foreign", "leaks", "ledger", "manifest", "order", "papers", "pictures", "pieces", "readback", "recompute", "retention", "revisions", "secrets",
        "signature", "strays", "tombstones",
    )  # fmt: skip
    assert rooms.names("verify") == gates
    checked = site(tmp_path, notice(), secrets=frozenset({"45092320031127461X"}))
    assert [finding.code for finding in verify.run(checked)] == ["secrets-searched"]


def test_every_gate_is_heard(tmp_path: Path) -> None:
    """One site with a fault for each gate yields the findings of each."""
    checked = site(tmp_path, notice(), secrets=frozenset({"45092320031127461X"}))
    put(tmp_path, "a.html", '45092320031127461X 13907719876 <img src="//x.example">')
    put(tmp_path, "a.csv", "x")
    put(tmp_path, "b.html", "<script>alert(1)</script>")
    (tmp_path / "notices/2024-zsb-ranking/rows.json").unlink()
    (tmp_path / "notices/2024-zsb-ranking/code.svg").unlink()
    (tmp_path / "gone/2024-zsb-ranking/index.html").unlink()
    codes = {finding.code for finding in verify.run(checked) if finding.severity == "error"}
    gates = {
        "csp",
        "foreign",
        "leaks",
        "papers",
        "readback",
        "secrets",
        "strays-file",
        "tombstones",
    }
    assert codes == gates
