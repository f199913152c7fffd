"""Small sites of plain files, and their way to a target; nothing is built."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from generator import deploy as places
from generator import rooms
from generator.config.target import Target
from generator.deploy import Cargo, Plan
from generator.pipeline import bring

BEGIN = datetime(2024, 4, 9, 1, 0, 0, tzinfo=UTC)
STANDING = frozenset({"one", "two", "parts/jidian", "parts/xinxi"})
PAGE = "<!doctype html><title>页</title><p>{}</p>"
LIST = "<!doctype html><title>名单</title><table><tr><td>{}</td></tr></table>"
RULES = {"nginx/http.conf": b"# rules 1\n", "iis/web.config": b"<configuration/>\n"}


def files(word: str = "甲", notices: Iterable[str] = STANDING) -> dict[str, str]:
    """A whole site: every page holds the word; every notice has rows and a tombstone."""
    made = {name: PAGE.format(word) for name in ("index.html", "404.html", "about/index.html")}
    made |= {"notices/index.html": PAGE.format(word), "assets/main.css": f"/* {word} */"}
    made |= {"feed.xml": f"<feed>{word}</feed>", "附件 说明.pdf": f"%PDF {word}"}
    for folder in sorted(notices):
        id_ = folder.split("/")[0]
        made[f"notices/{folder}/index.html"] = LIST.format(f"{word} {folder}")
        made[f"notices/{folder}/rows.json"] = f'{{"rows":["{word} {folder}"]}}'
        made[f"notices/{folder}/g0001/index.html"] = LIST.format(f"{word} {folder}")
        made[f"gone/{id_}/index.html"] = PAGE.format(f"已撤下 {id_}")
        if "/" in folder:
            made[f"notices/{id_}/index.html"] = PAGE.format(f"{word} {id_} 各学院")
    return made


def write(folder: Path, contents: Mapping[str, str]) -> Path:
    """Make a folder hold exactly these files."""
    if folder.exists():
        remove(folder)
    for path, text in contents.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def remove(folder: Path) -> None:
    """Delete a folder with all that is in it; `shutil` may be watched by the test."""
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
    folder.rmdir()


def cargo(
    site: Path,
    *,
    step: int = 0,
    rules: Mapping[str, bytes] = RULES,
    standing: frozenset[str] = STANDING,
    over: frozenset[str] = frozenset(),
) -> Cargo:
    """What `site` brings, a number of minutes after the beginning."""
    manifest = places.manifest(site)
    moment = BEGIN + timedelta(minutes=step)
    name = f"{moment:%Y%m%dT%H%M%SZ}-{places.fingerprint(manifest)[:12]}"
    size = sum((site / path).stat().st_size for path in manifest)
    return Cargo(name, site, manifest, size, rules, standing, over)


@dataclass(frozen=True)
class Place:
    """A target, and the project that it belongs to."""

    target: Target
    root: Path

    @property
    def host(self):
        """A fresh host, as each command makes it."""
        return rooms.load("deploy", self.target.kind).Host("web", self.target, self.root)

    def deploy(self, load: Cargo, said: list[str] | None = None) -> Plan:
        """Bring it on line."""
        say = (said if said is not None else []).append
        return bring.bring(self.host, load, self.target, say)

    def rollback(self, load: Cargo, wanted: str = "") -> Plan:
        """Bring a former release back."""
        return bring.bring(self.host, load, self.target, lambda line: None, back_to=wanted)

    def lines(self, load: Cargo) -> list[str]:
        """What `--dry-run` prints."""
        return bring.lines(self.host.plan(load), self.target)

    def but(self, **options) -> Place:
        """The same with other options."""
        changed = self.target.model_copy(update=options)
        return replace(self, target=changed)


def folder_place(tmp_path: Path, **options) -> Place:
    """A folder on this machine, whose path has blanks and Chinese characters in it."""
    path = tmp_path / "网站 目标"
    return Place(Target(kind="folder", path=str(path), **options), tmp_path / "project")


def served(top: Path) -> dict[str, str]:
    """Path -> text of what stands behind `current`."""
    return tree(top / "current")


def tree(folder: Path) -> dict[str, str]:
    """Path -> text of every file below a folder."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in paths}


def shell(*words: str) -> subprocess.CompletedProcess[str]:
    """A program's words and exit code."""
    return subprocess.run(words, capture_output=True, text=True, check=False)


WINDOWS = sys.platform == "win32"
