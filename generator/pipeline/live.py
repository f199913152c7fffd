"""site/ and a live site -> findings; what was seen is recorded outside the site.

The observations are what shows afterwards that a notice stood there all the time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from generator import ledger, manifest, observe
from generator.config.project import Project
from generator.errors import ConfigError, DiskError
from generator.model import Finding
from generator.observe import Observation, Seen, journal
from generator.pipeline import Say, archive, record
from generator.pipeline.refresh import published
from generator.pipeline.site import edition_of
from generator.publish.rules import LISTED, rules
from generator.publish.servers.nginx import LOOKS

Visit = Callable[[], Seen]


def site(project: Project, address: str, today: date, say: Say) -> list[Finding]:
    """Compare a whole live site with what was published, and record the observation.

    Raises:
        Unreachable: the site does not answer; that is recorded too.
        ConfigError: there is nothing to compare with.
    """
    due = _published(project, today)
    with observe.Client(_folder(address)) as client:
        visit = partial(observe.site, client, due, say)
        return _recorded(project, client.base, today, visit)


def pages(
    project: Project, addresses: Sequence[str], id_: str, part: str, today: date
) -> list[Finding]:
    """Compare the rows of one notice or part with pages of a foreign site, and record it.

    Raises:
        Unreachable: a page does not answer; that is recorded too.
        ConfigError: no such notice is public.
    """
    online, _ = published(project.root / "content")
    due = [made for made in online if made.id == id_ and part in {"", made.part}]
    if not due:
        raise ConfigError([f"{id_} {part}".strip() + ": 没有这份已公布的公示"])
    with observe.Client(addresses[0]) as client:
        visit = partial(observe.pages, client, addresses, due)
        return _recorded(project, client.base, today, visit)


def _published(project: Project, today: date) -> observe.Published:
    """What stands in `site/`, and what `server/` says of it.

    Raises:
        ConfigError: nothing has been built.
    """
    folder = project.root / "site"
    if not (folder / "index.html").is_file():
        raise ConfigError([f"{folder}: 这里没有生成好的站点；请先运行 gongshi build"])
    online, _ = published(project.root / "content")
    recorded = ledger.read(record.path(project.root))
    edition = edition_of(project, online, recorded, today)
    pages = (path.read_text("utf-8", "replace") for path in sorted(folder.rglob("*.html")))
    told = rules(edition, pages)
    return observe.Published(
        files=manifest.of(folder),
        notices=tuple(online),
        today=today,
        ledger=recorded,
        headers=told.headers,
        listed=LISTED,
        kept=LOOKS,
        documents=frozenset(told.documents),
        former={folder: _former(project, folder) for folder in recorded.folders()},
    )


def _former(project: Project, folder: str) -> frozenset[str]:
    """Paths of every revision that was ever public, where the archive is at hand."""
    try:
        kept = archive.home(archive.place(project), folder, 1).parent
    except DiskError:
        return frozenset()
    names = {path.name for path in kept.glob("r*/*") if path.name != archive.MANIFEST}
    pages = {name.removesuffix(".md") for name in names if name.endswith(".md")} - {"index"}
    files = {name for name in names if not name.endswith(".md")}
    below = {f"{page}/index.html" for page in pages} | files
    return frozenset(f"notices/{folder}/{path}" for path in below)


def _recorded(project: Project, address: str, today: date, visit: Visit) -> list[Finding]:
    file = journal.file(project.root, address)
    begun = now(project, today).isoformat()
    try:
        seen = visit()
    except observe.Unreachable:
        journal.append(file, Observation(begun, address, "unreachable"))
        raise
    journal.append(
        file,
        Observation(
            begun,
            address,
            "differs" if seen.faults else "same",
            seen.seen,
            seen.faults,
            seen.checked,
            seen.ledger,
            seen.head,
        ),
    )
    return list(seen.findings)


def now(project: Project, today: date) -> datetime:
    """The real second; in a sample on the day that it pins."""
    real = datetime.now(ZoneInfo(project.school.time_zone)).replace(microsecond=0)
    if project.school.sample is None:
        return real
    return real.replace(year=today.year, month=today.month, day=today.day)


def _folder(address: str) -> str:
    """A site is a folder: paths are asked for below it."""
    return address if address.endswith("/") else f"{address}/"
