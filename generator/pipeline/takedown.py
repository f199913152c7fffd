"""A notice on built sites -> a page that says it is gone; at once, without a build.

Needs neither a sound configuration nor the theme: a folder, an address, a page.  Used on
`site/`, on the releases of folder targets, and by whoever else holds a built site.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from generator import disk
from generator.errors import DiskError
from generator.manifest import digest, parse, text

SEARCH = "search/search_index.json"
HERE = ("folder", "copy")
"""Kinds of targets on this machine."""
MANIFEST = ".sha256"
"""Ending of the manifest: beside a release, or in the project's `records/`."""


def take_down(site: Path, folder: str, page: bytes, keep: Sequence[str] = ()) -> bool:
    """Replace everything below `notices/<folder>/` of a built site; whether it was there.

    `folder` is `<id>` or `<id>/<part>`; `keep` names parts below it that stay.

    Raises:
        DiskError: it cannot be written; the page stands as it was, or is down already.
    """
    target = site / "notices" / folder
    disk.settle(target)
    if not target.is_dir():
        return False
    if keep:
        _clear(target, page, keep)
    else:
        disk.write_folder(target, {"index.html": page})
    _forget(site / SEARCH, f"notices/{folder}/")
    _note(site, folder, keep)
    return True


def stands(site: Path, folder: str) -> bool:
    """Whether more than a page that says so is left of a notice; its `rows.json` tells."""
    target = site / "notices" / folder
    return any(target.rglob("rows.json*")) or any(target.parent.glob(f".{target.name}.old"))


def places(root: Path) -> tuple[list[Path], list[str]]:
    """Every built site of a project that can be reached from here, and targets that cannot.

    Reads `targets.yml` as far as it can be read.
    """
    found = [root / "site"] if (root / "site").is_dir() else []
    far = []
    for name, target in targets(root).items():
        kind, path = _told(target)
        if kind in HERE and path:
            found += _sites(root / Path(path).expanduser())
        else:
            far.append(str(name))
    return found, far


def _told(target: object) -> tuple[str, str]:
    """Kind and path, where a target says so."""
    known = target if isinstance(target, dict) else {}
    return str(known.get("kind") or ""), str(known.get("path") or "")


def targets(root: Path) -> dict[str, Any]:
    """What `targets.yml` says, as far as it can be read."""
    try:
        said = (root / "site_config" / "targets.yml").read_text(encoding="utf-8")
        return dict(yaml.safe_load(said)["targets"])
    except (OSError, ValueError, TypeError, KeyError, yaml.YAMLError):
        return {}


def _sites(place: Path) -> Iterator[Path]:
    """Releases of a target, or a web root itself."""
    releases = place / "releases"
    if releases.is_dir():
        yield from sorted(path for path in releases.iterdir() if path.is_dir())
    elif (place / "index.html").is_file():
        yield place


def _clear(target: Path, page: bytes, keep: Sequence[str]) -> None:
    """The page above parts of which some stay: it goes with all that is beside them."""
    disk.write(target / "index.html", page)
    try:
        for path in sorted(target.rglob("*"), reverse=True):
            name = path.relative_to(target)
            if name.parts[0] in keep or name.as_posix() == "index.html":
                continue
            path.rmdir() if path.is_dir() else path.unlink()
    except OSError as error:
        raise DiskError(f"无法删除 {target.name}/ 中的文件：{error.strerror}") from error


def _forget(index: Path, address: str) -> None:
    """Documents are in the search of the site; what is gone is found no more."""
    try:
        data = json.loads(index.read_bytes())
        left = [each for each in data["docs"] if not each["location"].startswith(address)]
    except (OSError, ValueError, LookupError, TypeError):
        return
    if len(left) < len(data["docs"]):
        less = json.dumps({**data, "docs": left}, ensure_ascii=False, separators=(",", ":"))
        disk.write(index, less.encode())
        for twin in index.parent.glob(f"{index.name}.*"):
            twin.unlink()


def _note(site: Path, folder: str, keep: Sequence[str]) -> None:
    """A site is compared with its manifest afterwards: keep that true."""
    beside = site.parent if site.parent.name == "releases" else site.parent / "records"
    manifest = beside / f"{site.name}{MANIFEST}"
    if not manifest.is_file():
        return
    listed = parse(manifest.read_bytes())
    if not listed:
        return  # damaged: `verify` says so
    own, stays = f"notices/{folder}/", tuple(f"notices/{folder}/{slug}/" for slug in keep)
    kept = {p: d for p, d in listed.items() if not p.startswith(own) or p.startswith(stays)}
    for path in (f"{own}index.html", SEARCH):
        if (site / path).is_file():
            kept[path] = digest(site / path)
    disk.write(manifest, text(kept))
