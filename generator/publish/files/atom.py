"""`feed.xml`: Atom (RFC 4287) of the notices; titles, periods and states, no names."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from generator.publish.edition import Edition, Told, changed, published, state, summary, title

NAME = "feed.xml"


def text(edition: Edition) -> str:
    """The feed; the same notices on the same day give the same bytes."""
    days = [changed(notice, edition.today) for notice in edition.told]
    updated = edition.begin(max(days, default=edition.today)).isoformat()
    entries = "".join(_entry(notice, edition) for notice in edition.told)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">\n'
        f"<id>{escape(edition.site_url)}</id>\n"
        f"<title>{escape(edition.site_name)}</title>\n"
        f"<author><name>{escape(edition.site_name)}</name></author>\n"
        f"<updated>{updated}</updated>\n"
        f'<link rel="self" href={quoteattr(edition.site_url + NAME)}/>\n'
        f"<link href={quoteattr(edition.site_url)}/>\n"
        f"{entries}</feed>\n"
    )


def _entry(notice: Told, edition: Edition) -> str:
    address = edition.address(notice)
    said = f"{state(notice, edition)}。{summary(notice)}"
    return (
        "<entry>\n"
        f"<id>{escape(address)}</id>\n"
        f"<title>{escape(title(notice))}</title>\n"
        f"<link href={quoteattr(address)}/>\n"
        f"<published>{edition.begin(published(notice)).isoformat()}</published>\n"
        f"<updated>{edition.begin(changed(notice, edition.today)).isoformat()}</updated>\n"
        f"<summary>{escape(said)}</summary>\n"
        "</entry>\n"
    )
