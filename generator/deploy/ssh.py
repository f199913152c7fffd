"""Another machine, by the system's own ssh: releases there, as in a folder here.

Needs `sh`, `tar`, `find`, `xargs` and `sha256sum` (or `shasum`) there; with rsync on both
sides only what changed is sent.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator import manifest
from generator.config.target import Target
from generator.deploy import (
    Cargo,
    Manifest,
    Plan,
    ReloadError,
    Steps,
    _manifest,
    _releases,
    _remote,
    _tar,
)
from generator.deploy._releases import CURRENT, ENDING, FOLDER, GOOD, RULES, There
from generator.errors import DiskError

NEEDS = ("host", "path")
TAKES = ("url", "keep", "reload", "options")

QUIET = ("-o", "BatchMode=yes", "-o", "ConnectTimeout=20", "-o", "ServerAliveInterval=15")
"""No question that nobody answers, and no endless wait."""
UNREACHED = 255
"""Exit code of ssh itself."""


class Host:
    """`deploy.Host` for releases on another machine."""

    def __init__(self, name: str, target: Target, root: Path) -> None:
        del name, root  # all that is remembered lies over there
        self.target = target
        self.plain = self.ssh = ("ssh", *QUIET, *target.options)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Held by a shell over there, which ends when this process does.

        All other commands share its connection, where ssh can do that.
        """
        with tempfile.TemporaryDirectory(prefix="gs-") as folder:
            shared = () if os.name == "nt" else ("-o", f"ControlPath={folder}/s")
            master = (*shared, "-o", "ControlMaster=yes") if shared else ()
            self.ssh = ("ssh", *master, *self.plain[1:])
            try:
                with self._held():
                    self.ssh = ("ssh", *shared, *self.plain[1:])
                    yield
            finally:
                self.ssh = self.plain

    @contextmanager
    def _held(self) -> Iterator[None]:
        with self._started(_remote.line(self.target.path, _remote.HOLD, make=True)) as held:
            out, error, end = held.stdout, held.stderr, held.stdin
            if not (out and error and end):  # all three are pipes
                raise DiskError("ssh 没有启动")
            if out.readline().strip() != b"held":
                end.close()
                raise self._failed(held.wait(), error.read())
            try:
                yield
            finally:
                end.close()

    def plan(self, cargo: Cargo) -> Plan:
        """See `deploy.Host`."""
        there = self._look()
        whole = bool(there.current) and self._hashes(there.current) == there.releases[there.current]
        return _releases.plan(cargo, there, self.target, whole=whole)

    def rollback(self, cargo: Cargo, wanted: str) -> Plan:
        """See `deploy.Host`."""
        return _releases.rollback(cargo, self._look(), wanted)

    def burial(self, pages: Mapping[str, bytes]) -> Steps:
        """What puts these pages in place of notices, in every release."""
        return tuple(_releases.burial(self._look(), pages))

    def free(self) -> int | None:
        """See `deploy.Host`."""
        words = self._run(_remote.FREE).split()
        return int(words[0]) * 1024 if words and words[0].isdigit() else None

    def stand(self, paths: Iterable[str]) -> Manifest:
        """See `deploy.Host`."""
        del paths
        return manifest.parse(self._run(_remote.HASHES, CURRENT))

    def delete(self, *paths: str) -> None:
        """Clear away what a kill left."""
        self._run(_remote.DELETE, data=_listed(paths))

    def take_down(self, name: str, folder: str, page: bytes, files: tuple[str, ...]) -> None:
        """Put the tombstone in place of a notice, then delete the rest of it."""
        own = f"{FOLDER}/{name}/notices/{folder}"
        if page:
            self._write(f"{own}/index.html", page)
        paths = _listed(f"{FOLDER}/{name}/{path}" for path in files)
        self._run(_remote.TAKE_DOWN, f"{FOLDER}/{name}/notices", data=paths)

    def record(self, name: str, files: Manifest) -> None:
        """Write a release's manifest down."""
        self._write(f"{FOLDER}/{name}{ENDING}", manifest.text(files))

    def rules(self, changed: Mapping[str, bytes], old: tuple[str, ...]) -> None:
        """Each file whole or not at all."""
        for path, data in changed.items():
            self._write(f"{RULES}/{path}", data)
        if old:
            self.delete(*(f"{RULES}/{path}" for path in old))

    def reload(self, command: str) -> None:
        """Run the command that makes the server read its rules."""
        done = self._ssh(_remote.line(self.target.path, command))
        if done.returncode == UNREACHED:
            raise self._failed(done.returncode, done.stderr)
        if done.returncode:
            raise ReloadError(f"服务器没有接受新规则（{command}）：{_said(done.stderr)}")

    def upload(self, cargo: Cargo, former: str) -> None:
        """Send the whole site aside, down to the disk."""
        aside = f"{FOLDER}/.{cargo.name}.new"
        if self._rsync(cargo, aside, former):
            return
        with self._started(_remote.line(self.target.path, _remote.UNPACK, aside)) as unpack:
            _tar.send(cargo, unpack)
            error = unpack.stderr.read() if unpack.stderr else b""
            if unpack.wait():
                # What is not whole takes no room until the next deployment.
                self._ssh(_remote.line(self.target.path, _remote.DELETE), _listed((aside,)))
                raise self._failed(unpack.returncode, error)

    def finish(self, name: str, files: Manifest) -> None:
        """Compare what was written, and only then let it count as a release."""
        _manifest.refuse_difference(files, self._hashes(f".{name}.new"))
        self.record(name, files)
        self._run(_remote.RENAME, f"{FOLDER}/.{name}.new", f"{FOLDER}/{name}")

    def examine(self, name: str, files: Manifest) -> None:
        """See that a release still is what was written down of it."""
        _manifest.refuse_difference(files, self._hashes(name))

    def switch(self, name: str) -> None:
        """Put the link over, in one step."""
        self._run(_remote.SWITCH, f"{FOLDER}/{name}")

    def mark(self, name: str) -> None:
        """Remember what was last found in order."""
        self._write(GOOD, f"{name}\n".encode())

    def remove(self, name: str) -> None:
        """Delete a release; without its manifest a kill leaves a scrap, not a release."""
        self.delete(f"{FOLDER}/{name}{ENDING}")
        self.delete(f"{FOLDER}/{name}")

    def _look(self) -> There:
        data = self._run(_remote.LOOK, missing=b"\n\0")
        listing, _, packed = data.partition(b"\0")
        link, *entries = listing.decode("utf-8", "surrogateescape").splitlines()
        paths = [entry.removeprefix("./") for entry in entries]
        return _releases.found(link, paths, _tar.read(packed))

    def _hashes(self, name: str) -> Manifest:
        return manifest.parse(self._run(_remote.HASHES, f"{FOLDER}/{name}"))

    def _write(self, path: str, data: bytes) -> None:
        self._run(_remote.WRITE, path, str(len(data)), data=data)

    def _rsync(self, cargo: Cargo, aside: str, former: str) -> bool:
        """Send by rsync; False where one side has none, or one that knows too little."""
        make = _remote.line(self.target.path, _remote.FOR_RSYNC, aside)
        if not shutil.which("rsync") or self._ssh(make).returncode:
            return False
        command = ["rsync", "-rtc", "--delete", "--protect-args", "--chmod=D755,F644"]
        command += [f"--copy-dest=../{former}"] if former else []
        # rsync takes the words of its remote shell apart at blanks, and knows these quotes.
        command += ["-e", " ".join(f"'{word}'" if " " in word else word for word in self.ssh)]
        command += [f"{cargo.site}/", f"{self.target.host}:{self.target.path}/{aside}/"]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0

    def _run(
        self, script: str, *args: str, data: bytes = b"", missing: bytes | None = None
    ) -> bytes:
        """What a script prints; `missing`: what it would print of a folder not there yet."""
        done = self._ssh(_remote.line(self.target.path, script, *args), data)
        if done.returncode == _remote.NO_FOLDER and missing is not None:
            return missing
        if done.returncode:
            raise self._failed(done.returncode, done.stderr)
        return done.stdout

    def _ssh(self, line: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        command = [*self.ssh, "--", self.target.host, line]
        try:
            return subprocess.run(command, input=data, capture_output=True, check=False)
        except FileNotFoundError:
            raise DiskError("这台电脑上没有 ssh 命令；请先安装 OpenSSH 客户端") from None

    @contextmanager
    def _started(self, line: str) -> Iterator[subprocess.Popen[bytes]]:
        command, pipe = [*self.ssh, "--", self.target.host, line], subprocess.PIPE
        try:
            running = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe)
        except FileNotFoundError:
            raise DiskError("这台电脑上没有 ssh 命令；请先安装 OpenSSH 客户端") from None
        with running:
            yield running

    def _failed(self, code: int, error: bytes) -> DiskError:
        host = self.target.host
        if code == UNREACHED:
            return DiskError(
                f"连不上 {host}（{_said(error)}）；请先用 ssh {host} 登录一次，"
                "核对主机指纹，并配好密钥登录"
            )
        words = _remote.WORDS.get(code, f"操作没有成功（{_said(error)}）；请检查磁盘空间和权限")
        return DiskError(f"{host}：{words}")


def _listed(paths: Iterator[str] | tuple[str, ...]) -> bytes:
    """Paths as `xargs -0` takes them."""
    return b"".join(path.encode("utf-8", "surrogateescape") + b"\0" for path in paths)


def _said(error: bytes) -> str:
    lines = error.decode("utf-8", "replace").strip().splitlines()
    return lines[-1][-300:] if lines else "没有说明原因"
