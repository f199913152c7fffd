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

APACHE = """\
ServerRoot {folder}
PidFile {folder}/pid
ErrorLog {folder}/log
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
LoadModule mpm_prefork_module {modules}/mod_mpm_prefork.so
LoadModule authz_core_module {modules}/mod_authz_core.so
LoadModule dir_module {modules}/mod_dir.so
LoadModule mime_module {modules}/mod_mime.so
LoadModule headers_module {modules}/mod_headers.so
LoadModule rewrite_module {modules}/mod_rewrite.so
TypesConfig /dev/null
AddType text/html .html
DocumentRoot {site}
<Directory {site}>
  Require all granted
  AllowOverride FileInfo
</Directory>
{rules}
"""

MODULES = ("/usr/lib/apache2/modules", "/usr/lib64/httpd/modules")


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
    command = [need("nginx"), "-p", str(folder), "-e", "stderr", "-c", str(folder / "nginx.conf")]
    with started(server, command):
        yield server


@contextmanager
def apache(
    folder: Path, site: Path, rules: Path | None, zone: str, moment: str
) -> Iterator[Server]:
    """The same by Apache; without `rules` the site's own `.htaccess` must do."""
    folder.mkdir()
    server = Server(free_port(), folder / "clock", zone)
    server.at(moment)
    modules = next(filter(Path.is_dir, map(Path, MODULES)))
    include = f"Define GONGSHI {rules}/apache\nInclude ${{GONGSHI}}/gongshi.conf" if rules else ""
    written = APACHE.format(
        folder=folder, rules=include, site=site, port=server.port, modules=modules
    )
    (folder / "apache.conf").write_text(written, "utf-8")
    with started(server, [need("apache2"), "-X", "-f", str(folder / "apache.conf")]):
        yield server


@contextmanager
def caddy(folder: Path, site: Path, rules: Path) -> Iterator[Server]:
    """The same by Caddy, which asks the kernel for the time: its clock is the real one."""
    folder.mkdir()
    server = Server(free_port(), folder / "clock", "")
    (folder / "Caddyfile").write_text(
        f"{{\n admin off\n auto_https off\n}}\nhttp://127.0.0.1:{server.port} {{\n"
        f" root * {site}\n import {rules}/caddy/gongshi.caddy\n}}\n",
        "utf-8",
    )
    command = [need("caddy"), "run", "--config", str(folder / "Caddyfile"), "--adapter"]
    with started(server, [*command, "caddyfile"], HOME=str(folder)):
        yield server


@contextmanager
def started(server: Server, command: list[str], **more: str) -> Iterator[None]:
    """A program that listens for the time of the test, with the server's clock."""
    clock = {
        "TZ": server.zone,
        "LD_PRELOAD": library(),
        "FAKETIME_TIMESTAMP_FILE": str(server.clock),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
    environment = os.environ | (clock if server.zone else {}) | more
    log = server.clock.with_name("log")
    with log.open("wb") as out:
        process = subprocess.Popen(command, env=environment, stdout=out, stderr=out)
        try:
            wait(server.port, process, log)
            yield
        finally:
            process.terminate()
            process.wait(timeout=10)


def library() -> str:
    """What `faketime` preloads."""
    command = [need("faketime"), "2024-01-01 00:00:00", "printenv", "LD_PRELOAD"]
    found = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    return found.stdout.strip()


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def wait(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    """Until somebody listens."""
    for _ in range(200):
        assert process.poll() is None, log.read_text("utf-8")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("the server does not listen")
