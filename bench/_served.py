"""A site of one big ranking, and nginx with the rules that were generated for it.

The people are made up; the pages, files beside them and rules are those of `build`.
"""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

LIST = "notices/2024-zsb-ranking/"
CONF = """\
daemon off; worker_processes 1; pid {folder}/pid; error_log stderr crit;
events {{ worker_connections 4096; }}
http {{
  access_log off; sendfile on; tcp_nopush on;
  types {{
    text/html html; text/css css; text/javascript js; application/json json;
    image/svg+xml svg; image/png png;
  }}
  include {folder}/rules/nginx/http.conf;
  server {{
    listen 127.0.0.1:{port} backlog=4096; root {folder}/site;
    include {folder}/rules/nginx/server.conf;
  }}
}}
"""


def prepare(folder: Path, people: int, rows: int) -> list[str]:
    """A built site with its rules below `folder`; addresses of the pages of its groups."""
    from generator import disk, pictures, publish
    from generator.build import build
    from generator.publish.pieces import pieces
    from tests.factories import notice
    from tests.test_build import project

    folder.chmod(0o755)  # nginx' worker may be another user
    today = date.today()  # noqa: DTZ011 - of this machine
    last = today + timedelta(400)
    made = notice(people, -(-people // rows), first=today, last=today, retain_until=last)
    made = replace(made, rule={"rank": {"by": "average", "complete": True}})
    site = folder / "site"
    build(project(folder / "project", made), site, day=today)
    address = "https://gongshi.example.edu.cn/"
    edition = publish.Edition((made,), "公示网", address, "Asia/Shanghai", today)
    disk.lay(site, dict(publish.printed(edition)))
    disk.lay(site, pictures.pictures([made], today))
    disk.lay(site, pieces(edition, {}))
    pages = (path.read_text("utf-8") for path in sorted(site.rglob("*.html")))
    disk.lay(folder / "rules", publish.server(edition, pages))
    return [f"{LIST}{group.slug}/" for group in made.masked.groups]


@contextmanager
def nginx(folder: Path) -> Iterator[tuple[str, int]]:
    """Address of the site and id of the one worker, while it runs."""
    if not shutil.which("nginx"):
        sys.exit("nginx is not installed")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    conf = folder / "nginx.conf"
    conf.write_text(CONF.format(folder=folder, port=port), "utf-8")
    process = subprocess.Popen(["nginx", "-p", str(folder), "-e", "stderr", "-c", str(conf)])
    try:
        time.sleep(1)
        command = ["pgrep", "-P", str(process.pid)]
        worker = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
        yield f"http://127.0.0.1:{port}/", int(worker.split()[0])
    finally:
        process.terminate()
        process.wait(timeout=10)


def needs(page: str, address: str) -> list[str]:
    """Paths of what a browser fetches at once with the page: styles, scripts, pictures."""
    from urllib.parse import urljoin, urlsplit

    found = re.findall(r'<link rel="(?:stylesheet|icon)"[^>]* href="([^"]+)"', page)
    found += re.findall(r'<script[^>]* src="([^"]+)"', page)
    found += re.findall(r'<img src="([^"]+)"(?![^>]*loading="lazy")', page)
    return list(dict.fromkeys(urlsplit(urljoin(address, name)).path for name in found))
