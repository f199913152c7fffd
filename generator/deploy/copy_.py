"""A web root without links (Windows, IIS, web hosting): an ordered copy, and a zip.

Everything is first written beside its place, then renamed in an order in which no page
leads to what is not there yet: rules, assets, notices, other pages, lists, the home
page; what is no more is deleted last.  Only what we put there is ever deleted, and
whatever lies below `notices/` and `gone/`.  The zip holds the same files in the same
order, for hosts that take only that.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator import manifest
from generator.config.target import Target
from generator.deploy import Cargo, Manifest, Plan, Step, Steps, _manifest
from generator.deploy._local import delete, free, locked, refuse_git, sync, told, write
from generator.deploy._zip import zipped
from generator.errors import DiskError, Refused

NEEDS = ()
TAKES = ("path", "url", "rules")

OURS = ("notices", "gone")
"""Folders of the web root in which nobody else has files."""
LISTS = ("feed.", "calendar.ics", "search/", "sitemap", "notices/index.html")
IN_ROOT = {"iis": ("iis/web.config", "web.config"), "apache": ("apache/htaccess", ".htaccess")}
"""Rules: path below `server/`, and the name in the web root."""
ROOM = 2
TRIES, PAUSE = 10, 0.2
"""Windows refuses to replace a file while somebody reads it."""


class Host:
    """`deploy.Host` for a web root."""

    def __init__(self, name: str, target: Target, root: Path) -> None:
        self.target = target
        self.top = (root / Path(target.path).expanduser()).resolve() if target.path else None
        self.packed = root / "records" / f"deploy-{name}.zip"
        self.recorded = root / "records" / f"deploy-{name}.sha256"
        if self.top:
            refuse_git(self.top)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """One deployment at a time."""
        with locked(self.top or self.packed.parent):
            yield

    def plan(self, cargo: Cargo) -> Plan:
        """See `deploy.Host`."""
        rules = self._rules(cargo)
        files = {**cargo.files, **{name: manifest.digest_of(rules[name]) for name in rules}}
        order = ordered(files)
        words = f"打包 records/{self.packed.name}（{len(order)} 个文件）"
        zipping = Step("zip", words, (cargo, order, rules))
        if self.top is None:
            return Plan(before=(zipping,), room=ROOM * cargo.size)
        known = self._known()
        there = self._there({*files, *known})
        changed = [path for path in order if there.get(path) != files[path]]
        old = [path for path in reversed(ordered(there)) if path not in files]
        asked = {path: files[path] for path in order if known.get(path) != files[path]}
        return Plan(
            before=(*self._clear({*files, *known}), zipping, *_stage(cargo, changed, files, rules)),
            switch=(*_put(changed), *_drop(old)),
            changed=asked or files,
            absent={path: there[path] for path in old if path.startswith("notices/")},
            after=(Step("mark", "记下已部署的文件", (files,)),) if asked or old else (),
            room=ROOM * cargo.size,
        )

    def rollback(self, cargo: Cargo, wanted: str) -> Plan:
        """See `deploy.Host`."""
        del cargo, wanted
        raise Refused("按次序复制的目标不保存旧版本，不能退回；请恢复内容后重新 build 和 deploy")

    def free(self) -> int | None:
        """See `deploy.Host`."""
        return free(self.top or self.packed)

    def stand(self, paths: Iterable[str]) -> Manifest:
        """See `deploy.Host`."""
        return self._there(paths) if self.top else {}

    def delete(self, path: str) -> None:
        """Clear away what a kill left."""
        delete(self._path(path))

    def zip(self, cargo: Cargo, order: list[str], rules: dict[str, bytes]) -> None:
        """Pack what is to stand in the web root."""
        with told(f"无法写入 records/{self.packed.name}"):
            zipped(self.packed, cargo.site, order, rules)

    def stage(
        self, cargo: Cargo, changed: list[str], files: Manifest, rules: dict[str, bytes]
    ) -> None:
        """Write what is new beside its place, and compare it there."""
        asides = {path: _aside(self._path(path)) for path in changed}
        try:
            for path, aside in asides.items():
                with told(f"写不下 {path}"):
                    aside.parent.mkdir(parents=True, exist_ok=True)
                    if path in rules:
                        aside.write_bytes(rules[path])
                    else:
                        shutil.copyfile(cargo.site / path, aside)
                    sync(aside)
            written = {path: manifest.digest(aside) for path, aside in asides.items()}
            _manifest.refuse_difference({path: files[path] for path in changed}, written)
        except DiskError:
            for aside in asides.values():  # they take no room until the next deployment
                with suppress(OSError):
                    aside.unlink(missing_ok=True)
            raise

    def put(self, changed: list[str]) -> None:
        """Rename each file over its place; a visitor gets the old one or the new one."""
        for path in changed:
            _replace(_aside(self._path(path)), self._path(path))

    def drop(self, old: list[str]) -> None:
        """Delete what is no more, and the folders that it leaves empty."""
        for path in old:
            delete(self._path(path))
        for top in OURS:
            for folder in sorted(self._path(top).rglob("*"), reverse=True):
                if folder.is_dir() and not any(folder.iterdir()):
                    folder.rmdir()

    def mark(self, files: Manifest) -> None:
        """Remember what we put there."""
        write(self.recorded, manifest.text(files))

    def _rules(self, cargo: Cargo) -> dict[str, bytes]:
        """Name in the web root -> content."""
        path, name = IN_ROOT.get(self.target.rules, ("", ""))
        if path and path not in cargo.rules:
            raise DiskError(f"没有 server/{path}；请先运行 gongshi build")
        return {name: cargo.rules[path]} if path else {}

    def _known(self) -> Manifest:
        """What was found in order after the last deployment."""
        there = self.recorded.is_file()
        return manifest.parse(self.recorded.read_bytes()) if there else {}

    def _there(self, paths: Iterable[str]) -> dict[str, str]:
        """What stands at these paths and in our own folders now."""
        whole = {*paths, *(path for path in self._ours() if not path.endswith(".new"))}
        return {
            path: manifest.digest(self._path(path))
            for path in sorted(whole)
            if self._path(path).is_file()
        }

    def _clear(self, paths: Iterable[str]) -> Steps:
        own = (self._name(_aside(self._path(path))) for path in paths)
        left = {path for path in own if self._path(path).exists()}
        left |= {path for path in self._ours() if path.endswith(".new")}
        return tuple(Step("delete", f"清理上次中断留下的 {path}", (path,)) for path in sorted(left))

    def _ours(self) -> Iterator[str]:
        for top in OURS:
            for path in self._path(top).rglob("*"):
                if not path.is_dir():
                    yield self._name(path)

    def _path(self, path: str) -> Path:
        if self.top is None:  # without a web root nothing is planned in it
            raise ValueError(path)
        return self.top / path

    def _name(self, path: Path) -> str:
        return path.relative_to(self._path("")).as_posix()


def ordered(paths: Iterable[str]) -> list[str]:
    """Paths in the order in which a visitor may meet them."""
    return sorted(paths, key=lambda path: (_turn(path), path))


def _turn(path: str) -> int:
    if path in {name for _, name in IN_ROOT.values()}:
        return 0
    if path == "index.html":
        return 6
    if path.startswith(LISTS):
        return 5
    if path.startswith("gone/"):
        return 2
    if path.startswith("notices/"):
        return 3
    return 4 if path.endswith(".html") else 1


def _stage(
    cargo: Cargo, changed: list[str], files: Manifest, rules: dict[str, bytes]
) -> Iterator[Step]:
    if changed:
        words = f"写好 {len(changed)} 个变动的文件并逐个核对"
        yield Step("stage", words, (cargo, changed, files, rules))


def _put(changed: list[str]) -> Iterator[Step]:
    if changed:
        yield Step("put", f"按次序换上 {len(changed)} 个文件，首页最后", (changed,))


def _drop(old: list[str]) -> Iterator[Step]:
    if old:
        yield Step("drop", f"删除不再有的 {len(old)} 个文件", (old,))


def _aside(path: Path) -> Path:
    return path.with_name(f".{path.name}.new")


def _replace(aside: Path, path: Path) -> None:
    for left in reversed(range(TRIES)):
        try:
            os.replace(aside, path)
        except PermissionError as error:
            if left:
                time.sleep(PAUSE)
                continue
            raise DiskError(
                f"{path.name} 正被占用，换不上；请稍后再运行一次，会接着做完"
            ) from error
        except OSError as error:
            why = os.strerror(error.errno or 0)
            raise DiskError(f"换不上 {path.name}：{why}；请再运行一次，会接着做完") from error
        return
