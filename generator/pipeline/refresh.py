"""content/notices/ -> the pages that follow from several notices, or from later events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from generator import disk, notice, render, stone
from generator.config.project import Project
from generator.ledger import Ledger
from generator.model import Finding, Place
from generator.notice import Notice
from generator.pipeline import stored
from generator.pipeline.coming import coming
from generator.pipeline.life import Lived, lived
from generator.stone import Stone

Coming = Callable[[Collection[str]], list[dict[str, Any]]]
"""Ids that were ever public -> what is due, for the list."""


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


def renew(project: Project, recorded: Ledger, today: date, *, whole: bool = False) -> list[Notice]:
    """Bring the pages up to what the ledger tells and to what is due next."""
    due = partial(coming, project, today=today)
    return refresh(project.root / "content", lived(project, recorded), due, whole=whole)


def refresh(
    content: Path,
    changed: Lived | None = None,
    next_: Coming | None = None,
    *,
    whole: bool = False,
) -> list[Notice]:
    """Write the pages that follow from several notices, or from what happened since.

    Overviews, links to supplements, the list, tombstones; and all pages of a notice that
    `changed` says something new of.  With `whole`, all pages of all notices: what somebody
    wrote into one is gone, and a newer template shows.  Gives the notices as they stand now.
    """
    found, _ = published(content)
    online = list(map(changed, found)) if changed else found
    stones = stone.read_all(content / "notices")
    by_id: dict[str, list[Notice]] = defaultdict(list)
    for made in online:
        by_id[made.id].append(made)
    for before, made in zip(found, online, strict=True):
        folder = content / "notices" / made.folder
        _own(folder, made, _related(by_id[made.id][0], by_id), altered=whole or made != before)
    for id_ in sorted({*by_id, *(each.id for each in stones)}):
        ended = [each for each in stones if each.id == id_]
        _together(content, id_, by_id.get(id_, []), ended, by_id)
    withdrawn = [each for each in stones if each.act == "withdrawn"]
    due = next_({*by_id, *(each.id for each in stones)}) if next_ else []
    listing = render.listing(online, withdrawn, due)
    disk.write(content / "notices" / "index.md", listing.encode())
    return online


def strange(content: Path, online: Iterable[Notice]) -> Iterator[Finding]:
    """A warning for each notice with pages that do not follow from it; `build` mends them."""
    by_id: dict[str, list[Notice]] = defaultdict(list)
    for made in online:
        by_id[made.id].append(made)
    for parts in by_id.values():
        related = _related(parts[0], by_id)
        for made in parts:
            folder = content / "notices" / made.folder
            odd = [
                name
                for name, page in _pages(made, related).items()
                if _is_other(folder / name, page)
            ]
            if odd:
                message = (
                    f"{len(odd)} 个网页的原文缺少或与名单和公示事项不符（被改动，或程序升级过）；"
                    "build 会重新写出"
                )
                place = Place((folder / odd[0]).relative_to(content).as_posix())
                yield Finding("content-page-altered", "warning", message, place).of(
                    made.id, made.part
                )


def _is_other(file: Path, page: str) -> bool:
    return not file.is_file() or file.read_bytes() != page.encode()


def _pages(made: Notice, related: render.Related) -> dict[str, str]:
    return {**render.pages(made, related), **render.revision_pages(made)}


def _together(
    content: Path,
    id_: str,
    parts: list[Notice],
    ended: list[Stone],
    by_id: Mapping[str, list[Notice]],
) -> None:
    """The pages that all parts of a notice share: its overview and its tombstone."""
    tombstone = render.tombstone([*parts, *ended])
    disk.write(content / "gone" / f"{id_}.md", tombstone.encode())
    if parts and parts[0].slug:
        page = render.overview(parts, _related(parts[0], by_id), ended)
    elif ended and ended[0].slug:
        page = render.ended(ended)
    else:
        return
    disk.write(content / "notices" / id_ / "index.md", page.encode())


def _related(made: Notice, by_id: Mapping[str, list[Notice]]) -> render.Related:
    """What is on line and belongs to the notice."""
    later = [parts[0] for parts in by_id.values() if parts[0].supplements == made.id]
    later.sort(key=lambda one: (one.period.first, one.id))
    return render.Related(made.supplements in by_id, tuple(later))


def _own(folder: Path, made: Notice, related: render.Related, *, altered: bool) -> None:
    """Bring a notice's pages up to date; the rows stay as they are.

    The own page comes last: until it tells what is new, the next command does all again.
    """
    own = folder / "index.md"
    if altered:
        pages = _pages(made, related)
        last = pages.pop(own.name)
        for name, page in pages.items():
            disk.write(folder / name, page.encode())
        disk.write(own, last.encode())
    elif made.supplements or related.later or b"/index.md)" in own.read_bytes():
        disk.write(own, render.own_page(made, related).encode())
    if not all((folder / f"r{number}.md").exists() for number in made.fingerprints):
        for name, page in render.revision_pages(made).items():
            disk.write(folder / name, page.encode())
