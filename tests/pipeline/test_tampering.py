"""Attacks on what was published, by name: each is detected, and its finding has its own code.

On `content/`, on the ledger, on the built folder, and on the live site; what is built from
an attacked `content/` is refused, too.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator import config, ledger
from generator.observe import journal
from generator.pipeline import live, record, refuses, site
from generator.signature import SIGNED, SIGNERS, Signer, holds, sign
from tests.observe.live import Reply, folder, serving
from tests.pipeline import made
from tests.pipeline.attacks import (
    RANKING,
    add_a_file,
    add_a_page,
    change_a_cell,
    change_a_sentence,
    change_whom_to_ask,
    cut_whole_lines,
    edit_a_line,
    edit_a_row,
    forge_rows_and_fingerprint,
    forged,
    own,
    plant_a_notice,
    remove_a_line,
    remove_a_notice,
    remove_a_page,
    remove_a_part,
    remove_the_first_line,
    remove_the_ledger,
    remove_the_ledger_and_its_memory,
    remove_the_public_ledger,
    reorder_lines,
    repeat_a_line,
    rewrite_the_ledger,
    roll_everything_back,
    shorten_retention,
    swap_the_public_ledger,
    truncate_a_line,
)
from tests.test_signature import WHO, key

ON_DISK = {
    edit_a_row: "content-altered",
    forge_rows_and_fingerprint: "ledger-notice-altered",
    remove_a_notice: "ledger-notice-missing",
    remove_a_part: "ledger-notice-missing",
    shorten_retention: "ledger-dates-altered",
    change_whom_to_ask: "ledger-facts-altered",
    plant_a_notice: "ledger-unrecorded",
    edit_a_line: "ledger-edited",
    remove_a_line: "ledger-removed",
    remove_the_first_line: "ledger-removed",
    reorder_lines: "ledger-removed",
    repeat_a_line: "ledger-reordered",
    truncate_a_line: "ledger-truncated",
    cut_whole_lines: "ledger-rolled-back",
    remove_the_ledger: "ledger-rolled-back",
    remove_the_ledger_and_its_memory: "ledger-rolled-back",
    rewrite_the_ledger: "ledger-rewritten",
    roll_everything_back: "ledger-rolled-back",
    change_a_cell: "readback",
    change_a_sentence: "site-file-changed",
    add_a_file: "strays-file",
    add_a_page: "site-file-extra",
    remove_a_page: "site-file-missing",
    remove_the_public_ledger: "ledger-copy-missing",
    swap_the_public_ledger: "ledger-copy-altered",
}
"""Attack -> the code that names it."""

IN_BUILD = (
    edit_a_row, forge_rows_and_fingerprint, remove_a_notice, change_whom_to_ask, plant_a_notice, rewrite_the_ledger,
    roll_everything_back,
)  # fmt: skip
"""Attacks that a build must not make public."""


@pytest.fixture
def root(demo, tmp_path):
    """What the gates look at; the workbooks are elsewhere, as after a round."""
    return made.copy(demo.root, tmp_path / "我的 公示", "data", "drafts", "theme", "archive")


def verify(root: Path) -> list:
    """What `gongshi verify` finds."""
    return site.check_site(config.load(root), root / "site", made.TODAY)


def test_nothing_is_wrong_before(root):
    """Without an attack nothing is found."""
    assert made.codes(verify(root)) == set()


@pytest.mark.parametrize("attack", ON_DISK, ids=lambda attack: attack.__name__)
def test_an_attack_is_named(root, attack):
    """Its code is among those of the findings, and no row is quoted."""
    attack(root)
    found = verify(root)
    assert ON_DISK[attack] in made.codes(found)
    told = "\n".join(f"{finding.place} {finding.message}" for finding in found)
    assert made.leaks(root, told) == 0


@pytest.mark.parametrize("attack", IN_BUILD, ids=lambda attack: attack.__name__)
def test_a_build_refuses(root, attack):
    """The site that stands is not replaced by an attacked one, and nothing is recorded."""
    attack(root)
    before, recorded = made.tree(root / "site"), record.path(root).read_bytes()
    found = made.build(root)
    assert refuses(found)
    assert ON_DISK[attack] in made.codes(found)
    assert made.tree(root / "site") == before
    assert record.path(root).read_bytes() == recorded


def add_a_sentence(root):
    """Words on a page of a list that nobody approved."""
    page = min(own(root).glob("jidian-*.md"))
    page.write_text(page.read_text("utf-8") + "\n公示期延长至月底。\n", "utf-8")


def test_words_in_a_page_are_named(root):
    """`verify` warns of them; the next build writes the page anew."""
    add_a_sentence(root)
    assert made.codes(verify(root), "warning") == {"content-page-altered"}


@pytest.mark.parametrize(
    "attack", [shorten_retention, cut_whole_lines, add_a_sentence], ids=lambda a: a.__name__
)
def test_a_build_mends(root, attack):
    """What follows from the ledger, or from what was approved, is put right."""
    before, recorded = made.tree(root / "site"), record.path(root).read_bytes()
    attack(root)
    assert made.codes(made.build(root)) == set()
    assert (made.tree(root / "site"), record.path(root).read_bytes()) == (before, recorded)


def test_a_signed_ledger(root, tmp_path):
    """The school signs; who puts another key beside another ledger is found out."""
    own_key, other = key(tmp_path, "own"), key(tmp_path, "other")
    school = root / "site_config/school.yml"
    text = school.read_text("utf-8") + f"\nsignature: {{key: {own_key}, identity: {WHO}}}\n"
    school.write_text(text, "utf-8")
    assert made.codes(made.build(root)) == set()
    built = {name: (root / "site" / name).read_bytes() for name in (SIGNED, SIGNERS)}
    assert holds((root / "site/ledger.jsonl").read_bytes(), *built.values(), WHO)
    page = (root / "site/log/index.html").read_text("utf-8")
    assert "ssh-keygen -Y verify -f allowed_signers" in page
    assert made.codes(verify(root)) == set()
    (root / "site" / SIGNED).write_bytes(sign(b"another", Signer(own_key, WHO)))
    assert "ledger-signature" in made.codes(verify(root))
    forger = Signer(other, WHO)
    (root / "site" / SIGNERS).write_bytes(forger.allowed)
    (root / "site" / SIGNED).write_bytes(sign((root / "site/ledger.jsonl").read_bytes(), forger))
    assert "ledger-signature" in made.codes(verify(root))


# On the live site: what the server answers is not what stands in site/.


def live_cell(root, shown):
    """A rank on a live page."""
    change_a_cell(shown)


def live_sentence(root, shown):
    """A word on a live page."""
    change_a_sentence(shown)


def live_period(root, shown):
    """The last day to object."""
    path = shown / "site" / RANKING / "index.html"
    text = path.read_text("utf-8").replace("2024年3月22日", "2024年3月20日")
    path.write_text(text.replace("2024-03-22", "2024-03-20"), "utf-8")


def live_rows_file(root, shown):
    """The rows that machines read."""
    made.change(shown / "site" / RANKING / "rows.json", '"是"', '"否"')


def live_page_gone(root, shown):
    """A group that nobody can open."""
    remove_a_page(shown)


def live_rolled_back(root, shown):
    """The site of an earlier day."""
    text = (shown / "site/ledger.jsonl").read_bytes().splitlines(keepends=True)
    (shown / "site/ledger.jsonl").write_bytes(b"".join(text[:-1]))


def live_rewritten(root, shown):
    """A ledger that tells another story."""
    (shown / "site/ledger.jsonl").write_bytes(forged(root).text)


def live_no_ledger(root, shown):
    """None at all."""
    remove_the_public_ledger(shown)


def live_planted(root, shown):
    """A link to a list that was never published."""
    path = shown / "site/notices/index.html"
    made.change(path, "</main>", '<a href="../notices/2024-zsb-planted/">补充名单</a></main>')


def live_after_its_end(root, shown):
    """The list of scores, after its last day, on a server without rules."""
    text = (root / "content/notices/2024-zsb-subject-scores/index.md").read_text("utf-8")
    assert "retain_until: 2024-04-12" in text


LIVE = {
    live_cell: "live-rows-changed",
    live_sentence: "live-page-changed",
    live_period: "live-facts-changed",
    live_rows_file: "live-file-changed",
    live_page_gone: "live-missing",
    live_rolled_back: "live-ledger-rolled-back",
    live_rewritten: "live-ledger-rewritten",
    live_no_ledger: "live-ledger-missing",
    live_planted: "live-extra",
    live_after_its_end: "live-still-shown",
}


@pytest.fixture
def shown(demo, tmp_path):
    """What the server shows: a copy of `site/` elsewhere."""
    folder = tmp_path / "shown"
    shutil.copytree(demo.root / "site", folder / "site")
    return folder


def visit(root, answers, today=made.TODAY):
    """What `gongshi verify URL` finds."""
    with serving(answers) as server:
        return live.site(config.load(root), server.address, today, lambda line: None)


@pytest.mark.parametrize("attack", LIVE, ids=lambda attack: attack.__name__)
def test_an_attack_on_the_live_site_is_named(root, shown, attack):
    """What a visitor gets is compared with what was published."""
    attack(root, shown)
    today = made.TODAY.replace(day=30) if attack is live_after_its_end else made.TODAY
    found = visit(root, folder(shown / "site"), today)
    assert LIVE[attack] in made.codes(found)
    (seen,) = (journal.read(file) for file in (root / "records").glob("observations-*"))
    assert seen[-1].outcome == "differs"
    assert LIVE[attack] in {code for codes in seen[-1].faults.values() for code in codes}


def test_a_sound_live_site_is_seen(root, shown):
    """Every notice was there; what a plain server lacks in headers is a warning."""
    found = visit(root, folder(shown / "site"))
    assert made.codes(found) == set()
    assert made.codes(found, "warning") == {"live-header"}
    (file,) = (root / "records").glob("observations-*")
    (seen,) = journal.read(file)
    assert (seen.outcome, seen.faults) == ("same", {})
    assert set(seen.seen) == set(ledger.read(record.path(root)).folders())


def test_a_site_that_moved_to_another_host(root, shown):
    """Whoever controls the name shows something else."""
    plain = folder(shown / "site")

    def answers(path):
        away = Reply(302, headers={"Location": "https://elsewhere.example/"})
        return away if path.startswith(f"/{RANKING}/") else plain(path)

    found = visit(root, answers)
    assert "live-moved" in made.codes(found)


def test_a_server_that_answers_anything(root, shown):
    """Where nothing is ever missing, nobody can show that something is gone."""
    plain = folder(shown / "site")

    def answers(path):
        found = plain(path)
        return found if found.status == 200 else Reply(200, b"<p>home</p>")

    assert "live-soft-404" in made.codes(visit(root, answers), "warning")


def test_forged_observations_prove_nothing(root, shown):
    """What was seen cannot be made better afterwards."""
    live_cell(root, shown)
    with serving(folder(shown / "site")) as server:
        for _ in range(2):
            live.site(config.load(root), server.address, made.TODAY, lambda line: None)
    (file,) = (root / "records").glob("observations-*")
    first, second = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(first.replace(b'"outcome":"differs"', b'"outcome":"same"') + second)
    with pytest.raises(journal.JournalError) as raised:
        journal.append(file, journal.Observation("2024-04-09T10:00:00+08:00", "", "same"))
    assert raised.value.exit_code == 1
