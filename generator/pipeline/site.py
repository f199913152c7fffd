"""content/ -> site/.

Drafts that are due are promoted, the site is built aside, passes every gate, and only
then takes the place of the former one.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from generator import build as engine
from generator import disk, ledger, pictures, publish, stone, verify
from generator.config.project import Project
from generator.errors import GongshiError
from generator.ingest.secrets import secrets
from generator.ledger import Ledger
from generator.model import Finding
from generator.notice import Notice
from generator.pipeline import Say, archive, life, log, manifest, record, refuses, removal
from generator.pipeline.promote import promote
from generator.pipeline.refresh import published, renew, strange
from generator.publish import Edition
from generator.publish.pieces import pieces
from generator.stone import Stone


def build(project: Project, today: date, say: Say) -> list[Finding]:
    """Make `site/` anew; with an error among the findings the former site stays."""
    root = project.root
    for folder in (root / "drafts", root / "content" / "notices"):
        disk.recover(folder)
    disk.settle(root / "server")
    before = ledger.read(record.path(root))
    removal.finish(root, before)
    odd = list(strange(root / "content", published(root / "content")[0]))
    findings = promote(project, today, say)
    found, altered = published(root / "content")
    acts = record.due(project, found, before, today)
    recorded = before.with_acts(acts)
    online = renew(project, recorded, today, whole=bool(odd))
    edition = edition_of(project, online, recorded, today)
    findings += [each for one in online for each in life.findings(project, recorded, one, today)]
    log.refresh(project, edition.ledger, online)
    disk.settle(root / "site")
    aside = disk.aside(root / "site")
    say("正在生成网页 …")
    try:
        engine.build(root, aside, day=today, school=project.school.shown())
        server = stand_beside(project, edition, aside)
    except GongshiError:
        shutil.rmtree(aside, ignore_errors=True)  # unverified: nothing may take it for a site
        raise
    say("正在逐页核对 …")
    findings += odd + altered + gates(project, edition, aside, server)
    if refuses(findings):
        shutil.rmtree(aside)
    else:
        record.append(root, acts)
        findings += archive.keep_all(project, online)
        # The rules first: an address that they do not know answers 410.
        disk.write_folder(root / "server", server)
        manifest.announce(root, aside)
        disk.swap(root / "site")
        manifest.settle(root)
    return findings


def stand_beside(project: Project, edition: Edition, folder: Path) -> dict[str, bytes]:
    """Put feeds, papers, pictures and ledger on a built site; what `server/` is to hold for it."""
    for name, data in publish.beside(edition).items():
        disk.write(folder / name, data)
    disk.lay(folder, dict(publish.printed(edition)))
    disk.lay(folder, pictures.pictures(edition.notices, edition.today))
    disk.lay(folder, pieces(edition, {name: kind.absent for name, kind in project.kinds.items()}))
    log.stand_beside(project, edition.ledger, folder)
    pages = (path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.html")))
    return publish.server(edition, pages)


def edition_of(
    project: Project, online: Sequence[Notice], recorded: Ledger, today: date
) -> Edition:
    """Everything that the files beside the notices are made from."""
    school = project.school
    return Edition(
        tuple(online),
        school.site_name,
        school.site_url,
        school.time_zone,
        today,
        recorded,
        tuple(stone.read_all(project.root / "content" / "notices")),
        emblem=school.emblem,
    )


def check_site(project: Project, folder: Path, today: date) -> list[Finding]:
    """Every gate on a built folder, by what stands in `content/` and the rules in `server/`."""
    online, altered = published(project.root / "content")
    broken = ledger.faults(record.path(project.root))
    recorded = Ledger() if broken else ledger.read(record.path(project.root))
    edition = edition_of(project, online, recorded, today)
    server = _written(project.root / "server")
    altered += strange(project.root / "content", online)
    return broken + altered + gates(project, edition, folder, server, readable=not broken)


def gates(
    project: Project,
    edition: Edition,
    folder: Path,
    server: Mapping[str, bytes],
    *,
    readable: bool = True,
) -> list[Finding]:
    """What the gates find, with the raw values where `data/` is still there.

    A ledger that is not `readable` says nothing of what ought to be there.
    """
    data = project.root / "data"
    files = sorted(path for path in data.rglob("*") if path.is_file())
    site = verify.Site(
        folder=folder,
        notices=edition.notices,
        contacts=contacts(project, [*edition.notices, *edition.stones]),
        secrets=secrets(files, root=project.root, fields=project.fields) if files else None,
        today=edition.today,
        stones=edition.stones,
        server=server,
        pictures=pictures.due(edition.notices, edition.today, folder),
        site_url=edition.site_url,
        ledger=edition.ledger if readable else None,
        remembered=record.remembered(project.root),
        manifest=manifest.expected(project.root, folder),
        signer=log.signer(project),
    )
    return verify.run(site)


def _written(folder: Path) -> dict[str, bytes]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def contacts(project: Project, online: Iterable[Notice | Stone]) -> frozenset[str]:
    """Phones, addresses and e-mails that are meant to be read: the school's own."""
    frozen = {
        text
        for made in online
        for office in (made.questions, made.complaints)
        for text in (office.phone, office.email, office.address)
    }
    return project.school.contacts() | frozenset(frozen - {""})
