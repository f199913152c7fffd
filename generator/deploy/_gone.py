"""Which files of a release show rows that nobody may read any more, and what takes their place.

Everything of a notice lies below `notices/<id>/`, or `notices/<id>/<part>/`.  What stands
for a notice that is not public today is taken down: its own page becomes the tombstone
and nothing else stays.  What nobody knows is taken down too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.deploy._manifest import Manifest

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
    """
    found: dict[str, list[str]] = {}
    for path in sorted(paths):
        folder = gone_folder(path, standing)
        if folder:
            found.setdefault(folder, []).append(path)
    plans = []
    for folder, there in found.items():
        stray = f"{TOP}{folder}" in there  # a file beside the parts, which has no page
        page = "" if stray else _tombstone(folder, files)
        own = f"{TOP}{folder}/{OWN}"
        rest = tuple(path for path in there if path != own or not page)
        # Written down last, so that what a kill left half done is done once more.
        begun = any(path.startswith(f"{TOP}{folder}/") and path != own for path in recorded)
        if rest or begun:
            plans.append(TakeDown(folder, rest, page))
    return tuple(plans)


def rows(paths: Iterable[str], standing: frozenset[str]) -> tuple[str, ...]:
    """Notices or parts of which more than a tombstone stands although they must be gone."""
    kept = {
        folder
        for path in paths
        if (folder := gone_folder(path, standing)) and path != f"{TOP}{folder}/{OWN}"
    }
    return tuple(sorted(kept))


def without(recorded: Manifest, gone: Iterable[TakeDown], files: Manifest) -> dict[str, str]:
    """What is written down of a release once these folders are taken down."""
    left = dict(recorded)
    for each in gone:
        own = f"{TOP}{each.folder}"
        left = {path: one for path, one in left.items() if not f"{path}/".startswith(f"{own}/")}
        if each.page:
            left[f"{TOP}{each.folder}/{OWN}"] = files[each.page]
    return left


def gone_folder(path: str, standing: frozenset[str]) -> str:
    """Folder of the notice or part that must be gone and that `path` belongs to; else empty."""
    pieces = path.split("/")
    if pieces[0] != "notices" or len(pieces) < 3:
        return ""
    id_, part = pieces[1], f"{pieces[1]}/{pieces[2]}"
    if id_ in standing or part in standing:
        return ""
    if not _with_parts(id_, standing):
        return id_
    # The page above the parts names nobody.
    return "" if pieces[2] == OWN else part


def _with_parts(id_: str, standing: frozenset[str]) -> bool:
    return any(folder.startswith(f"{id_}/") for folder in standing)


def _tombstone(folder: str, files: Mapping[str, str]) -> str:
    """Where the site has the page that answers in the folder's place."""
    pages = (f"{TOP}{folder}/{OWN}", f"gone/{folder.split('/', maxsplit=1)[0]}/{OWN}")
    return next((page for page in pages if page in files), "")
