"""The kinds of pages of the built demo, and the browser and server to look at them with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import need
from tests.pipeline import made
from tests.publish.servers import Server, nginx

FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
RANKING = "notices/2024-zsb-ranking"
KINDS = {
    "home": "index.html",
    "missing": "404.html",
    "about": "about/index.html",
    "log": "log/index.html",
    "listing": "notices/index.html",
    "notice": f"{RANKING}/index.html",
    "group": f"{RANKING}/*-*/index.html",
    "scores": "notices/2024-zsb-subject-scores/*-*/index.html",
    "list": "notices/2024-zsb-direct-admission/index.html",
    "parts": "notices/2024-zsb-application/index.html",
    "part": "notices/2024-zsb-application/*/index.html",
    "document": "notices/2024-zsb-policy/index.html",
    "table": "notices/2024-zsb-offers/index.html",
    "gone": "gone/2024-zsb-ranking/index.html",
    "revision": f"{RANKING}/r1/index.html",
    "poster": f"{RANKING}/poster/index.html",
    "wall": f"{RANKING}/wall/index.html",
}
"""Name -> where the site has one such page; the first that matches is looked at."""


def addresses(site: Path) -> dict[str, str]:
    """Kind -> address below the site of one page of it; none may be missing."""
    found = {}
    for kind, pattern in KINDS.items():
        first = min(site.glob(pattern), default=None)
        assert first is not None, f"no page of the kind {kind}: {pattern}"
        path = first.relative_to(site).as_posix()
        found[kind] = path if kind == "missing" else path.removesuffix("index.html")
    return found


@contextmanager
def served(folder: Path, root: Path) -> Iterator[Server]:
    """The site of a project by its generated rules, on the day that the sample pins."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "site").symlink_to(root / "site")  # no blanks in nginx's configuration
    (folder / "rules").symlink_to(root / "server")
    start = f"{made.TODAY} 12:00:00"
    with nginx(folder / "run", folder / "site", folder / "rules", "UTC", start) as server:
        yield server


@contextmanager
def chromium() -> Iterator[object]:
    """The machine's browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=need("chromium"), args=list(FLAGS))
        yield browser
        browser.close()


def complaints(page: object, own: str) -> list[str]:
    """What a page will complain of: console, errors, breaches of the policy, foreign hosts."""
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on(
        "requestfailed",  # what the next page cuts short has not failed
        lambda request: "ERR_ABORTED" in request.failure or told.append(request.url),
    )
    page.on(
        "request",
        lambda request: request.url.startswith((own, "data:")) or told.append(request.url),
    )
    page.add_init_script(
        "addEventListener('securitypolicyviolation',"
        "e => console.error('violation', e.violatedDirective, e.blockedURI))"
    )
    return told


def staying(route: object) -> None:
    """Answer without the order to go to another page, so that this one can be looked at."""
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace("http-equiv=", "data-was="))
