"""A web server in this process that answers as a test tells it to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread


@dataclass
class Reply:
    """One answer."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    """Bytes after which the connection breaks."""


Answers = Callable[[str], Reply]


@dataclass
class Server:
    """What was asked, in order, and where."""

    address: str
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)


@contextmanager
def serving(answers: Answers) -> Iterator[Server]:
    """A server on a free port for the time of the test."""
    told = Server("")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            told.asked.append(self.path)
            told.headers.append(dict(self.headers))
            reply = answers(self.path)
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body[: reply.cut])
            if reply.cut is not None:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told.address = f"http://127.0.0.1:{server.server_address[1]}/"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield told
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def folder(root: Path, headers: dict[str, str] | None = None, prefix: str = "/") -> Answers:
    """A plain file server for a folder, below a prefix of the host."""

    def answer(path: str) -> Reply:
        below = path.partition("?")[0].removeprefix(prefix)
        file = root / below
        if below == "" or below.endswith("/"):
            file = file / "index.html"
        if not path.startswith(prefix) or not file.is_file():
            return Reply(404, b"<p>404</p>")
        return Reply(200, file.read_bytes(), dict(headers or {}))

    return answer
