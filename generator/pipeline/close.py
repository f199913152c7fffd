"""The result of a publicity -> the ledger, and from there the pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator import disk, ledger
from generator.acts import close as acts
from generator.config.base import impersonal
from generator.config.project import Project
from generator.errors import ConfigError
from generator.notice import Notice
from generator.pipeline import life, record, removal
from generator.pipeline.refresh import published, renew


@dataclass(frozen=True)
class Words:
    """What an office says."""

    result: str
    """One of `acts.close.RESULTS`."""
    by: str
    note: str = ""


def close(project: Project, id_: str, part: str, words: Words, today: date) -> list[Notice]:
    """Record the result of a notice, of all its parts or of one; the notices closed.

    Raises:
        ConfigError: an unknown notice or office, a note about a person, or a period
            that is not over; nothing is recorded then.
    """
    root = project.root
    disk.recover(root / "content" / "notices")
    recorded = ledger.read(record.path(root))
    removal.finish(root, recorded)
    found, _ = published(root / "content")
    online = [*map(life.lived(project, recorded), found)]
    chosen = _chosen(online, id_, part)
    note = spoken(project, words.by, words.note)
    lines = [
        acts.close(
            made,
            recorded.life(made.id, made.slug),
            result=words.result,
            office=words.by,
            note=note,
            time=record.moment(project, today),
            today=today,
        )
        for made in chosen
    ]
    after = record.append(root, lines)
    renew(project, after, today)
    return chosen


def spoken(project: Project, by: str, text: str) -> str:
    """What an office says to everybody, on one line.

    Raises:
        ConfigError: nobody knows the office, or the text holds somebody's number.
    """
    if project.school.office(by) is None:
        known = "、".join(office.name for office in project.school.offices)
        raise ConfigError([f"--by: 没有部门 {by}；school.yml 里有：{known}，以及各二级学院"])
    return decent(text)


def decent(text: str) -> str:
    """A text for everybody, on one line.

    Raises:
        ConfigError: it holds something like a person's number or address.
    """
    try:
        return impersonal(text)
    except ValueError as error:
        raise ConfigError([f"这句话{error}"]) from error


def _chosen(online: list[Notice], id_: str, part: str) -> list[Notice]:
    found = [made for made in online if made.id == id_]
    chosen = [made for made in found if part in ("", made.part, made.slug)]
    if not found:
        known = "、".join(dict.fromkeys(made.id for made in online)) or "无"
        raise ConfigError([f"网上没有公示 {id_}；现有：{known}"])
    if not chosen:
        parts = "、".join(made.part for made in found if made.part)
        raise ConfigError([f"{id_} 没有 {part} 这一份；已公示的有：{parts or '整份，不分学院'}"])
    return chosen
