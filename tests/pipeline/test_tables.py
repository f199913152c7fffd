"""Notices without people: a partner list from a workbook, statistics from the round."""

from __future__ import annotations

from tests.pipeline import made, rounds

NEW = {
    "partners": "{id: 2024-zsb-partners, kind: partners, source: [data/附件16*.xlsx], publish_on: 2024-03-25, approvals: []}",
    "headcount": "{id: 2024-zsb-headcount, kind: headcount-statistics, publish_on: 2024-03-22, approvals: []}",
    "status": "{id: 2024-zsb-status, kind: publicity-status, publish_on: 2024-04-09, approvals: []}",
    "outcome": "{id: 2024-zsb-outcome, kind: outcome, publish_on: 2024-04-09, approvals: []}",
}
IDS = [f"2024-zsb-{name}" for name in NEW]


def test_tables_pass_every_stage(root):
    """Read or counted, masked, shown, read back; entries, not people."""
    rounds.add(root, *NEW.values())
    assert rounds.problems(rounds.publish(root, *IDS)) == []
    for name in IDS:
        page = (root / "site/notices" / name / "index.html").read_text("utf-8")
        assert " 条" in page
        assert "名单已经脱敏" not in page
        assert "noindex" in page
    listing = (root / "content/notices/index.md").read_text("utf-8")
    assert "（2024-zsb-outcome/index.md）" not in listing
    assert "共 7 条" in listing


def test_counting_needs_no_workbook_once_the_lists_are_on_line(root):
    """The published rows serve: the same numbers from the same people."""
    rounds.add(root, NEW["outcome"])
    before = made.generate(root, "2024-zsb-outcome")["2024-zsb-outcome"].prepared.notice
    for path in (root / "data").rglob("附件5*"):
        path.unlink()
    for path in (root / "data").rglob("附件10*/*"):
        path.unlink()
    after = made.generate(root, "2024-zsb-outcome")["2024-zsb-outcome"].prepared.notice
    assert before is not None
    assert after is not None
    assert after.masked.rows == before.masked.rows


def test_nothing_to_count_is_an_error(root):
    """Without any list the table would be empty or a lie."""
    rounds.add(root, NEW["headcount"])
    for path in (root / "data").rglob("附件*"):
        if path.is_file() and path.name.startswith(("附件3", "附件5")):
            path.unlink()
    for folder in (root / "content/notices/2024-zsb-ranking",):
        for path in sorted(folder.rglob("*"), reverse=True):
            path.unlink()
    assert "statistics-missing" in made.codes(made.check(root, "2024-zsb-headcount"))
