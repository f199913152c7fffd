"""`feed.json`: JSON Feed 1.1 of the notices; titles, periods and states, no names."""

from __future__ import annotations

import json
from typing import Any

from generator.publish.edition import Edition, Told, changed, published, state, summary, title

NAME = "feed.json"


def text(edition: Edition) -> str:
    """The feed; the same notices on the same day give the same bytes."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": edition.site_name,
        "language": "zh-CN",
        "home_page_url": edition.site_url,
        "feed_url": edition.site_url + NAME,
        "items": [_item(notice, edition) for notice in edition.told],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def _item(notice: Told, edition: Edition) -> dict[str, Any]:
    return {
        "id": edition.address(notice),
        "url": edition.address(notice),
        "title": title(notice),
        "content_text": f"{state(notice, edition)}。{summary(notice)}",
        "date_published": edition.begin(published(notice)).isoformat(),
        "date_modified": edition.begin(changed(notice, edition.today)).isoformat(),
        "_gongshi": {
            "from": notice.period.first.isoformat(),
            "to": notice.period.last.isoformat(),
            "retain_until": notice.retain_until.isoformat(),
            "state": state(notice, edition),
            "revision": notice.revision,
        },
    }
