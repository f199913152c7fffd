"""Which files of a release show rows that nobody may read any more, and what takes their place.

Everything of a notice lies below `notices/<id>/`, or `notices/<id>/<part>/`, and whatever
has rows has a `rows.json` there.  A notice or part with rows that is not public today is
taken down: its own page becomes the tombstone and nothing else of it stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.manifest import Manifest
from generator.notice import ROWS

TOP = "notices/"
OWN = "index.html"


@dataclass(frozen=True)
class TakeDown:
    """One folder of one release."""

    folder: str
    """Below `notices/`."""
    files: tuple[str, ...]
    """Paths below the release that go."""
    page: str
    """Path below `site/` of the tombstone; empty where there is none."""


def take_downs(
    paths: Iterable[str], recorded: Manifest, files: Manifest, standing: frozenset[str]
) -> tuple[TakeDown, ...]:
    """What must go from a release that holds `paths` and of which `recorded` is written down.

    `files` is the manifest of the site as it is today, where the tombstones come from.
    What is written down changes last, so what a kill left half done is done once more.
    """
    paths = sorted(paths)
    return tuple(_take_down(folder, paths, files) for folder in rows((*paths, *recorded), standing))


def rows(paths: Iterable[str], standing: frozenset[str]) -> tuple[str, ...]:
    """Folders below `notices/` that have rows although they must be gone."""
    gone = (unit for unit in _with_rows(paths) if not _stands(unit, standing))
    return tuple(sorted({_whole(unit, standing) for unit in gone}))


def without(recorded: Manifest, gone: Iterable[TakeDown], files: Manifest) -> dict[str, str]:
    """What is written down of a release once these folders are taken down."""
    left = dict(recorded)
    for each in gone:
        own = f"{TOP}{each.folder}/"
        left = {path: one for path, one in left.items() if not path.startswith(own)}
        if each.page:
            left[f"{own}{OWN}"] = files[each.page]
    return left


def may_be_gone(path: str, standing: frozenset[str]) -> bool:
    """Whether a server's rules may answer 410 for a file of today's site.

    The tombstone of what is gone, and whatever stands beside the parts and is no part's.
    """
    pieces = path.split("/")
    if pieces[0] != "notices" or len(pieces) < 3:
        return False
    id_, part = pieces[1], f"{pieces[1]}/{pieces[2]}"
    if _stands(part, standing):
        return False
    return pieces[2:] != [OWN] or not _has_parts(id_, standing)


def _take_down(folder: str, paths: list[str], files: Manifest) -> TakeDown:
    page = _tombstone(folder, files)
    own = f"{TOP}{folder}/"
    kept = f"{own}{OWN}" if page else ""
    return TakeDown(folder, tuple(p for p in paths if p.startswith(own) and p != kept), page)


def _with_rows(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        if path.startswith(TOP) and path.endswith(f"/{ROWS}"):
            yield path[len(TOP) : -len(ROWS) - 1]


def _stands(folder: str, standing: frozenset[str]) -> bool:
    """Whether it is, or lies below, a notice or part that may be read."""
    pieces = folder.split("/")
    return pieces[0] in standing or "/".join(pieces[:2]) in standing


def _whole(folder: str, standing: frozenset[str]) -> str:
    """The part alone while another part stands; else the notice with all that it has."""
    pieces = folder.split("/")
    return "/".join(pieces[:2]) if _has_parts(pieces[0], standing) else pieces[0]


def _has_parts(id_: str, standing: frozenset[str]) -> bool:
    return any(folder.startswith(f"{id_}/") for folder in standing)


def _tombstone(folder: str, files: Mapping[str, str]) -> str:
    """Where the site has the page that answers in the folder's place."""
    id_ = folder.split("/", maxsplit=1)[0]
    pages = (f"{TOP}{folder}/{OWN}", f"gone/{id_}/{OWN}")
    return next((page for page in pages if page in files), "")
