"""Each revision's printed address tells of it, and holds nothing of its rows.

The notice's own page names the fingerprint of every earlier revision.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Finding
from generator.notice import Notice
from generator.verify import Site, _table
from generator.verify._files import place
from generator.wording import fours

CODE = "revisions"


def gate(site: Site) -> Iterator[Finding]:
    """Yield an error for each page that is missing, or says something else."""
    for notice in site.standing:
        for finding in _notice(site, notice):
            yield finding.of(notice.id, notice.part)


def _notice(site: Site, notice: Notice) -> Iterator[Finding]:
    own = f"notices/{notice.folder}"
    for number, fingerprint in notice.fingerprints.items():
        yield from _page(site, f"{own}/r{number}/index.html", fingerprint)
    earlier = [each.fingerprint for each in notice.corrections]
    page = site.folder / own / "index.html"
    if earlier and page.is_file():  # `readback` names a missing one
        shown = _table.text(page.read_text("utf-8", "replace"))
        if not all(fours(fingerprint) in shown for fingerprint in earlier):
            yield _error(f"{own}/index.html", "更正记录不全；请重新 build")


def _page(site: Site, path: str, fingerprint: str) -> Iterator[Finding]:
    file = site.folder / path
    if not file.is_file():
        yield _error(path, "缺少这一版的说明页，张榜上的二维码会打不开；请重新 build")
        return
    page = file.read_text("utf-8", "replace")
    if fours(fingerprint) not in _table.text(page):
        yield _error(path, "没有印出这一版的指纹；请重新 build")
    if "<table" in page:
        yield _error(path, "各版的说明页里不能有名单；请重新 build")


def _error(path: str, message: str) -> Finding:
    return Finding(CODE, "error", message, place(path))
