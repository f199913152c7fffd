"""What `generate` writes, what it leaves alone, and what it refuses."""

from __future__ import annotations

import shutil
from datetime import date, timedelta

import pytest

from tests.pipeline import made
from tests.pipeline.made import change, generate, tree

COLLEGE, SLUG = "机电工程学院", "jidian"
WORKBOOK = f"data/附件10-2/{COLLEGE}.xlsx"
OTHERS = ("caijing", "lvyou", "qiche", "shipin", "xinxi", "yishu")


def spoil(path):
    """A workbook that nobody can read."""
    path.write_bytes(b"PK\x03\x04" + bytes(200))


def states(outcomes):
    """Folder -> where the unit is."""
    return {folder: outcome.where for folder, outcome in outcomes.items()}


@pytest.mark.parametrize("change_it", [spoil, lambda path: path.unlink()])
def test_published_is_never_rewritten(root, change_it):
    """A notice that is on line stays byte for byte, whatever became of its workbook."""
    before = tree(root / "content")
    change_it(root / "data/附件5_总表.xlsx")
    outcomes = generate(root, "2024-zsb-ranking")
    assert states(outcomes) == {"2024-zsb-ranking": "before"}
    assert tree(root / "content") == before


def test_check_of_a_published_notice_without_workbook(root):
    """Its workbook may go: that is a note, not an error."""
    (root / "data/附件5_总表.xlsx").unlink()
    findings = made.check(root, "2024-zsb-ranking")
    assert [(finding.code, finding.severity) for finding in findings] == [("source-gone", "note")]


@pytest.mark.parametrize("fault", [spoil, lambda path: path.unlink()])
def test_one_college_never_blocks_the_others(bare, fault):
    """One college's file is at fault; the other six are published."""
    fault(bare / WORKBOOK)
    outcomes = generate(bare, made.PARTS)
    refused = outcomes.pop(f"{made.PARTS}/{SLUG}")
    assert (refused.where, refused.prepared.readable) == ("refused", False)
    assert states(outcomes) == {f"{made.PARTS}/{slug}": "content" for slug in OTHERS}
    online = (bare / "content/notices" / made.PARTS).glob("*/rows.json")
    assert sorted(path.parent.name for path in online) == list(OTHERS)


def test_a_year_without_data_blocks_no_other(bare):
    """Nobody knows the working days of 2060: this notice is refused, the rest is not."""
    change(
        bare / made.ROUND, "publish_on: 2024-04-15\n    until: 2024-04-22", "publish_on: 2060-04-15"
    )
    outcomes = generate(bare, "2024-zsb-direct-admission", made.LAST)
    refused = outcomes.pop(made.LAST)
    assert refused.where == "refused"
    assert made.codes(refused.prepared.findings) == {"period-long-enough"}
    assert set(states(outcomes).values()) == {"content"}


def test_errors_leave_the_former_draft(root):
    """A draft stays as it was where its new workbook is refused."""
    before = tree(root / "drafts")
    spoil(root / "data/附件11-2_拟推荐.xlsx")
    assert states(generate(root, made.LAST)) == {made.LAST: "refused"}
    assert tree(root / "drafts") == before


def test_same_content_as_before(demo, bare):
    """Generated once more from the same workbooks: the same files as the demo's."""
    generate(bare)
    for room in ("content/notices", "content/gone"):
        assert tree(bare / room) == tree(demo.root / room)
    assert tree(bare / "drafts") == tree(demo.root / "drafts")


def test_unapproved_is_a_draft(bare):
    """Without its chain of approvals nothing is published, and who is missing is named."""
    made.withdraw_approvals(bare)
    outcomes = generate(bare, made.PARTS)
    assert set(states(outcomes).values()) == {"drafts"}
    assert (
        outcomes[f"{made.PARTS}/{SLUG}"].missing
        == outcomes[made.PARTS + "/" + SLUG].prepared.unit.chain
    )
    assert made.promote(bare, made.TODAY) == []
    assert [*tree(bare / "content/notices")] == ["index.md"]


