"""An address -> what the server answers, or `Unreachable` in plain words.

Standard library: a school's machine may have no more.  One connection a thread is kept
open, what fails by chance is asked for again, and bodies are bounded.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import zlib
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Self
from urllib.parse import SplitResult, urljoin, urlsplit

from generator import __version__
from generator.errors import ConfigError, DiskError

AGENT = f"gongshi-verify/{__version__}"
TIMEOUT = 20.0
"""Seconds for each step of a request."""
TRIES = 3
HOPS = 5
"""Redirects that are followed."""
LARGEST = 64 * 1024 * 1024
"""Bytes of one answer, packed or unpacked."""
BUSY = frozenset({429, 500, 502, 503, 504})
"""Worth another try."""
MOVED = frozenset({301, 302, 303, 307, 308})


class Unreachable(DiskError):
    """Nothing could be learned of what stands there; its text says why."""


@dataclass(frozen=True)
class Answer:
    """What came back for one address."""

    address: str
    """Where the answer came from, after redirects."""
    status: int
    headers: Mapping[str, str]
    """Names in small letters."""
    body: bytes
    """Unpacked."""
    packed: bytes = b""
    """As it came, where it came packed."""


class Client:
    """Asks one site; safe to share between threads, closed at the end of its `with`."""

    def __init__(
        self,
        base: str,
        *,
        timeout: float = TIMEOUT,
        tries: int = TRIES,
        sleep: Callable[[float], None] | None = None,
    ) -> None:
        self.base = _checked(base)
        self._timeout, self._tries, self._sleep = timeout, tries, sleep or time.sleep
        self._idle: dict[tuple[str, str], list[http.client.HTTPConnection]] = defaultdict(list)
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            for connection in [each for idle in self._idle.values() for each in idle]:
                connection.close()
            self._idle.clear()

    def get(self, path: str) -> Answer:
        """The answer for a path below the base, or for a whole address of the same host.

        A redirect to another host is not followed: its own answer is given.

        Raises:
            Unreachable: no answer after all tries.
        """
        address = urljoin(self.base, path)
        for _ in range(HOPS):
            answer = self._patiently(address)
            target = urljoin(address, answer.headers.get("location", ""))
            if answer.status not in MOVED or not _same_site(address, target):
                return answer
            address = target
        raise Unreachable(f"{path or '/'}: 跳转超过 {HOPS} 次；请检查服务器的跳转规则")

    def _patiently(self, address: str) -> Answer:
        for left in reversed(range(self._tries)):
            try:
                answer = self._once(address)
                if answer.status not in BUSY or not left:
                    return answer
                pause = answer.headers.get("retry-after", "")
                self._sleep(min(float(pause), 30.0) if pause.isdigit() else self._pause(left))
            except ssl.SSLCertVerificationError as error:
                raise Unreachable(_words(error, address)) from error
            except (OSError, http.client.HTTPException, zlib.error) as error:
                if not left:
                    raise Unreachable(_words(error, address)) from error
                self._sleep(self._pause(left))
        raise AssertionError("unreachable: the last try answers or raises")

    def _pause(self, left: int) -> float:
        return float(2 ** (self._tries - 1 - left))

    def _once(self, address: str) -> Answer:
        parts = urlsplit(address)
        connection = self._connection(parts)
        try:
            answer, lasts = _asked(connection, address)
        except BaseException:
            connection.close()
            raise
        if lasts:
            with self._lock:
                self._idle[parts.scheme, parts.netloc].append(connection)
        else:
            connection.close()
        return answer

    def _connection(self, parts: SplitResult) -> http.client.HTTPConnection:
        """One that is idle, or a new one."""
        with self._lock:
            idle = self._idle[parts.scheme, parts.netloc]
            if idle:
                return idle.pop()
        secure = parts.scheme == "https"
        kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
        return kind(parts.hostname or "", parts.port, timeout=self._timeout)


def _asked(connection: http.client.HTTPConnection, address: str) -> tuple[Answer, bool]:
    """The answer, whole, and whether the connection can be used again."""
    parts = urlsplit(address)
    target = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
    connection.request("GET", target, headers={"User-Agent": AGENT, "Accept-Encoding": "gzip"})
    response = connection.getresponse()
    packed = response.read(LARGEST + 1)
    if len(packed) > LARGEST:
        raise Unreachable(f"{parts.path}: 文件大于 {LARGEST // 1024**2} MB，没有读完")
    if response.length:  # `read` says nothing of a body that ends early
        raise http.client.IncompleteRead(packed, response.length)
    headers = {name.lower(): value for name, value in response.getheaders()}
    lasts = not response.will_close
    coding = headers.get("content-encoding", "").lower()
    if coding in {"identity", ""}:
        return Answer(address, response.status, headers, packed), lasts
    body = _unpacked(packed, coding, parts.path)
    return Answer(address, response.status, headers, body, packed), lasts


def _checked(base: str) -> str:
    parts = urlsplit(base)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ConfigError([f"{base}: 须是完整网址，如 https://gongshi.example.edu.cn/"])
    return parts._replace(query="", fragment="").geturl()


def _same_site(address: str, target: str) -> bool:
    """The same host; from http to https is an improvement, the other way is not."""
    one, other = urlsplit(address), urlsplit(target)
    safe = other.scheme == one.scheme or (one.scheme, other.scheme) == ("http", "https")
    return one.hostname == other.hostname and safe


def _unpacked(packed: bytes, coding: str, path: str) -> bytes:
    if coding not in {"gzip", "x-gzip", "deflate"}:
        raise Unreachable(f"{path}: 服务器用了没有要求的压缩方式（{coding[:20]}）；请检查服务器")
    unpacker = zlib.decompressobj(wbits=47)  # gzip or zlib, by its own head
    body = unpacker.decompress(packed, LARGEST + 1)
    if len(body) > LARGEST:
        raise Unreachable(f"{path}: 文件大于 {LARGEST // 1024**2} MB，没有读完")
    if not unpacker.eof:
        raise http.client.IncompleteRead(packed)
    return body


def _words(error: Exception, address: str) -> str:
    host = urlsplit(address).hostname
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"{host}: 证书不被信任（{_certificate(error)}）；请检查服务器证书和本机时钟"
    kinds: tuple[tuple[type[Exception], str], ...] = (
        (ssl.SSLError, "TLS 握手失败；请检查服务器的 TLS 设置"),
        (socket.gaierror, "找不到这个主机；请检查网址、DNS 和网络"),
        (TimeoutError, "在限定时间内没有应答；请检查网络和服务器"),
        (ConnectionRefusedError, "拒绝连接；请检查服务器是否在运行"),
        (zlib.error, "应答的压缩内容损坏；请检查服务器或 CDN"),
        (http.client.HTTPException, "连接中断或应答不合 HTTP；请检查服务器或 CDN"),
        (ConnectionError, "连接中断；请检查网络和服务器"),
    )
    found = next(
        (words for kind, words in kinds if isinstance(error, kind)), "连接失败；请检查网络"
    )
    return f"{host}: {found}"


def _certificate(error: ssl.SSLCertVerificationError) -> str:
    known = {10: "已过期", 9: "尚未生效", 62: "与网址的主机名不符", 64: "与网址的 IP 不符"}
    return known.get(error.verify_code, "签发机构不受本机信任，或证书链不完整")
