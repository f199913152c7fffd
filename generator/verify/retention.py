"""Nothing is left of the rows of a notice whose last day on line has passed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Finding
from generator.notice import Notice
from generator.verify import Site
from generator.verify._files import place

CODE = "retention"


def gate(site: Site) -> Iterator[Finding]:
    """Yield an error for each file that stands below an expired notice's address.

    A page that only says that the notice is gone may stand there.
    """
    for notice in site.notices:
        if notice.retain_until < site.today:
            for path in _left(site, notice):
                message = f"保留期限 {notice.retain_until} 已过，不得再保留；请运行 gongshi retire"
                finding = Finding(CODE, "error", message, place(path))
                yield finding.of(notice.id, notice.part)


def _left(site: Site, notice: Notice) -> Iterator[str]:
    folder = site.folder / "notices" / notice.folder
    tombstone = folder / "index.html"
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not (path == tombstone and b"<table" not in path.read_bytes()):
            yield path.relative_to(site.folder).as_posix()