def test_changed_after_approval_is_a_draft_again(root):
    """An approval is of one fingerprint; another period is another content."""
    change(root / made.ROUND, "until: 2024-04-22", "until: 2024-04-23")
    outcome = generate(root, made.LAST, today=made.DUE)[made.LAST]
    assert outcome.where == "drafts"
    assert outcome.missing == outcome.prepared.unit.chain
    assert made.promote(root, made.DUE) == []
    assert not (root / "content/notices" / made.LAST).exists()


def test_approved_and_due_goes_straight_to_content(root):
    """On its day, `generate` itself publishes what was approved; no draft is left."""
    assert states(generate(root, made.LAST, today=made.DUE)) == {made.LAST: "content"}
    assert not (root / "drafts" / made.LAST).exists()


def test_a_leftover_of_a_kill_is_cleared_away(root):
    """What was written halfway is gone, what was moved aside is back."""
    before = tree(root / "content"), tree(root / "drafts")
    notices = root / "content/notices"
    half = notices / ".2024-zsb-ranking.new"
    half.mkdir()
    (half / "rows.json").write_text("{", "utf-8")
    (notices / "2024-zsb-ranking").rename(notices / ".2024-zsb-ranking.old")
    shutil.rmtree(half)
    (notices / made.PARTS / ".jidian.new").mkdir()
    assert set(states(generate(root)).values()) == {"before", "drafts"}
    assert (tree(root / "content"), tree(root / "drafts")) == before


class TestRealSchool:
    """Where no sample pins the day."""

    def test_a_day_that_is_over_is_refused(self, bare):
        """A period begins when the page is up, not when it should have been."""
        made.make_real(bare)
        outcomes = generate(bare, "2024-zsb-direct-admission", made.LAST, today=made.TODAY)
        late = outcomes["2024-zsb-direct-admission"]
        assert late.where == "refused"
        assert made.codes(late.prepared.findings) == {"publish-on-past"}
        assert outcomes[made.LAST].where == "drafts"

    def test_a_doubtful_policy_waits_for_the_school(self, bare):
        """What a document only implies is published for real when the school has confirmed it."""
        made.make_real(bare, confirmed=False)
        outcome = generate(bare, made.LAST, today=made.DUE)[made.LAST]
        assert outcome.where == "drafts"
        assert ["学校确认" in missing for missing in outcome.missing] == [True]

    def test_what_was_published_in_time_stays_sound(self, root):
        """Days later, the check of a published notice has nothing to say of its date."""
        made.make_real(root)
        assert made.codes(made.check(root, "2024-zsb-ranking", made.PARTS)) == set()

    def test_an_approved_draft_that_missed_its_day_is_named(self, root):
        """`build` does not publish it late and says what to do."""
        made.make_real(root)
        findings = made.promote(root, made.DUE + timedelta(days=1))
        assert [f.notice for f in findings if f.code == "publish-on-past"] == [made.LAST]
        assert not (root / "content/notices" / made.LAST).exists()


@pytest.mark.parametrize("tail", [2, 4])
def test_the_pattern_of_numbers_is_fixed_once_something_is_published(root, tail):
    """Two patterns of one number, side by side, would show more of it than either."""
    change(
        root / made.ROUND,
        "mask: {student_no: {tail: 3}}",
        f"mask: {{student_no: {{tail: {tail}}}}}",
    )
    before = tree(root / "drafts")
    outcome = generate(root, made.LAST)[made.LAST]
    assert (outcome.where, made.codes(outcome.prepared.findings)) == ("refused", {"mask-changed"})
    assert tree(root / "drafts") == before


def test_the_pattern_may_change_before(bare):
    """As long as nothing is on line, any pattern may be chosen."""
    change(bare / made.ROUND, "{tail: 3}", "{tail: 4}")
    assert "mask-changed" not in made.codes(made.check(bare, made.LAST))


def test_no_draft_is_published_after_its_retention(root):
    """What was never shown while it should have been is not shown afterwards."""
    assert made.promote(root, date(2025, 1, 1)) == []
    assert (root / "drafts" / made.LAST / "rows.json").exists()
    assert not (root / "content/notices" / made.LAST).exists()
