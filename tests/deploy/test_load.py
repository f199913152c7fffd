"""Two hundred switches under a client that fetches all the time."""

from __future__ import annotations

import http.client
import threading
from pathlib import Path

import pytest

from tests.deploy import made
from tests.deploy.made import cargo
from tests.deploy.servers import nginx

SWITCHES, CLIENTS, DEPLOYMENTS = 200, 3, 10
PAGES = ("", "notices/", "notices/one/", "notices/one/rows.json", "assets/main.css")
LONG = 200_000
"""Characters of a page: more than a server sends at once."""


class Client(threading.Thread):
    """Fetches one page after the other, and keeps what is not as it must be."""

    def __init__(self, address: str, known: dict[str, tuple[bytes, ...]]) -> None:
        super().__init__()
        self.address, self.known = address, known
        self.ended = threading.Event()
        self.asked, self.wrong = 0, []
        self.seen: dict[str, set[bytes]] = {page: set() for page in known}

    def run(self) -> None:
        host = self.address.split("/")[2]
        connection = http.client.HTTPConnection(host, timeout=10)
        while not self.ended.is_set():
            for page, bodies in self.known.items():
                connection.request("GET", f"/{page}")
                answer = connection.getresponse()
                body = answer.read()
                self.asked += 1
                if answer.status != 200 or body not in bodies:
                    self.wrong.append((page, answer.status, len(body)))
                self.seen[page].add(body[-200:])
        connection.close()


def site(folder: Path, word: str) -> Path:
    """Pages so long that they are sent in many pieces, of one word alone."""
    contents = made.files(word)
    contents |= {name: text + word * LONG for name, text in contents.items()}
    return made.write(folder, contents)


@pytest.mark.skipif(made.WINDOWS, reason="nginx with links is no Windows server")
def test_no_request_fails(place, tmp_path, top):
    """Every answer is wholly the old page or wholly the new one, and there always is one."""
    old, new = site(tmp_path / "old", "甲"), site(tmp_path / "new", "乙")
    place.deploy(cargo(old))
    place.deploy(cargo(new, step=1))
    names = [cargo(old).name, cargo(new, step=1).name]
    known = {
        page: tuple((folder / (f"{page}index.html" if page[-1:] in {"", "/"} else page)).read_bytes()
                    for folder in (old, new))
        for page in PAGES
    }  # fmt: skip
    with nginx(tmp_path / "run", top / "current", "index index.html;") as address:
        clients = [Client(address, known) for _ in range(CLIENTS)]
        for client in clients:
            client.start()
        host = place.host
        for number in range(SWITCHES):
            host.switch(names[number % 2])
        for number in range(DEPLOYMENTS):  # whole ones, with all that they write and delete
            place.deploy(cargo((old, new)[number % 2], step=number + 2))
        for client in clients:
            client.ended.set()
            client.join()
    assert [client.wrong for client in clients] == [[]] * CLIENTS
    assert sum(client.asked for client in clients) > SWITCHES
    assert all(len(seen) == 2 for client in clients for seen in client.seen.values())
