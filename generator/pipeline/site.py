"""content/ -> site/.

Drafts that are due are promoted, the site is built aside, passes every gate, and only
then takes the place of the former one.
"""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from generator import build as engine
from generator import disk, notice, publish, render, verify
from generator.config.project import Project, Unit
from generator.errors import GongshiError
from generator.ingest.secrets import secrets
from generator.model import Finding, Place
from generator.notice import Notice
from generator.pipeline import Say, refuses, stored
from generator.pipeline.rolls import place
from generator.pipeline.waiting import outstanding


def build(project: Project, today: date, say: Say) -> list[Finding]:
    """Make `site/` anew; with an error among the findings the former site stays."""
    root = project.root
    for folder in (root / "drafts", root / "content" / "notices"):
        disk.recover(folder)
    disk.settle(root / "server")
    findings = promote(project, today, say)
    refresh(root / "content")
    disk.settle(root / "site")
    aside = disk.aside(root / "site")
    say("正在生成网页 …")
    try:
        engine.build(root, aside, day=today)
        online, altered = published(root / "content")
        server = stand_beside(project, online, aside, today)
    except GongshiError:
        shutil.rmtree(aside, ignore_errors=True)  # unverified: nothing may take it for a site
        raise
    say("正在逐页核对 …")
    findings += altered + gates(project, online, aside, today, server)
    if refuses(findings):
        shutil.rmtree(aside)
    else:
        # The rules first: an address that they do not know answers 410.
        disk.write_folder(root / "server", server)
        disk.swap(root / "site")
    return findings


def stand_beside(
    project: Project, online: Sequence[Notice], folder: Path, today: date
) -> dict[str, bytes]:
    """Put feeds and calendar on a built site; what `server/` is to hold for it."""
    school = project.school
    edition = publish.Edition(
        tuple(online), school.site_name, school.site_url, school.time_zone, today
    )
    for name, data in publish.beside(edition).items():
        disk.write(folder / name, data)
    pages = (path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.html")))
    return publish.server(edition, pages)


def check_site(project: Project, folder: Path, today: date) -> list[Finding]:
    """Every gate on a built folder, by what stands in `content/` and the rules in `server/`."""
    online, altered = published(project.root / "content")
    server = _written(project.root / "server")
    return altered + gates(project, online, folder, today, server)


def gates(
    project: Project,
    online: Sequence[Notice],
    folder: Path,
    today: date,
    server: Mapping[str, bytes],
) -> list[Finding]:
    """What the gates find, with the raw values where `data/` is still there."""
    data = project.root / "data"
    files = sorted(path for path in data.rglob("*") if path.is_file())
    site = verify.Site(
        folder=folder,
        notices=tuple(online),
        contacts=contacts(project, online),
        secrets=secrets(files, root=project.root, fields=project.fields) if files else None,
        today=today,
        server=server,
    )
    return verify.run(site)


def _written(folder: Path) -> dict[str, bytes]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def promote(project: Project, today: date, say: Say) -> list[Finding]:
    """Move the drafts that are approved and due to `content/`."""
    findings: list[Finding] = []
    for unit in project.units():
        draft = project.root / "drafts" / unit.folder
        target = project.root / "content" / "notices" / unit.folder
        if not (draft / notice.ROWS).exists() or target.exists():
            continue
        made = stored(draft)
        if made is None:
            findings.append(_altered(unit))
        elif outstanding(unit, made.fingerprint, project):
            continue
        elif made.period.first < today and project.school.sample is None:
            findings.append(_late(unit))
        elif made.period.first <= today:
            disk.move_folder(draft, target)
            if draft.parent.name == unit.id and not any(draft.parent.iterdir()):
                draft.parent.rmdir()
            say(f"已转入公示：{unit.folder}")
    return findings


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


def contacts(project: Project, online: Iterable[Notice]) -> frozenset[str]:
    """Phones, addresses and e-mails that are meant to be read: the school's own."""
    frozen = {
        text
        for made in online
        for office in (made.questions, made.complaints)
        for text in (office.phone, office.email, office.address)
    }
    return project.school.contacts() | frozenset(frozen - {""})


def _altered(unit: Unit) -> Finding:
    message = f"drafts/{unit.folder} 的草稿被改动或不完整，不能公示；请重新运行 generate"
    return Finding("draft-altered", "warning", message, place(unit)).of(unit.id, unit.part)


def _late(unit: Unit) -> Finding:
    message = (
        f"已审批，但 publish_on {unit.publish_on} 已过而没有按时上网；"
        "请改 publish_on，重新 generate 并审批"
    )
    return Finding("publish-on-past", "warning", message, place(unit)).of(unit.id, unit.part)
