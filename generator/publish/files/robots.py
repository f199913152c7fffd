"""`robots.txt`: blocks nothing.  Who may not read a page never sees its `noindex` or its 410."""

from __future__ import annotations

from generator.publish.edition import Edition

NAME = "robots.txt"


def text(edition: Edition) -> str:
    """Every crawler may read; lists are kept out of engines by `noindex` on each page."""
    return (
        "# 名单页面带 noindex，到期后应答 410；搜索引擎须能读到才会不收录、才会删除，故不设禁止。\n"
        "User-agent: *\n"
        "Allow: /\n"
        f"Sitemap: {edition.site_url}sitemap.xml\n"
    )
