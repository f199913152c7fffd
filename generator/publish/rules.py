"""Notices -> from which second each address below `notices/` is gone, and all headers.

notices/<id>/            gone with the last of its parts
notices/<id>/<part>/…    gone with the part
notices/<id>/<other>…    gone with the first of the parts: what nobody knows goes early
notices/<unknown>/…      gone at once
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.publish import csp
from generator.publish.edition import Edition

OPEN = ("index.html", "index.html.gz", "index.html.br")
"""Files of `notices/` itself: the list of all notices."""


@dataclass(frozen=True)
class Rules:
    """What every kind of server is told."""

    prefix: str
    """Path of the site on its host, with slashes: `/`, `/zsb/`."""
    zone: str
    own: Mapping[str, date]
    """Id -> last day of the notice's own page."""
    below: Mapping[str, date]
    """Id -> last day of what is not named in `parts`; only of notices with parts."""
    parts: Mapping[str, date]
    """`<id>/<part>` -> its last day."""
    moments: Mapping[date, int]
    """Last day -> the first second after it, since 1970."""
    documents: Sequence[str]
    """Ids whose pages name nobody: search engines may have them."""
    headers: Mapping[str, str]
    """On every answer."""
    today: date
    sample: bool


def rules(edition: Edition, pages: Iterable[str]) -> Rules:
    """The rules for these notices; `pages` are all built pages, of which the CSP speaks."""
    own: dict[str, date] = {}
    below: dict[str, date] = {}
    parts: dict[str, date] = {}
    for id_, notices in edition.by_id.items():
        days = [notice.retain_until for notice in notices]
        own[id_] = max(days)
        if notices[0].slug:
            below[id_] = min(days)
            parts |= {notice.folder: notice.retain_until for notice in notices}
    # Wholly gone is unknown; a part that is gone must not pass for one that is unnamed.
    gone = [stone for stone in edition.stones if stone.id in below]
    parts |= {stone.folder: stone.on - timedelta(days=1) for stone in gone}
    days = sorted({*own.values(), *below.values(), *parts.values()})
    return Rules(
        prefix=edition.prefix,
        zone=edition.zone,
        own=own,
        below=below,
        parts=parts,
        moments={day: int(edition.end(day).timestamp()) for day in days},
        documents=[id_ for id_, found in edition.by_id.items() if found[0].form == "document"],
        headers=headers(csp.hashes(pages), https=edition.site_url.startswith("https:")),
        today=edition.today,
        sample=any(notice.sample for notice in edition.notices),
    )


def headers(scripts: Sequence[str], *, https: bool) -> dict[str, str]:
    """Security headers of every answer."""
    return {
        "Content-Security-Policy": csp.policy(scripts, https=https),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        **({"Strict-Transport-Security": "max-age=63072000"} if https else {}),
    }


PACKED = (
    "text/css",
    "text/javascript",
    "application/javascript",
    "application/json",
    "application/xml",
    "application/atom+xml",
    "text/calendar",
    "image/svg+xml",
)
"""Types of files that are sent packed, besides pages: on a crowded campus net size is time."""
LISTED = "noindex, noarchive, nosnippet"
"""`X-Robots-Tag` of pages and files with people."""
SAMPLE = "示例项目：服务器按真实时钟判断，示例日期早已过去，名单地址会直接应答 410。"
