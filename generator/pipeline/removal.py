"""Rows -> the archive, and a stone in their place; what a kill left half done is done again.

The order: archive, ledger, content/, built sites.  From the ledger's line on, every
command that follows finishes the rest.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from generator import disk, render, stone
from generator.acts import retire as acts
from generator.details import Contact
from generator.errors import GongshiError
from generator.ledger import Act, Entry, Ledger
from generator.model import Period
from generator.notice import ROWS, Notice
from generator.pipeline import archive, record, stored, takedown
from generator.publish.edition import title
from generator.render.standalone import standalone
from generator.stone import Stone

ENDS = {"withdrawn", "retired"}


@dataclass(frozen=True)
class Removal:
    """How and why rows go."""

    act: Literal["withdrawn", "retired"]
    time: str
    by: str = ""
    reason: str = ""


def stone_of(made: Notice, how: Removal) -> Stone:
    """What will stay of a notice or part."""
    return Stone(
        act=how.act,
        on=date.fromisoformat(how.time[:10]),
        id=made.id,
        part=made.part,
        slug=made.slug,
        title=made.title,
        form=made.form,
        school=made.school,
        period=made.period,
        retain_until=made.retain_until,
        revision=made.revision,
        fingerprint=made.fingerprint,
        questions=made.questions,
        complaints=made.complaints,
        by=how.by,
        reason=how.reason,
        sample=made.sample,
    )


def salvaged(folder: str, entries: Sequence[Entry], how: Removal, part: str = "") -> Stone:
    """The same where the notice itself cannot be read: what the ledger knows of it."""
    id_, _, slug = folder.partition("/")
    last = next((each for each in reversed(entries) if each.facts.get("to")), None)
    facts = last.facts if last else {}
    on = how.time[:10]
    days = [date.fromisoformat(facts.get(name, on)) for name in ("from", "to")]
    office = Contact(how.by or "学校")
    return Stone(
        act=how.act,
        on=date.fromisoformat(on),
        id=id_,
        part=part or slug,
        slug=slug,
        title=facts.get("title", id_),
        form="people",
        school="",
        period=Period(days[0], days[1], "", ""),
        retain_until=date.fromisoformat(facts.get("retain_until", on)),
        revision=last.revision if last else 0,
        fingerprint=last.fingerprint if last else "0" * 64,
        questions=office,
        complaints=office,
        by=how.by,
        reason=how.reason,
    )


def act_of(each: Stone, how: Removal) -> Act:
    """The line of the ledger."""
    return Act(
        time=how.time,
        act=how.act,
        notice=each.id,
        part=each.slug,
        revision=each.revision,
        fingerprint=each.fingerprint,
        reason=how.reason,
        offices=(how.by,) if how.by else (),
        facts={
            "title": title(each),
            "from": each.period.first.isoformat(),
            "to": each.period.last.isoformat(),
            "retain_until": each.retain_until.isoformat(),
        },
    )


def remove(root: Path, place: Path, stones: Sequence[Stone], how: Removal) -> None:
    """Archive, record, and put the stones in place of the rows."""
    for each in stones:
        archive.keep_in(place, root / "content", each.folder)
    record.append(root, [act_of(each, how) for each in stones])
    for each in stones:
        _bury(root, each)


def purge(root: Path, site_url: str, day: date, gone: Sequence[Stone]) -> None:
    """List the addresses whose rows must leave engines and caches, for the webmaster."""
    found = acts.addresses(site_url, shown(root, gone))
    if found:
        path = root / "records" / f"purge-{day}.txt"
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        disk.write(path, acts.purge(day, before, found).encode())


def shown(root: Path, gone: Sequence[Stone]) -> Iterator[str]:
    """Files on the built site of notices that still have rows there, by path below it."""
    site = root / "site"
    for each in gone:
        if takedown.stands(site, each.folder):
            folder = site / "notices" / each.folder
            files = (path for path in folder.rglob("*") if path.is_file())
            yield from (path.relative_to(site).as_posix() for path in files)


def finish(root: Path, recorded: Ledger) -> list[Stone]:
    """Take away what the ledger says is gone and still stands; what was done.

    The archive came before the ledger's line.
    """
    done = []
    for folder in recorded.folders():
        entries = recorded.of(*folder.split("/", 1))
        ends = [entry for entry in entries if entry.act in ENDS]
        content = root / "content" / "notices" / folder
        if not ends or (content.is_dir() and not (content / ROWS).exists()):
            continue
        made, how = stored(content), _how(ends[-1])
        each = stone_of(made, how) if made else salvaged(folder, entries, how)
        _bury(root, each)
        done.append(each)
    if done:
        record.append(root, [])  # how far the ledger reaches may not be remembered yet
    return done


def take_down(root: Path, stones: Sequence[Stone], places: Sequence[Path]) -> list[str]:
    """Put standalone pages on built sites; what could not be done, a sentence each."""
    faults = []
    for site in places:
        for each in stones:
            try:
                takedown.take_down(site, each.folder, standalone([each]))
            except GongshiError as error:
                faults.append(f"{site}：{error}")
        for id_ in dict.fromkeys(each.id for each in stones if each.slug):
            together = [each for each in stone.read_all(root / "content" / "notices")
                        if each.id == id_]  # fmt: skip
            standing = (root / "content" / "notices" / id_).glob(f"*/{ROWS}")
            if together and not any(standing):
                slugs = [each.slug for each in together]
                takedown.take_down(site, id_, standalone(together), slugs)
    return faults


def _how(entry: Entry) -> Removal:
    act: Literal["withdrawn", "retired"] = "withdrawn" if entry.act == "withdrawn" else "retired"
    return Removal(act, entry.time, entry.offices[0] if entry.offices else "", entry.reason)


def _bury(root: Path, each: Stone) -> None:
    """The page in place of the rows, and no draft that could take its place."""
    page = render.ended([each]).encode()
    disk.write_folder(root / "content" / "notices" / each.folder, {"index.md": page})
    shutil.rmtree(root / "drafts" / each.folder, ignore_errors=True)
    for packed in (root / "records").glob("deploy-*.zip"):
        packed.unlink()  # holds the rows too; the next deployment packs what is left
