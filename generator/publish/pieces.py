"""Notice -> `find/…`, the small files in which people find their own row.

    find/index.json   what a row is found by, the keys of all pieces, whom to ask
    find/<key>.json   some rows, each with its group and its number in the group's table

Nothing stands there that the tables do not show.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.canonical import canonical
from generator.lookup import FOLDER, INDEX, Lookup, index, lookup, told
from generator.notice import Notice
from generator.publish.edition import Edition
from generator.wording import contact


def pieces(edition: Edition, absent: Mapping[str, str]) -> dict[str, bytes]:
    """Path below `site/` -> content, of all notices; nothing where nobody can look for a row.

    `absent`: kind -> what it means not to stand in such a list.
    """
    return {
        f"notices/{notice.folder}/{name}": data
        for notice in edition.notices
        for name, data in of_notice(notice, absent.get(notice.kind, "")).items()
    }


def of_notice(notice: Notice, absent: str = "") -> dict[str, bytes]:
    """Path below the notice's folder -> content."""
    found = lookup(notice.masked) if notice.form == "people" else None
    if found is None:
        return {}
    rows = _rows(notice)
    files = {INDEX: canonical(_index(notice, found, absent))}
    files |= {name: canonical(_piece(notice, rows, own)) for name, own in found.rows.items()}
    return {f"{FOLDER}/{name}.json": data for name, data in files.items()}


def _index(notice: Notice, found: Lookup, absent: str) -> dict[str, object]:
    return {
        **index(notice.masked, found),
        "title": notice.title,
        "part": notice.part,
        "absent": absent,
        "supplements": notice.supplemented,
        "questions": contact(notice.questions),
        "complaints": contact(notice.complaints),
    }


def _piece(
    notice: Notice, rows: Sequence[tuple[int, int, list[str]]], own: Sequence[int]
) -> dict[str, object]:
    """Groups are numbered anew in each piece: a notice may have thousands of them."""
    used = list(dict.fromkeys(rows[index][0] for index in own))
    place = {group: number for number, group in enumerate(used)}
    groups = [notice.masked.groups[group] for group in used]
    return {
        "groups": [[group.slug, group.title] for group in groups],
        "rows": [[place[group], number, *cells] for group, number, cells in (rows[i] for i in own)],
    }


def _rows(notice: Notice) -> list[tuple[int, int, list[str]]]:
    """Of each row its group, its 1-based number there, and the cells that are told."""
    masked, fields = notice.masked, told(notice.masked)
    found: list[tuple[int, int, list[str]]] = []
    for number, group in enumerate(masked.groups):
        shown = [column.field for column in masked.shown(group)]
        places = [shown.index(field) if field in shown else None for field in fields]
        for at, row in enumerate(masked.of(group), 1):
            found.append((number, at, ["" if p is None else row[p] for p in places]))
    return found
