"""Only what belongs on the site is there, and search engines are kept from the rows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase

from ahocorasick_rs import BytesAhoCorasick, Implementation

from generator import lookup
from generator.model import Finding
from generator.notice import ROWS, Notice
from generator.verify import Site, _papers, _views
from generator.verify._carriers import Text, carried
from generator.verify._files import files, of_theme, place

CODE = "strays"
EXPECTED = (
    "*.html", "*.css", "*.js", "*.json", "*.xml", "*.xml.gz", "*.svg", "*.png", "*.jpg",
    "*.jpeg", "*.gif", "*.webp", "*.ico", "*.woff", "*.woff2", "*.webmanifest", "*.pdf", "*.ics",
    "robots.txt", "CNAME", ".nojekyll", ".htaccess", "web.config", "ledger.jsonl",
    "ledger.jsonl.sig", "allowed_signers",
)  # fmt: skip
"""Names of files that a site may hold; whatever is not here is refused."""
INDEXES = ("search/search_index.json", "search.json", "sitemap.xml", "sitemap.xml.gz")
PERSONAL = frozenset({"name", "student_no", "exam_no"})
LEAST_NUMBER = 6
"""A shorter piece of a number stands in other texts by chance."""

_META = re.compile(r"<meta\b[^<>]*>", re.IGNORECASE)
_ROBOTS = re.compile(r"\bname\s*=\s*[\"']?robots\b", re.IGNORECASE)
_NOINDEX = re.compile(r"\bnoindex\b", re.IGNORECASE)
_MASK = re.compile(r"[＊*]")


def gate(site: Site) -> Iterator[Finding]:
    """Yield an error for each file or entry that does not belong."""
    belonging = _belonging(site)
    documents = frozenset(
        f"notices/{notice.folder}/index.html" for notice in site.notices if _is_document(notice)
    )
    for name, data in files(site.folder):
        yield from _file(name, data, belonging, documents)
    for name in INDEXES:
        yield from _index(site, name)


def _is_document(notice: Notice) -> bool:
    """Rules and charters name nobody: search engines may find them."""
    return notice.form == "document"


def _file(
    name: str, data: bytes, belonging: frozenset[str], documents: frozenset[str]
) -> Iterator[Finding]:
    last = name.rsplit("/", 1)[-1]
    hidden = any(piece.startswith(".") for piece in name.split("/")[:-1])
    if hidden or not any(fnmatchcase(last, pattern) for pattern in EXPECTED):
        if not of_theme(name, data):
            message = "不属于网站的文件；请从 content/ 中移走后重新 build"
            yield Finding("strays-file", "error", message, place(name))
        return
    if not name.startswith("notices/"):
        return
    if name not in belonging:
        message = "不属于任何一份公示的文件；请删去后重新 build"
        yield Finding("strays-notice", "error", message, place(name))
    elif name in documents or not last.endswith(".html") or name.count("/") < 2:
        return
    elif not _kept_from_engines(data):
        message = "公示网页缺少 noindex，搜索引擎会收录；请检查主题模板"
        yield Finding("strays-noindex", "error", message, place(name))


def _belonging(site: Site) -> frozenset[str]:
    """Every path that may stand below `notices/`; `retention` judges expired ones."""
    paths = {"notices/index.html"}
    for stone in site.stones:
        paths |= {f"notices/{stone.folder}/index.html", f"notices/{stone.id}/index.html"}
    for notice in site.notices:
        own = f"notices/{notice.folder}"
        paths |= {f"{own}/index.html", f"{own}/{ROWS}", f"notices/{notice.id}/index.html"}
        paths |= {f"{own}/{group.slug}/index.html" for group in notice.masked.groups if group.slug}
        paths |= {f"{own}/{each.name}" for each in notice.attachments}
        if notice.form == "people":
            paths |= {f"{own}/{name}" for name in lookup.paths(notice.masked)}
        paths |= {f"{own}/r{number}/index.html" for number in notice.fingerprints}
        paths |= {f"{own}/{name}" for name in _papers.names(notice)}
        paths |= {*_papers.codes(notice.id)}
    return frozenset(paths | site.pictures.keys())


def _kept_from_engines(data: bytes) -> bool:
    tags = _META.findall(data.decode("utf-8", "replace"))
    return any(_ROBOTS.search(tag) and _NOINDEX.search(tag) for tag in tags)


def _index(site: Site, name: str) -> Iterator[Finding]:
    """A search index or a site map leads to no notice and holds nothing of a row."""
    path = site.folder / name
    if not path.is_file():
        return
    data = path.read_bytes()
    texts = [part.text for part in carried(name, data) if isinstance(part, Text)]
    if _leads_to(_locations(texts), site.notices):
        message = "站内搜索或网站地图中有公示网页；请检查 search.exclude 与 sitemap 模板"
        yield Finding("strays-index", "error", message, place(name))
    if _holds(" ".join(map(_views.plain, texts)), site.notices):
        message = "站内搜索或网站地图中有公示名单的内容；请检查 search.exclude"
        yield Finding("strays-index", "error", message, place(name))


def _locations(texts: list[str]) -> list[str]:
    """Addresses in a search index; of a site map, all of its text."""
    found: list[str] = []
    for text in texts:
        try:
            entries = json.loads(text)["docs"]
            found += [str(entry["location"]) for entry in entries]
        except (ValueError, KeyError, TypeError):
            found.append(text)
    return found


def _leads_to(locations: list[str], notices: tuple[Notice, ...]) -> bool:
    ids = {notice.id for notice in notices if not _is_document(notice)}
    return any(f"notices/{id_}/" in location for location in locations for id_ in ids)


def _holds(text: str, notices: tuple[Notice, ...]) -> bool:
    cells = {cell for notice in notices for cell in _telling(notice)}
    if not cells:
        return False
    literals = [_views.plain(cell).encode() for cell in sorted(cells)]
    search = BytesAhoCorasick(literals, implementation=Implementation.ContiguousNFA)
    return bool(search.find_matches_as_indexes(text.encode("utf-8", "replace")))


def _telling(notice: Notice) -> Iterator[str]:
    """Cells that stand in no other text by chance: masked names and long numbers."""
    for column in notice.masked.columns:
        if column.field in PERSONAL:
            for cell in notice.masked.cells(column.field):
                stem = _MASK.sub("", cell)
                masked_name = column.field == "name" and stem != cell and stem
                if masked_name or len(stem) >= LEAST_NUMBER:
                    yield cell
