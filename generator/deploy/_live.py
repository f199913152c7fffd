"""A site on line, held against its manifest, over HTTP."""

from __future__ import annotations

import hashlib
import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from urllib.parse import quote

from generator.deploy._gone import may_be_gone
from generator.manifest import Manifest

WORKERS, BATCH, ENOUGH = 8, 16, 5
TRIES, PAUSE, PATIENCE = 3, 1.0, 10
"""A server may take a moment to see a new folder; one that needs longer caches it."""
HEADERS = {"Accept-Encoding": "identity", "Cache-Control": "no-cache", "User-Agent": "gongshi"}
HIDDEN = ("web.config", ".htaccess", ".nojekyll", "CNAME")
"""Files that a server keeps to itself."""
GONE = 410


def faults(url: str, changed: Manifest, absent: Manifest, standing: frozenset[str]) -> list[str]:
    """What a visitor of `url` is given that is not what was meant, an address a line.

    Of notices that are not in `standing`, the server may say that they are gone.
    """
    asked = [path for path in changed if path.rsplit("/", 1)[-1] not in HIDDEN]
    checks = [partial(_same, url, changed, standing, path) for path in asked]
    checks += [partial(_absent, url, absent, path) for path in absent]
    found: list[str] = []
    with ThreadPoolExecutor(WORKERS) as pool:
        for at in range(0, len(checks), BATCH):
            said = pool.map(lambda check: check(), checks[at : at + BATCH])
            found += filter(None, said)
            if len(found) >= ENOUGH:
                break  # a server that is down is not asked for every page
    return found


def address(path: str) -> str:
    """Path of a file -> what a visitor types after the site's address."""
    return quote(path.removesuffix("index.html") if f"/{path}".endswith("/index.html") else path)


def _same(url: str, wanted: Manifest, standing: frozenset[str], path: str) -> str:
    """The file at its address, byte for byte."""
    fault = ""
    for _ in _tries():
        status, data = _fetch(url + address(path))
        if status == 200 and hashlib.sha256(data).hexdigest() == wanted[path]:
            return ""
        if status == GONE and may_be_gone(path, standing) and not _has_rows(data):
            return ""
        if status == 200:
            fault = f"{address(path) or '/'} 的内容不是刚部署的（缓存、CDN 或网站文件夹设置不对）"
        else:
            fault = f"{address(path) or '/'} {_words(status)}"
    return fault


def _absent(url: str, former: Manifest, path: str) -> str:
    """Gone: whatever is answered, it is neither what stood there nor any list."""
    fault = ""
    for _ in _tries():
        status, data = _fetch(url + address(path))
        stood = hashlib.sha256(data).hexdigest() == former[path]
        if status != 200 or not (stood or _has_rows(data)):
            return ""
        fault = f"{address(path)} 仍给出已撤下的内容"
    return fault


def _has_rows(data: bytes) -> bool:
    return b"<table" in data or b'"rows":' in data


def _tries() -> Iterator[int]:
    for number in range(TRIES):
        time.sleep(PAUSE if number else 0)
        yield number


def _fetch(url: str) -> tuple[int, bytes]:
    """Status and body; status 0 where nobody answered."""
    # The loader accepts http and https alone.
    request = urllib.request.Request(url, headers=HEADERS)  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read()
    except (OSError, http.client.HTTPException):
        return 0, b""


def _words(status: int) -> str:
    return f"应答 {status}" if status else "没有应答（网址、证书或网络不通）"
