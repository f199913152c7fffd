"""Real web servers on this machine, whose clock a test sets."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.conftest import need

NGINX = """\
{user} daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log;
env LD_PRELOAD; env TZ; env FAKETIME_TIMESTAMP_FILE; env FAKETIME_NO_CACHE;
env FAKETIME_DONT_FAKE_MONOTONIC;
events {{ worker_connections 256; }}
http {{
  types {{
    text/html html; text/css css; application/json json; text/javascript js;
    image/svg+xml svg; application/xml xml; text/calendar ics;
  }}
  access_log off; gzip_static on; server_tokens off;
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
  include {rules}/nginx/http.conf;
  server {{ listen 127.0.0.1:{port}; root {site}; include {rules}/nginx/server.conf; }}
}}
"""


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    headers: dict[str, str]
    body: str = field(repr=False)


@dataclass(frozen=True)
class Server:
    """A running server and its clock."""

    port: int
    clock: Path
    zone: str

    @property
    def address(self) -> str:
        """Where it listens, with a slash at the end."""
        return f"http://127.0.0.1:{self.port}/"

    def at(self, moment: str) -> None:
        """Set the server's clock to `2024-12-31 23:59:59` in its own zone; it stands still."""
        self.clock.write_text(moment + "\n", "utf-8")

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """The path goes out as it is written: nothing is tidied up."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=named)
        answer = connection.getresponse()
        body = answer.read().decode("utf-8", "replace")
        connection.close()
        got = {name.lower(): value for name, value in answer.getheaders()}
        return Answer(answer.status, got, body)

    def status(self, path: str, method: str = "GET", **headers: str) -> int:
        """Only the status."""
        return self.ask(path, method, **headers).status


@contextmanager
def nginx(folder: Path, site: Path, rules: Path, zone: str, moment: str) -> Iterator[Server]:
    """Serve `site` by the generated rules, at a moment of a server's zone."""
    folder.mkdir()
    server = Server(free_port(), folder / "clock", zone)
    server.at(moment)
    user = "user root;" if os.name == "posix" and os.geteuid() == 0 else ""
    written = NGINX.format(folder=folder, rules=rules, site=site, port=server.port, user=user)
    (folder / "nginx.conf").write_text(written, "utf-8")
    environment = os.environ | {
        "TZ": zone,
        "LD_PRELOAD": library(),
        "FAKETIME_TIMESTAMP_FILE": str(server.clock),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
    command = [need("nginx"), "-p", str(folder), "-e", "stderr", "-c", str(folder / "nginx.conf")]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE)
    try:
        wait(server.port, process)
        yield server
    finally:
        process.terminate()
        process.communicate(timeout=10)


def library() -> str:
    """What `faketime` preloads."""
    command = [need("faketime"), "2024-01-01 00:00:00", "printenv", "LD_PRELOAD"]
    found = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    return found.stdout.strip()


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def wait(port: int, process: subprocess.Popen[bytes]) -> None:
    """Until somebody listens."""
    for _ in range(100):
        assert process.poll() is None, (process.stderr.read() if process.stderr else b"").decode()
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("the server does not listen")
