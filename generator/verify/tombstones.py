"""For each notice stands, from its first day, the page that answers once it is gone."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Finding
from generator.verify import Site, _table
from generator.verify._files import place
from generator.wording import fours

CODE = "tombstones"


def gate(site: Site) -> Iterator[Finding]:
    """Yield an error for a missing one, for one with rows, and for any other file there."""
    for id_ in sorted({notice.id for notice in site.notices}):
        path = f"gone/{id_}/index.html"
        if not (site.folder / path).is_file():
            yield _error(path, "缺少撤下说明页，到期后无法应答；请重新 build").of(id_, "")
            continue
        shown = _table.text((site.folder / path).read_text("utf-8", "replace"))
        for notice in site.notices:
            if notice.id == id_ and fours(notice.fingerprint) not in shown:
                message = "撤下说明页上没有这份公示的指纹；请重新 build"
                yield _error(path, message).of(id_, notice.part)
    for stone in site.stones:
        path = f"gone/{stone.id}/index.html"
        if not (site.folder / path).is_file():
            yield _error(path, "缺少撤下说明页；请重新 build").of(stone.id, stone.part)
    for file in sorted((site.folder / "gone").rglob("*")):
        path = file.relative_to(site.folder).as_posix()
        if file.is_file() and (file.name != "index.html" or path.count("/") != 2):
            yield _error(path, "不属于任何撤下说明的文件；请删去后重新 build")
        elif file.is_file() and b"<table" in file.read_bytes():
            yield _error(path, "撤下说明页里有表格；请重新 build")


def _error(path: str, message: str) -> Finding:
    return Finding(CODE, "error", message, place(path))
