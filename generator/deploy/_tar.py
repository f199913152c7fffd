"""A site -> the standard input of a `tar` elsewhere; small files from one that answers."""

from __future__ import annotations

import contextlib
import io
import subprocess
import tarfile

from generator.deploy import Cargo


def send(cargo: Cargo, unpack: subprocess.Popen[bytes]) -> None:
    """Stream the site; where the other side breaks off, its exit code and words say why."""
    end = unpack.stdin
    if end is None:
        return
    with contextlib.suppress(BrokenPipeError):
        with tarfile.open(fileobj=end, mode="w|", format=tarfile.GNU_FORMAT) as packed:
            for path in cargo.files:
                entry = packed.gettarinfo(str(cargo.site / path), path)
                entry.uid, entry.gid, entry.uname, entry.gname = 0, 0, "", ""
                entry.mode = 0o644
                with (cargo.site / path).open("rb") as file:
                    packed.addfile(entry, file)
        end.close()


def read(packed: bytes) -> dict[str, bytes]:
    """Path -> content of the files in an archive; nothing where it is empty."""
    if not packed:
        return {}
    found: dict[str, bytes] = {}
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        for entry in archive:
            file = archive.extractfile(entry) if entry.isfile() else None
            if file:
                found[entry.name.removeprefix("./")] = file.read()
    return found
