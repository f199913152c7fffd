"""An address and its answer -> what differs from what was published; each fault has a code.

live-missing          no answer 200 where something must stay
live-moved            the address leads elsewhere
live-rows-changed     a row is missing, changed, moved or added
live-facts-changed    a date, the fingerprint or the title is no longer on the page
live-page-changed     anything else on a page
live-file-changed     a file that is no page
live-still-shown      rows of what was withdrawn or has reached its last day
live-extra            a notice that was never published
live-soft-404         the server answers 200 to any address
live-unreachable      nothing was learned
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from urllib.parse import unquote, urlsplit

from generator.model import Finding, Place
from generator.notice import Notice
from generator.observe import rows, tables
from generator.observe.plan import NOBODY, Look, Published
from generator.observe.web import MOVED, Answer

GONE = frozenset({404, 410})
_LINK = re.compile(r"\bhref\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_BELOW = re.compile(r"(?:^|/)notices/([a-z0-9][a-z0-9-]*)(?:/|$)")


def compare(look: Look, answer: Answer, published: Published) -> Iterator[Finding]:
    """Yield an error for each difference at one address."""
    found = _gone(look, answer) if look.gone else _standing(look, answer, published)
    notice = published.by_folder.get(look.folder)
    last = published.ledger.of(*look.folder.split("/", 1)) if look.folder else ()
    for finding in found:
        if notice:
            yield finding.of(notice.id, notice.part)
        else:
            yield finding.of(last[-1].notice, last[-1].part) if last else finding


def any_address(answer: Answer) -> Iterator[Finding]:
    """Whether the server can say at all that something is not there."""
    if answer.status not in GONE:
        message = f"不存在的公示也应答 {answer.status}，应为 404 或 410；无法证明已撤下的名单不在"
        yield Finding("live-soft-404", "warning", message, Place(NOBODY))


def _standing(look: Look, answer: Answer, published: Published) -> Iterator[Finding]:
    if answer.status in MOVED:
        yield _fault("live-moved", look, "跳转到了别的网站；请检查服务器和域名解析")
    elif answer.status != 200:
        yield _fault("live-missing", look, f"应在网上，服务器却应答 {answer.status}；请重新部署")
    elif published.files.get(look.path) not in set(_digests(answer)):
        page = tables.decoded(answer.body, answer.headers.get("content-type", ""))
        if look.path.endswith(".html"):
            yield from _page(look, page, published)
        else:
            yield _fault("live-file-changed", look, "与公布的文件不是逐字节相同；请重新部署")


def _page(look: Look, page: str, published: Published) -> Iterator[Finding]:
    """What of a page differs; all that is said of it is told, the plain fact last."""
    told = False
    if look.path in published.pages:
        notice, group = published.pages[look.path]
        for message in rows.differences(rows.due(notice, [group]), tables.tables(page)):
            told = True
            yield _fault("live-rows-changed", look, f"{message}；请重新部署")
    if look.folder in published.by_folder:
        lost = list(_lost(page, published.by_folder[look.folder]))
        if lost:
            told = True
            message = f"网页上的{'、'.join(lost)}与公示不符；请重新部署"
            yield _fault("live-facts-changed", look, message)
    for name in sorted(_linked(page) - _known(published)):
        told = True
        yield _fault("live-extra", look, f"链接到没有公布过的公示 {name}；请检查服务器")
    if not told:
        message = "名单相同，" if look.path in published.pages else ""
        yield _fault("live-page-changed", look, f"{message}网页与公布的不同；请重新部署")


def _lost(page: str, notice: Notice) -> Iterator[str]:
    """What decides the state that a reader sees, and proves the content."""
    shown = tables.plain(re.sub(r"<[^<>]*>", "", page))
    first, last = notice.period.first, notice.period.last
    due = {
        "公示期": [first, last],
        "保留期限": [notice.retain_until],
    }
    for what, days in due.items():
        ways = [(f"{d.year}年{d.month}月{d.day}日", d.isoformat()) for d in days]
        if not all(any(way in shown for way in each) for each in ways):
            yield what
    if notice.fingerprint not in shown:
        yield "指纹"


def _linked(page: str) -> set[str]:
    paths = (unquote(urlsplit(link).path) for link in _LINK.findall(page))
    return {found[1] for path in paths if (found := _BELOW.search(path))}


def _known(published: Published) -> set[str]:
    folders = [*published.by_folder, *published.ledger.folders()]
    return {folder.split("/")[0] for folder in folders}


def _gone(look: Look, answer: Answer) -> Iterator[Finding]:
    """A page without any table may say that the list is gone; no file may be there."""
    if answer.status in GONE:
        return
    page = look.path.endswith(".html") and b"<table" not in answer.body.lower()
    if answer.status != 200 or not page:
        message = f"已撤下或已过保留期限，服务器却应答 {answer.status}；请部署并清除 CDN 缓存"
        yield _fault("live-still-shown", look, message)


def _digests(answer: Answer) -> Iterator[str]:
    """A file that is packed itself may come as it is, or unpacked by its header."""
    yield sha256(answer.body).hexdigest()
    if answer.packed:
        yield sha256(answer.packed).hexdigest()


def _fault(code: str, look: Look, message: str) -> Finding:
    return Finding(code, "error", message, Place(look.path))
