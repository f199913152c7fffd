"""`observe.web`: what a server may answer, and the words for what goes wrong."""

from __future__ import annotations

import gzip
import socket
import ssl
import subprocess
import zlib
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from generator.errors import ConfigError
from generator.observe.web import Client, Unreachable
from tests.conftest import need
from tests.observe.live import Reply, serving
from tests.publish.servers import free_port

WORDS = "公示".encode()


@pytest.fixture
def client():
    """Makes clients that do not wait."""
    with ExitStack() as stack:
        quick = {"sleep": lambda seconds: None, "timeout": 2}
        yield lambda address, **options: stack.enter_context(Client(address, **quick, **options))


@pytest.mark.parametrize(
    ("reply", "body"),
    [
        (Reply(body=WORDS), WORDS),
        (Reply(body=gzip.compress(WORDS), headers={"Content-Encoding": "gzip"}), WORDS),
        (Reply(body=zlib.compress(WORDS), headers={"Content-Encoding": "deflate"}), WORDS),
        (Reply(body=WORDS, headers={"Content-Encoding": "identity"}), WORDS),
    ],
)
def test_bodies_are_unpacked(client, reply, body):
    """A server may pack what it sends; what was published is not packed."""
    with serving(lambda path: reply) as server:
        assert client(server.address).get("a").body == body
        assert server.headers[0]["User-Agent"].startswith("gongshi-verify/")


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply(body=b"x" * 99, cut=9), "连接中断"),
        (Reply(body=gzip.compress(WORDS)[:-9], headers={"Content-Encoding": "gzip"}), "连接中断"),
        (Reply(body=b"no gzip", headers={"Content-Encoding": "gzip"}), "压缩内容损坏"),
        (Reply(body=WORDS, headers={"Content-Encoding": "br"}), "没有要求的压缩方式（br）"),
    ],
)
def test_a_broken_answer_is_no_answer(client, reply, words):
    """It says nothing about what stands there."""
    with serving(lambda path: reply) as server, pytest.raises(Unreachable, match=words) as raised:
        client(server.address).get("a")
    assert raised.value.exit_code == 3


def test_what_fails_by_chance_is_asked_again(client):
    """Twice too busy, then well; three times, and that is the answer."""
    replies = iter([Reply(503), Reply(502), Reply(200, WORDS), *[Reply(500)] * 3])
    with serving(lambda path: next(replies)) as server:
        assert client(server.address).get("a").status == 200
        assert client(server.address).get("a").status == 500
        assert len(server.asked) == 6


def test_pauses_are_what_the_server_asks_for():
    """And no longer than half a minute."""
    pauses = []
    replies = iter(
        [Reply(429, headers={"Retry-After": "7"}), Reply(503, headers={"Retry-After": "999"})]
    )
    with (
        serving(lambda path: next(replies, Reply())) as server,
        Client(server.address, sleep=pauses.append) as asking,
    ):
        asking.get("a")
    assert pauses == [7.0, 30.0]


def test_redirects_of_the_same_host_are_followed(client):
    """Below the base, with the slash that a server adds; another host's are not."""

    def answers(path):
        to = {"/a": "/a/", "/b": "https://elsewhere.example/b", "/c": "/c"}.get(path)
        return Reply(302, headers={"Location": to}) if to else Reply(200, WORDS)

    with serving(answers) as server:
        asking = client(server.address)
        assert asking.get("a").address == f"{server.address}a/"
        assert asking.get("b").status == 302
        with pytest.raises(Unreachable, match="跳转超过 5 次"):
            asking.get("c")


def test_nobody_listens(client):
    """The host is named, and what to look at."""
    with pytest.raises(Unreachable, match=r"127\.0\.0\.1: 拒绝连接"):
        client(f"http://127.0.0.1:{free_port()}/", tries=1).get("")


def test_no_such_host(client, monkeypatch):
    """A mistyped address, or no network at all."""

    def unknown(*_):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(Unreachable, match=r"no-such-host\.invalid: 找不到这个主机"):
        client("http://no-such-host.invalid/").get("")


def test_a_silent_server(client):
    """One that takes the connection and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        with pytest.raises(Unreachable, match="在限定时间内没有应答"):
            client(address, tries=1).get("")


def test_a_certificate_that_nobody_trusts(client, tmp_path):
    """It is named at once: asking again would not help."""
    key, certificate = tmp_path / "key", tmp_path / "certificate"
    subprocess.run(
        [need("openssl"), "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
         "-nodes", "-keyout", key, "-out", certificate, "-subj", "/CN=127.0.0.1", "-days", "1"],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server = HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *_: None
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        with pytest.raises(Unreachable, match="证书不被信任（签发机构不受本机信任"):
            client(f"https://127.0.0.1:{server.server_address[1]}/").get("")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize("address", ["gongshi.example.edu.cn", "ftp://x/", "https:///a"])
def test_what_is_no_address(address):
    """It is said before anybody is asked."""
    with pytest.raises(ConfigError, match="须是完整网址"):
        Client(address)
