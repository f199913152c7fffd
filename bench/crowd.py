"""5,000 first visits to nginx with the generated rules, one worker, within a minute.

A visit is what a browser fetches at once for a page of a list, over one connection, packed:
the page, its styles, scripts and pictures.  Visits begin at even distances, whether the
former ones are done or not.

    python bench/crowd.py [--visits 5000] [--seconds 50] [--people 5000] [--rows 300]
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import os
import re
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from _served import needs, nginx, prepare

PATIENCE = 30
"""Seconds after which a visit counts as an error."""


@dataclass
class Told:
    """What came of all visits."""

    times: list[float] = field(default_factory=list)
    """Seconds of each whole visit, from its due beginning."""
    bytes: int = 0
    answers: int = 0
    errors: list[str] = field(default_factory=list)


def main() -> None:
    """Print how long visits took, and what the server's worker used."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--visits", type=int, default=5000)
    parser.add_argument("--seconds", type=float, default=50)
    parser.add_argument("--people", type=int, default=5000)
    parser.add_argument("--rows", type=int, default=300)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        pages = [f"/{path}" for path in prepare(folder, given.people, given.rows)]
        with nginx(folder) as (address, worker):
            used, began = _used(worker), time.monotonic()
            told = asyncio.run(crowd(address, pages, given.visits, given.seconds))
            took, used = time.monotonic() - began, _used(worker) - used
    report(told, given.visits, took, used)


def report(told: Told, visits: int, took: float, used: float) -> None:
    """Figures with their goals."""
    times = sorted(told.times) or [float("nan")]
    worst = times[min(len(times) - 1, len(times) * 99 // 100)]
    print(f"{len(told.times)} of {visits} visits in {took:.1f} s (goal: all within 60 s)")
    print(f"errors: {len(told.errors)} {sorted(set(told.errors))[:3]} (goal: none)")
    median = times[len(times) // 2] * 1000
    print(f"a visit: median {median:.0f} ms, p99 {worst * 1000:.0f} ms (goal: p99 under 1000)")
    print(f"{told.answers} answers, {told.bytes / 1e6:.1f} MB; worker: {used:.1f} CPU s, ", end="")
    print(f"{used / took:.0%} of one core")


async def crowd(address: str, pages: list[str], visits: int, seconds: float) -> Told:
    """All visits at even distances."""
    told = Told()
    host, port = urlsplit(address).hostname, urlsplit(address).port
    assert host
    assert port
    begin = time.monotonic()

    async def one(number: int) -> None:
        due = begin + seconds * number / visits
        await asyncio.sleep(max(0, due - time.monotonic()))
        try:
            async with asyncio.timeout(PATIENCE):
                await visit(host, port, pages[number % len(pages)], told)
            told.times.append(time.monotonic() - due)
        except (OSError, ValueError, asyncio.IncompleteReadError, TimeoutError) as error:
            told.errors.append(f"{type(error).__name__} {error}")

    await asyncio.gather(*(one(number) for number in range(visits)))
    return told


async def visit(host: str, port: int, page: str, told: Told) -> None:
    """The page, then what it needs, over one connection."""
    reader, writer = await asyncio.open_connection(host, port)
    try:
        body = await _get(reader, writer, page, told)
        # The head names all of it; the rows need not be unpacked thousands of times.
        for path in _NEEDS.get(page) or _NEEDS.setdefault(
            page, needs(gzip.decompress(body).decode(), page)
        ):
            await _get(reader, writer, path, told)
    finally:
        writer.close()


_NEEDS: dict[str, list[str]] = {}


async def _get(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str, told: Told
) -> bytes:
    """Body of an answer that must be 200."""
    writer.write(f"GET {path} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    if not head.startswith("HTTP/1.1 200"):
        raise ValueError(head.partition("\r\n")[0])
    length = re.search(r"(?i)\r\ncontent-length: (\d+)", head)
    body = await (reader.readexactly(int(length[1])) if length else _chunks(reader))
    told.bytes += len(head) + len(body)
    told.answers += 1
    return body


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    body = b""
    while size := int(await reader.readuntil(b"\r\n"), 16):
        body += (await reader.readexactly(size + 2))[:-2]
    await reader.readexactly(2)
    return body


def _used(process: int) -> float:
    """CPU seconds of a process so far."""
    fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
