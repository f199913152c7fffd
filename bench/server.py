"""nginx with the rules for 5,000 notices, against nginx without them: time per request.

Loopback only, one worker, both on the same files; a few seconds with `wrk` in turns, so
that a busy machine slows both alike.

    python bench/server.py [--notices 5000] [--seconds 2] [--rounds 3]
"""

from __future__ import annotations

import argparse
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

CONF = """\
daemon off; worker_processes 1; pid {folder}/pid; error_log stderr; {user}
events {{ worker_connections 256; }}
http {{
  access_log off; types {{ text/html html; }}
  {http}
  server {{ listen 127.0.0.1:{port}; root {site}; {server} }}
}}
"""
PLAIN = "location / { index index.html; }"


def main() -> None:
    """Print requests a second of both, and the ratio of their times."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--notices", type=int, default=5000)
    parser.add_argument("--seconds", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    for program in ("nginx", "wrk"):
        if not shutil.which(program):
            sys.exit(f"{program} is not installed")
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)  # the worker may be another user
        prepare(folder, given.notices)
        rules = folder / "rules/nginx"
        ruled = {
            "http": f"include {rules}/http.conf;",
            "server": f"include {rules}/server.conf;",
        }
        with (
            nginx(folder, "plain", http="", server=PLAIN) as plain,
            nginx(folder, "ruled", **ruled) as ours,
        ):
            report(plain, ours, given)


def prepare(folder: Path, notices: int) -> None:
    """Pages of one size, and the rules for all of them; every one is still on line."""
    from generator import publish
    from tests.factories import notice

    one, first = notice(2, 0), date.today() + timedelta(days=30)  # noqa: DTZ011 - of this machine
    page = "<!doctype html><title>x</title>" + "<p>" * 3000
    made = []
    for number in range(notices):
        made.append(
            replace(one, id=f"n{number:05d}", retain_until=first + timedelta(days=number % 14))
        )
        path = folder / "site/notices" / made[-1].id / "index.html"
        path.parent.mkdir(parents=True)
        path.write_text(page, "utf-8")
    (folder / "site/index.html").write_text(page, "utf-8")
    edition = publish.Edition(
        tuple(made), "x", "https://gongshi.example.edu.cn/", "Asia/Shanghai", first
    )
    for name, data in publish.server(edition, [page]).items():
        (folder / "rules" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "rules" / name).write_bytes(data)


@contextmanager
def nginx(folder: Path, name: str, **told: str) -> Iterator[str]:
    """Its address while it runs."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    own = folder / name
    own.mkdir()
    conf = own / "nginx.conf"
    text = CONF.format(folder=own, port=port, site=folder / "site", user="", **told)
    conf.write_text(text, "utf-8")
    process = subprocess.Popen(["nginx", "-p", str(own), "-e", "stderr", "-c", str(conf)])
    try:
        time.sleep(0.7)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(timeout=10)


def report(plain: str, ours: str, given: argparse.Namespace) -> None:
    """In turns, the median of the ratios."""
    for path in ("", f"notices/n{given.notices // 2:05d}/"):
        pairs = [
            (speed(plain + path, given.seconds), speed(ours + path, given.seconds))
            for _ in range(given.rounds)
        ]
        ratio = statistics.median(without / with_ for without, with_ in pairs)
        without, with_ = (statistics.median(column) for column in zip(*pairs, strict=True))
        print(f"/{path}: {without:,.0f} requests/s without, {with_:,.0f} with; ", end="")
        print(f"time per request ×{ratio:.2f} (goal: at most 1.3)")


def speed(address: str, seconds: int) -> float:
    """Requests a second; a wrong answer stops the benchmark."""
    command = ["wrk", "-t1", "-c32", f"-d{seconds}s", address]
    said = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    assert "Non-2xx" not in said, said
    found = re.search(r"Requests/sec:\s*([\d.]+)", said)
    assert found, said
    return float(found[1])


if __name__ == "__main__":
    main()
