"""A folder on this machine (or mounted here) that a web server reads through a link."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator import disk, manifest
from generator.config.target import Target
from generator.deploy import Cargo, Manifest, Plan, ReloadError, _manifest, _releases
from generator.deploy._local import delete, free, locked, refuse_git, sync, told, write
from generator.deploy._releases import CURRENT, ENDING, FOLDER, GOOD, RULES, There
from generator.errors import DiskError

NEEDS = ("path",)
TAKES = ("url", "keep", "reload")


class Host:
    """`deploy.Host` for releases on this machine."""

    def __init__(self, name: str, target: Target, root: Path) -> None:
        del name  # all that is remembered lies at the target
        self.target = target
        self.top = (root / Path(target.path).expanduser()).resolve()
        refuse_git(self.top)
        if self.top.is_relative_to(root / "site") or self.top.is_relative_to(root / "content"):
            raise DiskError("site/ 和 content/ 是项目自己的文件夹，不能作部署位置；请换一个")

    @contextmanager
    def lock(self) -> Iterator[None]:
        """One deployment at a time."""
        with locked(self.top):
            yield

    def plan(self, cargo: Cargo) -> Plan:
        """See `deploy.Host`."""
        there = self._look()
        whole = bool(there.current) and self._hashes(there.current) == there.releases[there.current]
        return _releases.plan(cargo, there, self.target, whole=whole)

    def rollback(self, cargo: Cargo, wanted: str) -> Plan:
        """See `deploy.Host`."""
        return _releases.rollback(cargo, self._look(), wanted)

    def free(self) -> int | None:
        """See `deploy.Host`."""
        return free(self.top)

    def stand(self, paths: Iterable[str]) -> Manifest:
        """See `deploy.Host`."""
        del paths
        return manifest.of(self.top / CURRENT)

    def delete(self, path: str) -> None:
        """Clear away what a kill left."""
        delete(self.top / path)

    def take_down(self, name: str, folder: str, page: bytes, files: tuple[str, ...]) -> None:
        """Put the tombstone in place of a notice, then delete the rest of it."""
        release = self._release(name)
        if page:
            write(release / "notices" / folder / "index.html", page)
        for path in files:
            delete(release / path)
        _prune(release / "notices")

    def record(self, name: str, files: Manifest) -> None:
        """Write a release's manifest down."""
        write(self.top / FOLDER / f"{name}{ENDING}", manifest.text(files))

    def rules(self, changed: Mapping[str, bytes], old: tuple[str, ...]) -> None:
        """Each file whole or not at all."""
        for path, data in changed.items():
            write(self.top / RULES / path, data)
        for path in old:
            delete(self.top / RULES / path)

    def reload(self, command: str) -> None:
        """Run the command that makes the server read its rules."""
        done = subprocess.run(  # noqa: S602 - the webmaster's own words, meant for a shell
            command,
            shell=True,
            cwd=self.top,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise ReloadError(f"服务器没有接受新规则（{command}）：{done.stderr.strip()[-300:]}")

    def upload(self, cargo: Cargo, _former: str) -> None:
        """Write the whole site aside, down to the disk."""
        aside = self._aside(cargo.name)
        with self._or_nothing(cargo.name), told(f"写不下 {FOLDER}/{cargo.name}/"):
            aside.mkdir(parents=True)
            for path in cargo.files:
                target = aside / path
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(cargo.site / path, target)
                sync(target)
            for folder in sorted({(aside / path).parent for path in cargo.files}, reverse=True):
                sync(folder)

    def finish(self, name: str, files: Manifest) -> None:
        """Compare what was written, and only then let it count as a release."""
        aside = self._aside(name)
        with self._or_nothing(name):
            _manifest.refuse_difference(files, manifest.of(aside))
            self.record(name, files)
        with told(f"无法完成 {FOLDER}/{name}/"):
            os.rename(aside, self._release(name))
            sync(aside.parent)

    def examine(self, name: str, files: Manifest) -> None:
        """See that a release still is what was written down of it."""
        _manifest.refuse_difference(files, self._hashes(name))

    def switch(self, name: str) -> None:
        """Put the link over, in one step."""
        aside = self.top / f".{CURRENT}.new"
        with told("无法切换 current", "不能建立链接的地方请用 kind: copy"):
            aside.unlink(missing_ok=True)
            aside.symlink_to(f"{FOLDER}/{name}", target_is_directory=True)
            os.replace(aside, self.top / CURRENT)
            sync(self.top)

    def mark(self, name: str) -> None:
        """Remember what was last found in order."""
        write(self.top / GOOD, f"{name}\n".encode())

    def remove(self, name: str) -> None:
        """Delete a release; without its manifest a kill leaves a scrap, not a release."""
        delete(self.top / FOLDER / f"{name}{ENDING}")
        delete(self._release(name))

    @contextmanager
    def _or_nothing(self, name: str) -> Iterator[None]:
        """What could not be written whole takes no room until the next deployment."""
        try:
            yield
        except DiskError:
            shutil.rmtree(self._aside(name), ignore_errors=True)
            raise

    def _look(self) -> There:
        top = self.top
        link = top / CURRENT
        if link.exists() and not link.is_symlink():
            raise DiskError(f"{CURRENT} 不是链接；请移走它，或把 path 指向一个空文件夹")
        found = [*top.glob(".*.new"), *(top / FOLDER).glob("*"), *(top / RULES).rglob(".*.new")]
        for release in (top / FOLDER).glob("*/notices"):
            found += [path for path in release.rglob("*") if not path.is_dir()]
        texts = [top / GOOD, *(top / FOLDER).glob(f"*{ENDING}"), *(top / RULES).rglob("*")]
        return _releases.found(
            link.readlink().as_posix() if link.is_symlink() else "",
            [path.relative_to(top).as_posix() for path in found],
            {p.relative_to(top).as_posix(): p.read_bytes() for p in texts if p.is_file()},
        )

    def _hashes(self, name: str) -> Manifest:
        return manifest.of(self._release(name))

    def _release(self, name: str) -> Path:
        return self.top / FOLDER / name

    def _aside(self, name: str) -> Path:
        return disk.aside(self._release(name))


def _prune(folder: Path) -> None:
    """Delete the folders that were emptied."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
