"""content/notices/ -> the pages that follow from several notices, or from later events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from generator import disk, notice, render
from generator.model import Finding, Place
from generator.notice import Notice
from generator.pipeline import stored


def published(content: Path) -> tuple[list[Notice], list[Finding]]:
    """The notices on disk, and an error for each that is not as it was written."""
    online: list[Notice] = []
    findings: list[Finding] = []
    for folder in notice.folders(content / "notices"):
        if made := stored(folder):
            online.append(made)
        else:
            name = folder.relative_to(content).as_posix()
            message = "公示内容被改动或不完整，指纹不符；请恢复原文件，不要手工修改"
            findings.append(Finding("content-altered", "error", message, Place(name)))
    return online, findings


def refresh(content: Path) -> None:
    """Write the pages that follow from several notices: overviews, supplements, the list."""
    online, _ = published(content)
    by_id: dict[str, list[Notice]] = defaultdict(list)
    for made in online:
        by_id[made.id].append(made)
    for id_, parts in by_id.items():
        related = _related(parts[0], by_id)
        tombstone = render.tombstone(parts)
        disk.write(content / "gone" / f"{id_}.md", tombstone.encode())
        for made in parts:
            _link(content / "notices" / made.folder / "index.md", made, related)
        if parts[0].slug:
            page = render.overview(parts, related)
            disk.write(content / "notices" / id_ / "index.md", page.encode())
    disk.write(content / "notices" / "index.md", render.listing(online).encode())


def _related(made: Notice, by_id: Mapping[str, list[Notice]]) -> render.Related:
    """What is on line and belongs to the notice."""
    later = [parts[0] for parts in by_id.values() if parts[0].supplements == made.id]
    later.sort(key=lambda one: (one.period.first, one.id))
    return render.Related(made.supplements in by_id, tuple(later))


def _link(path: Path, made: Notice, related: render.Related) -> None:
    """Bring the links to and from supplements up to date; the rows stay as they are."""
    linked = b"/index.md)" in path.read_bytes()
    if made.supplements or related.later or linked:
        disk.write(path, render.own_page(made, related).encode())
