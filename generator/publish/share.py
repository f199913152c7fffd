"""Published notices -> what can be posted in a chat group: words, a link, whom to ask.

Never a row: who wants to know more opens the link.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import qr
from generator.notice import Contact, Notice
from generator.publish.edition import Edition, state, title
from generator.state import State
from generator.wording import contact, on_weekday, ways

LOOK = {"people": "查看名单、查找本人", "table": "查看内容", "document": "查看全文"}


@dataclass(frozen=True)
class Page:
    """An address to be passed on: a notice or part, or all parts of a notice."""

    notices: tuple[Notice, ...]
    """One, or the parts."""
    folder: str
    """Below `notices/`."""

    @property
    def name(self) -> str:
        """For a file: `2024-zsb-application-jidian`."""
        return self.folder.replace("/", "-")

    def link(self, edition: Edition) -> str:
        """The permanent address."""
        return f"{edition.site_url}notices/{self.folder}/"


def pages(edition: Edition, *, opened: bool = False) -> list[Page]:
    """Every address that stands today, a notice before its parts; or those that are open."""
    found = []
    standing = {one.folder for one in edition.standing}
    for id_, notices in edition.by_id.items():
        kept = tuple(
            one
            for one in notices
            if one.folder in standing and (not opened or state(one, edition) == State.OPEN.value)
        )
        if kept and kept[0].slug:
            found.append(Page(kept, id_))
        found += [Page((one,), one.folder) for one in kept]
    return found


def text(page: Page, edition: Edition) -> str:
    """The post, a line for each fact."""
    one = page.notices[0]
    head = one.title if len({title(each) for each in page.notices}) > 1 else title(one)
    lines = [
        f"【{'示例，不是真实公示' if one.sample else '公示'}】{head}",
        *_period(page, edition),
        f"{LOOK[one.form]}：{page.link(edition)}",
        *_contacts(page),
    ]
    if one.form == "people":
        lines.append("请打开链接查看，不要截图或转发名单。")
    return "\n".join(lines) + "\n"


def files(page: Page, edition: Edition) -> dict[str, bytes]:
    """File name -> content: the post, and the code in both formats."""
    link = page.link(edition)
    return {
        f"{page.name}.txt": text(page, edition).encode(),
        f"{page.name}.svg": qr.svg(link),
        f"{page.name}.png": qr.png(link),
    }


def facts(page: Page, edition: Edition) -> dict[str, object]:
    """The same for machines."""
    one = page.notices[0]
    return {
        "id": one.id,
        "part": one.part if page.folder != one.id else "",
        "title": one.title,
        "from": min(each.period.first for each in page.notices),
        "to": max(each.period.last for each in page.notices),
        "states": sorted({state(each, edition) for each in page.notices if each.lasts}),
        "link": page.link(edition),
        "questions": sorted({contact(each.questions) for each in page.notices}),
        "complaints": sorted({contact(each.complaints) for each in page.notices}),
        "sample": one.sample,
        "text": text(page, edition),
    }


def _period(page: Page, edition: Edition) -> Iterator[str]:
    """From when to when, and where it stands today."""
    periods = {(each.period.first, each.period.last) for each in page.notices}
    first, last = min(first for first, _ in periods), max(last for _, last in periods)
    one = page.notices[0]
    if not one.lasts:
        yield f"公布日期：{on_weekday(first)}"
        return
    days = f"{on_weekday(first)}至 {on_weekday(last)}24:00"
    if len(periods) > 1:
        yield f"公示期：{days}，各学院不同，见网页"
    else:
        now = state(one, edition) if len(page.notices) == 1 else ""
        yield f"公示期：{days}" + ("" if now in {"", State.OPEN.value} else f"（{now}）")


def _contacts(page: Page) -> Iterator[str]:
    """Whom to ask and whom to complain to, where it is the same office for all."""
    complaints = _same([each.complaints for each in page.notices])
    questions = _same([each.questions for each in page.notices])
    yield f"{'有异议请联系' if page.notices[0].lasts else '意见和投诉'}：{complaints}"
    yield f"咨询：{questions}"


def _same(offices: list[Contact]) -> str:
    """The office with the first way to reach it: the rest stands on the page."""
    one = offices[0]
    first = [f" {name} {value}" for name, value in ways(one).items()][:1]
    return one.office + "".join(first) if len(set(offices)) == 1 else "各学院的联系方式见网页"
