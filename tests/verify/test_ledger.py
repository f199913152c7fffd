"""`verify.ledger`, `verify.signature`, `verify.manifest` on small sites made by hand."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest

from generator.ledger import Act, Ledger
from generator.signature import SIGNED, SIGNERS, Signer, sign
from generator.verify import ledger, manifest, signature
from tests.factories import notice
from tests.test_signature import WHO, key
from tests.verify.sites import page, put, site

MADE = notice()


def published(made, until="2024-12-31", act="published"):
    """The act that put a notice on line, or took it off."""
    return Act(
        time="2024-03-19T09:00:00+08:00",
        act=act,
        notice=made.id,
        part=made.slug,
        revision=made.revision,
        fingerprint=made.fingerprint,
        facts={"title": made.title, "retain_until": until},
    )


def recorded(folder, *acts, notices=(MADE,), remembered=None):
    """A sound site with a ledger of these acts."""
    told = Ledger().with_acts(acts or [published(MADE)])
    put(folder, "ledger.jsonl", told.text)
    head = " ".join(told.head[at : at + 4] for at in range(0, 64, 4))
    put(folder, "log/index.html", page(f"<p>末条指纹 <code>{head}</code></p>"))
    last = remembered or (told.serial, told.head)
    return replace(site(folder, *notices), ledger=told, remembered=last)


def codes(found):
    """Codes and severities, in order."""
    return [(finding.code, finding.severity) for finding in found]


def test_a_sound_ledger_passes(tmp_path):
    """What was recorded stands there; what is over need not."""
    over = published(notice(id="2023-x"), until="2023-12-31")
    assert list(ledger.gate(recorded(tmp_path, over, published(MADE)))) == []


OTHER = notice(people=11)
PROLONGED = replace(
    MADE, retain_until=MADE.retain_until.replace(year=2025), later=replace(MADE.later, planned=MADE.period)
)  # fmt: skip


@pytest.mark.parametrize(
    ("acts", "notices", "found"),
    [
        ([published(OTHER)], [MADE], ["ledger-notice-altered"]),
        ([published(MADE)], [], ["ledger-notice-missing"]),
        ([published(MADE, until="2024-06-30")], [MADE], ["ledger-dates-altered"]),
        ([published(MADE, until="2025-06-30")], [MADE], ["ledger-dates-altered"]),
        ([published(MADE)], [PROLONGED], []),
        ([published(MADE)], [MADE, notice(id="2024-planted")], ["ledger-unrecorded"]),
        ([published(MADE), published(MADE, act="withdrawn")], [], []),
    ],
)
def test_what_is_there_is_what_was_recorded(tmp_path, acts, notices, found):
    """Altered, missing, with other dates, never recorded; prolonged is lawful."""
    checked = recorded(tmp_path, *acts, notices=notices)
    assert [code for code, _ in codes(ledger.gate(checked))] == found


def test_nothing_is_left_of_what_was_withdrawn(tmp_path):
    """A page without a table may say so; every other file is named."""
    checked = recorded(tmp_path, published(MADE), published(MADE, act="withdrawn"))
    found = list(ledger.gate(replace(checked, notices=())))
    named = {finding.place.file for finding in found}
    assert {finding.code for finding in found} == {"ledger-still-shown"}
    assert f"notices/{MADE.folder}/rows.json" in named
    assert f"notices/{MADE.folder}/index.html" not in named


@pytest.mark.parametrize(
    ("remembered", "found"),
    [((2, "f" * 64), "ledger-rolled-back"), ((1, "f" * 64), "ledger-rewritten")],
)
def test_what_is_remembered(tmp_path, remembered, found):
    """A shorter ledger, or another one: both hold in themselves."""
    checked = recorded(tmp_path, remembered=remembered)
    assert codes(ledger.gate(checked)) == [(found, "error")]


def test_the_copy_and_the_page(tmp_path):
    """The file to download is the ledger, or an older part of it; the page names its end."""
    checked = recorded(tmp_path)
    longer = checked.ledger.with_acts([published(MADE, act="closed")])
    assert codes(ledger.gate(replace(checked, ledger=longer))) == [
        ("ledger-copy-behind", "warning")
    ]
    put(tmp_path, "log/index.html", page("<p>日志</p>"))
    assert codes(ledger.gate(checked)) == [("ledger-page", "error")]
    put(tmp_path, "ledger.jsonl", b'{"serial":7}\n')
    assert codes(ledger.gate(checked))[0] == ("ledger-copy-altered", "error")
    (tmp_path / "ledger.jsonl").unlink()
    assert codes(ledger.gate(checked)) == [("ledger-copy-missing", "error")]


def test_no_ledger_says_nothing(tmp_path):
    """Where the chain does not hold, only that is told."""
    assert list(ledger.gate(replace(recorded(tmp_path), ledger=None))) == []


def test_the_signature(tmp_path):
    """Missing, of another text, of another key: each is told; without a signer, none is due."""
    signer, other = (Signer(key(tmp_path, name), WHO) for name in ("key", "other"))
    checked = replace(recorded(tmp_path / "site"), signer=signer)
    text = checked.ledger.text
    assert len(codes(signature.gate(checked))) == 2
    put(checked.folder, SIGNERS, signer.allowed)
    put(checked.folder, SIGNED, sign(text, signer))
    assert codes(signature.gate(checked)) == []
    put(checked.folder, SIGNED, sign(text + b"\n", signer))
    assert codes(signature.gate(checked)) == [("ledger-signature", "error")]
    put(checked.folder, SIGNERS, other.allowed)
    put(checked.folder, SIGNED, sign(text, other))
    (finding,) = signature.gate(checked)
    assert finding.place.file == SIGNERS
    assert list(signature.gate(replace(checked, signer=None))) == []


def test_the_manifest(tmp_path):
    """Changed, missing, added; a folder that nobody listed is not judged."""
    checked = site(tmp_path, MADE)
    listed = {
        path.relative_to(tmp_path).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in tmp_path.rglob("*")
        if path.is_file()
    }
    assert list(manifest.gate(checked)) == []
    known = replace(checked, manifest=listed)
    assert list(manifest.gate(known)) == []
    put(tmp_path, "index.html", "x")
    put(tmp_path, "more.html", "x")
    (tmp_path / "sitemap.xml").unlink()
    assert {(f.code, f.place.file) for f in manifest.gate(known)} == {
        ("site-file-changed", "index.html"),
        ("site-file-extra", "more.html"),
        ("site-file-missing", "sitemap.xml"),
    }
