"""Whole copies of what was public, and what is wrong with one that is not whole."""

from __future__ import annotations

from datetime import date

import pytest

from generator.errors import DiskError
from generator.pipeline import archive
from tests.pipeline import tiny

DAY = date(2024, 3, 19)
MADE = tiny.SCORES


@pytest.fixture
def base(tmp_path, monkeypatch):
    """A notice with pages for two groups, on line and archived."""
    tiny.at(monkeypatch)
    base = tiny.project(tmp_path)
    tiny.publish(base, MADE, DAY)
    return base


def home(base):
    """Where its first revision lies."""
    return archive.home(base.root / "archive", MADE.folder, 1)


def test_everything_is_copied(base):
    """Each file as it is on line, and a list of them that `sha256sum -c` reads."""
    online = tiny.tree(base.root / "content/notices" / MADE.folder)
    kept = tiny.tree(home(base))
    listed = kept.pop("sha256.txt").decode().splitlines()
    assert kept == online
    assert [line.split("  ")[1] for line in listed] == sorted(online)


def test_a_part_lies_below_its_notice(base):
    """The place of a notice without parts is `_`, which no college is called."""
    tiny.publish(base, tiny.PARTS[0], date(2024, 4, 8))
    assert home(base).parts[-3:] == (MADE.id, "_", "r1")
    part = archive.home(base.root / "archive", tiny.PARTS[0].folder, 1)
    assert part.parts[-3:] == ("2024-zsb-application", "jidian", "r1")
    assert (part / "rows.json").is_file()


def test_kept_once(base):
    """Pages that are written anew later leave the copy as it was published."""
    before = tiny.tree(home(base))
    page = base.root / "content/notices" / MADE.folder / "index.md"
    page.write_text(page.read_text("utf-8") + "\n后来的一句\n", "utf-8")
    archive.keep(base, MADE.folder)
    assert tiny.tree(home(base)) == before


def test_a_torn_copy_is_made_again(base):
    """A copy that a power cut left counts for nothing while the notice stands."""
    (home(base) / "sha256.txt").unlink()
    (home(base) / "index.md").write_bytes(b"")
    archive.keep(base, MADE.folder)
    assert archive.fault(base.root / "archive", MADE.folder, 1, MADE.fingerprint) == ""


def test_another_text_is_not_covered(base):
    """Two texts under one number: a person must look."""
    archive.keep(base, MADE.folder)
    folder = base.root / "content/notices" / MADE.folder
    other = tiny.notice(id=MADE.id, people=3, groups=0, sample=False)
    for name, data in tiny.generate.rendered(other).items():
        (folder / name).write_bytes(data)
    with pytest.raises(DiskError, match="另一份内容"):
        archive.keep(base, MADE.folder)


def test_without_its_place(base, tmp_path):
    """A build goes on with a warning; the way out is named."""
    away = tiny.project(base.root, archive=str(tmp_path / "disk"))
    (warning,) = archive.keep_all(away, [MADE])
    assert (warning.code, warning.severity) == ("archive-missing", "warning")
    assert "接上" in warning.message
