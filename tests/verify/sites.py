"""A tiny site made by hand, so that the gates are not tested by what they must test."""

from __future__ import annotations

import html
import json
from datetime import date
from pathlib import Path

from generator import qr
from generator.model import Finding, Group
from generator.notice import Notice, count
from generator.publish.pieces import of_notice
from generator.verify import Site

TODAY = date(2024, 4, 9)
URL = "https://gongshi.example.edu.cn/zsb/"
CONTACTS = frozenset({"0779-5550101", "0779-5550199", "ducha@example.edu.cn"})


def site(folder: Path, *notices: Notice, secrets: frozenset[str] | None = None) -> Site:
    """Write a sound site with these notices and hand it to the gates."""
    put(folder, "index.html", page("<p>公示网</p>"))
    put(folder, "notices/index.html", page("<p>全部公示</p>"))
    put(folder, "search/search_index.json", search_index([("about/", "关于本站")]))
    put(folder, "sitemap.xml", "<urlset><url><loc>https://x.example/about/</loc></url></urlset>")
    for notice in notices:
        _notice(folder, notice)
        tombstone(folder, *(one for one in notices if one.id == notice.id))
    return Site(folder, notices, CONTACTS, secrets, TODAY, site_url=URL)


def tombstone(folder: Path, *parts: Notice) -> None:
    """Write the page that answers in place of a notice once it is gone."""
    printed = "".join(f"<li>指纹 <code>{fours(part)}</code></li>" for part in parts)
    put(folder, f"gone/{parts[0].id}/index.html", page(f"<ul>{printed}</ul>"))


def fours(notice: Notice) -> str:
    """A fingerprint as it is printed."""
    return " ".join(notice.fingerprint[i : i + 4] for i in range(0, 64, 4))


def put(folder: Path, name: str, data: str | bytes) -> None:
    """Write one file."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())


def change(folder: Path, name: str, old: str, new: str) -> None:
    """Replace the first occurrence of a text that must be there."""
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text, name
    put(folder, name, text.replace(old, new, 1))


def page(body: str, head: str = "") -> str:
    """A page around a body."""
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def search_index(entries: list[tuple[str, str]]) -> str:
    """A search index as MkDocs writes it, with escapes."""
    docs = [{"location": where, "title": "", "text": text} for where, text in entries]
    return json.dumps({"config": {}, "docs": docs})


def lines(findings: list[Finding]) -> list[tuple[str, str, str]]:
    """What a test compares: rule, file, message."""
    return [(finding.code, finding.place.file, finding.message) for finding in findings]


def _notice(folder: Path, notice: Notice) -> None:
    own = f"notices/{notice.folder}"
    put(folder, f"{own}/rows.json", notice.rows_json)
    for name, data in of_notice(notice).items():
        put(folder, f"{own}/{name}", data)
    put(folder, f"{own}/index.html", _page(notice, ""))
    for number, fingerprint in notice.fingerprints.items():
        put(folder, f"{own}/r{number}/index.html", _revision(fingerprint))
    for group in notice.masked.groups:
        name = f"{own}/{group.slug}/index.html" if group.slug else f"{own}/index.html"
        put(folder, name, _page(notice, _table(notice, group)))
    _papers(folder, notice, own)


def _papers(folder: Path, notice: Notice, own: str) -> None:
    """Poster, wall list, and the codes of both addresses."""
    revision = f"{own}/r{notice.revision}"
    for place in (own, revision, f"notices/{notice.id}"):
        put(folder, f"{place}/code.svg", qr.svg(f"{URL}{place}/"))
    for place in (own, f"notices/{notice.id}"):
        put(folder, f"{place}/code.png", qr.png(f"{URL}{place}/"))
    address = f"<p>{URL}{revision}/</p>"
    put(folder, f"{own}/poster/index.html", _page(notice, address))
    groups = [group for group in notice.masked.groups if group.count]
    tables = "".join(_named(notice, group) for group in groups)
    if notice.form != "document":
        put(folder, f"{own}/wall/index.html", _page(notice, address + tables))


def _named(notice: Notice, group: Group) -> str:
    """A table of the wall list: the group's name above its header."""
    title = f"{html.escape(group.title or '名单')}（共 {count(group.count, notice.form)}）"
    width = len(notice.masked.shown(group))
    name = f'<tr><th colspan="{width}" scope="colgroup">{title}</th></tr>'
    table = _table(notice, group).replace("<caption>名单（共几人）</caption>", "")
    return table.replace("<thead>\n", f"<thead>\n{name}\n")


def _page(notice: Notice, table: str) -> str:
    body = f"<h1>公示</h1><p>电话 0779-5550101</p>{table}"
    body += "".join(f"<p>指纹 <code>{' '.join(f[i : i + 4] for i in range(0, 64, 4))}</code></p>"
                    for f in notice.fingerprints.values())  # fmt: skip
    return page(body, '<meta name="robots" content="noindex, noarchive">')


def _revision(fingerprint: str) -> str:
    printed = " ".join(fingerprint[i : i + 4] for i in range(0, 64, 4))
    noindex = '<meta name="robots" content="noindex, noarchive">'
    return page(f"<p>指纹 <code>{printed}</code></p>", noindex)


def _table(notice: Notice, group: Group) -> str:
    rows = notice.masked.rows[group.first : group.first + group.count]
    head = "\n".join(f'<th scope="col">{column.title}</th>' for column in notice.masked.columns)
    body = "\n".join(f"<tr>\n{_cells(row)}\n</tr>" for row in rows)
    caption = "<caption>名单（共几人）</caption>"
    return (
        f'<table class="gs-table">\n{caption}<thead>\n<tr>\n{head}\n</tr>\n</thead>\n'
        f"<tbody>\n{body}\n</tbody>\n</table>"
    )


def _cells(row: tuple[str, ...]) -> str:
    return "\n".join(f"<td>{html.escape(cell)}</td>" for cell in row)
