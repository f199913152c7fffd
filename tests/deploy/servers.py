"""nginx in front of a target, and an ssh server on this machine."""

from __future__ import annotations

import getpass
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import absent, need

NGINX = """\
{user} daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
  access_log off; server_tokens off; keepalive_requests 100000;
  types {{ text/html html; }}
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
  server {{ listen 127.0.0.1:{port}; root "{root}"; absolute_redirect off; {more} }}
}}
"""
SSHD = """\
ListenAddress 127.0.0.1
Port {port}
HostKey {folder}/host
AuthorizedKeysFile {folder}/key.pub
PidFile {folder}/pid
StrictModes no
UsePAM no
PasswordAuthentication no
PermitRootLogin yes
LogLevel ERROR
"""


@contextmanager
def nginx(folder: Path, root: Path, more: str = "") -> Iterator[str]:
    """The address of a server that serves `root`."""
    folder.mkdir()
    port = free_port()
    user = "user root;" if os.geteuid() == 0 else ""
    text = NGINX.format(folder=folder, root=root, port=port, user=user, more=more)
    (folder / "nginx.conf").write_text(text, "utf-8")
    command = [need("nginx"), "-p", str(folder), "-e", "stderr", "-c", str(folder / "nginx.conf")]
    with started(command, port):
        yield f"http://127.0.0.1:{port}/"


@dataclass(frozen=True)
class Login:
    """How to get onto this machine by ssh."""

    host: str
    options: tuple[str, ...]


@contextmanager
def sshd(folder: Path) -> Iterator[Login]:
    """An ssh server for the user of this process, with a key of its own."""
    server = shutil.which("sshd", path=os.environ["PATH"] + ":/usr/sbin:/usr/local/sbin")
    if server is None:
        absent("sshd is not installed")
        return
    need("ssh")
    folder.mkdir()
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    for name in ("host", "key"):
        words = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)]
        subprocess.run(words, check=True)
    port = free_port()
    (folder / "sshd.conf").write_text(SSHD.format(folder=folder, port=port), "utf-8")
    known = f"[127.0.0.1]:{port} {(folder / 'host.pub').read_text('utf-8')}"
    (folder / "known").write_text(known, "utf-8")
    options = ("-F", "none", "-p", str(port), "-i", str(folder / "key"),
               "-o", f"UserKnownHostsFile={folder / 'known'}", "-o", "IdentitiesOnly=yes")  # fmt: skip
    with started([server, "-D", "-e", "-f", str(folder / "sshd.conf")], port):
        yield Login(f"{getpass.getuser()}@127.0.0.1", options)


@contextmanager
def started(command: list[str], port: int) -> Iterator[None]:
    """A program that listens for the time of the test."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        try:
            _wait(port, process)
            yield
        finally:
            process.terminate()
            process.wait(timeout=10)


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        assert process.poll() is None, process.stdout.read()
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("the server does not listen")
