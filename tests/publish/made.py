"""Small sites of plain files with the rules made for them; no MkDocs."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from generator import publish
from generator.notice import Notice
from tests.factories import notice

TODAY = date(2024, 4, 9)
NEXT_YEAR = date(2025, 6, 30)
PAGE = "<!doctype html><title>页</title><script>inline()</script><p>{}</p>"
NOTICES = (
    notice(id="ends", groups=2),
    notice(id="stays", groups=0, retain_until=NEXT_YEAR),
    notice(id="parts", part="机电工程学院", slug="early", groups=0),
    notice(id="parts", part="信息工程学院", slug="late", groups=0, retain_until=NEXT_YEAR),
)
"""Two that end on 31 December 2024 (one of them a part), two that do not."""


def edition(notices: Sequence[Notice] = NOTICES, path: str = "/") -> publish.Edition:
    """These notices on the site of a school."""
    url = f"https://gongshi.example.edu.cn{path}"
    return publish.Edition(tuple(notices), "公示网", url, "Asia/Shanghai", TODAY)


def site(folder: Path, notices: Sequence[Notice] = NOTICES, path: str = "/") -> Path:
    """Pages, groups, rows, twins and tombstones at their addresses below `folder`."""
    top = folder / path.strip("/")
    for one in ("index", "404", "notices/index", "about/index"):
        put(top / f"{one}.html", PAGE.format(one))
    put(top / "stylesheets/main.css", "p {}")
    for made in notices:
        own = top / "notices" / made.folder
        put(own / "index.html", PAGE.format("名单"))
        put(own / "rows.json", made.rows_json.decode())
        for group in made.masked.groups:
            put(own / group.slug / "index.html", PAGE.format("名单"))
        put(top / f"notices/{made.id}/index.html", PAGE.format("名单"))
        put(top / f"gone/{made.id}/index.html", PAGE.format(f"已撤下 {made.id}"))
    return folder


def rules(folder: Path, notices: Sequence[Notice] = NOTICES, path: str = "/") -> Path:
    """What `build` writes into `server/`."""
    pages = [PAGE.format("")]
    for name, data in publish.server(edition(notices, path), pages).items():
        put(folder / name, data.decode())
    return folder


def put(path: Path, text: str) -> None:
    """A file and its compressed twin."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    twin = path.with_name(path.name + ".gz")
    twin.write_bytes(gzip.compress(text.encode(), mtime=0))
