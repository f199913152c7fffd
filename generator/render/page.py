"""Notice -> its Markdown pages: the notice's own, and one for each group.

What a reader needs stands in the Markdown; the theme only decorates it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator import aggregate, lookup
from generator.aggregate import Spread
from generator.front_matter import with_front_matter
from generator.model import Column, Group
from generator.notice import Notice, count
from generator.render import document, figure, revisions, table
from generator.render.numbers import WHERE, numbers
from generator.render.words import Ready, render

TEMPLATE = "notice.html"
USUAL = ("track", "普通")
"""What nearly everybody is need not be said on every line."""
SLUG = re.compile(r"(?!index$|r[0-9]+$)[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True)
class Related:
    """What else on the site belongs to a notice; only what is there is linked."""

    earlier: bool = False
    """Whether the notice that this one supplements is on line."""
    later: tuple[Notice, ...] = ()
    """Its supplements that are on line, one for each id."""


def pages(notice: Notice, related: Related | None = None) -> dict[str, str]:
    """Path relative to the notice's folder -> the page.

    Raises:
        ValueError: a group's slug is no file name, or a cell holds a character that
            cannot be published.
    """
    groups = [group for group in notice.masked.groups if group.slug]
    written = {"index.md": own_page(notice, related)}
    spreads = aggregate.spreads(notice) if groups else {}
    for group in groups:
        if not SLUG.fullmatch(group.slug):
            raise ValueError(f"no page can be named {group.slug!r}")
        written[f"{group.slug}.md"] = _group_page(notice, group, spreads.get(group.slug))
    return written | revisions.pages(notice)


def own_page(notice: Notice, related: Related | None = None) -> str:
    """The page at the notice's own address."""
    groups = [group for group in notice.masked.groups if group.slug]
    page = _document_page if notice.form == "document" else _own_page
    return page(notice, groups, related or Related())


def decorated(front: Mapping[str, Any]) -> dict[str, Any]:
    """Front matter with our template; lists are kept out of every search index."""
    hidden = {} if front.get("form") == "document" else {"search": {"exclude": True}}
    return {**front, "template": TEMPLATE, **hidden}


def up(notice: Notice) -> Ready:
    """From the notice's own page to `notices/`."""
    return Ready("../../" if notice.slug else "../")


def _document_page(notice: Notice, _: list[Group], related: Related) -> str:
    """The page of a document: its text, and what can be downloaded with it."""
    front = {**notice.front_matter(), "view": "notice"}
    body = render(
        "document",
        notice=notice,
        related=related,
        up=up(notice),
        revisions=revisions.revisions(notice),
        attachments=document.attachments(notice),
        text=Ready(document.markdown(notice.text)),
    )
    return with_front_matter(decorated(front), body)


def _own_page(notice: Notice, groups: list[Group], related: Related) -> str:
    rows = None if groups else table.markdown(_titles(notice), notice.masked.rows)
    front = {**notice.front_matter(), "view": "notice"}
    if rows:
        facts = _table_facts(notice, notice.title, len(notice.masked.rows))
        front |= {**facts, "fields": _fields(notice.masked.columns)}
    front |= found_by(notice) if notice.masked.rows else {}
    front |= {"colleges": found} if (found := colleges([notice])) else {}
    body = render(
        "notice",
        notice=notice,
        sections=_sections(groups),
        groups=len(groups),
        rows=len(notice.masked.rows),
        table=Ready(rows or ""),
        averages=figure.averages(None if groups else aggregate.spreads(notice).get("")),
        colleges=figure.colleges(aggregate.colleges([notice])),
        related=related,
        up=up(notice),
        revisions=revisions.revisions(notice),
        how=_how(notice),
        explanation=[_labelled(sentence) for sentence in notice.explanation],
        numbers=[] if groups else numbers(notice.rule, _shared(notice)),
        items=_items(notice.masked.columns),
    )
    return with_front_matter(decorated(front), body)


def _group_page(notice: Notice, group: Group, spread: Spread | None) -> str:
    masked = notice.masked
    rows = table.markdown([column.title for column in masked.shown(group)], masked.of(group))
    front = {
        "id": notice.id,
        "view": "group",
        "group": group.slug,
        "title": group.title,
        "of": notice.title,
        "school": notice.school,
        "publicity": {"from": notice.period.first, "to": notice.period.last},
        "retain_until": notice.retain_until,
        "revision": notice.revision,
        "fingerprint": notice.fingerprint,
        **({} if notice.form == "people" else {"form": notice.form}),
        **_table_facts(notice, group.title, group.count),
        "fields": _fields(masked.shown(group)),
        **found_by(notice),
        **({"sample": True} if notice.sample else {}),
    }
    figures = numbers(notice.rule, {**_shared(notice), **group.keys})
    several = len(figures) > 1
    body = render(
        "group",
        notice=notice,
        group=group,
        table=Ready(rows),
        averages=figure.averages(spread, group.slug),
        how="各组的人数和名额",
        where=WHERE,
        alone=[] if several else [sentence for _, sentence in figures],
        explanation=[],
        numbers=figures if several else [],
        items=_items(masked.shown(group)),
    )
    return with_front_matter(decorated(front), body)


def colleges(notices: Sequence[Notice]) -> list[str]:
    """Colleges that the notice, or its parts, have lists of; none where nobody says."""
    parts = [notice.part for notice in notices if notice.part]
    named = [g.keys.get("college", "") for n in notices for g in n.masked.groups]
    return list(dict.fromkeys(filter(None, parts or named)))


def _items(columns: Sequence[Column]) -> str:
    """What is published of a person, in words; subjects are told together."""
    named = ["各科成绩" if c.field.startswith(lookup.SUBJECT) else c.title for c in columns]
    return "、".join(dict.fromkeys(named))


def _how(notice: Notice) -> str:
    """Heading of the explanation; `numbers.WHERE` names the first."""
    labels = {sentence.partition("：")[0] for sentence in notice.explanation}
    if notice.rule or labels & {"名次", "名额", "不占名额"}:
        return "名次和名额是怎样得出的"
    return "平均成绩是怎样得出的" if "平均成绩" in labels else "说明"


def _labelled(sentence: str) -> tuple[str, str]:
    label, _, text = sentence.partition("：")
    return label, text


def _shared(notice: Notice) -> dict[str, str]:
    """What all people of the notice have in common."""
    return {"college": notice.part} if notice.part else {}


def _titles(notice: Notice) -> tuple[str, ...]:
    return tuple(column.title for column in notice.masked.columns)


def _table_facts(notice: Notice, what: str, rows: int) -> dict[str, Any]:
    """What the theme adds to the table: its caption, and the column that stays in view."""
    return {
        "caption": f"{what}（共 {count(rows, notice.form)}）",
        "people" if notice.form == "people" else "entries": rows,
        "name_column": _position(notice.masked.columns, "name"),
    }


def found_by(notice: Notice) -> dict[str, str]:
    """Header of the number, or of the name alone, by which people find their own row."""
    column = lookup.by(notice.masked.columns) if notice.form == "people" else None
    return {"find": column.title} if column else {}


def _fields(columns: tuple[Column, ...]) -> str:
    """What each column is, for scripts: `name student_no - -`, a `-` for a subject."""
    fields = (column.field for column in columns)
    names = ["-" if field.startswith(lookup.SUBJECT) else field for field in fields]
    return " ".join(names).rstrip("- ")


def _position(columns: tuple[Column, ...], field: str) -> int:
    """1-based; 0 where there is no such column."""
    fields = [column.field for column in columns]
    return fields.index(field) + 1 if field in fields else 0


def _sections(groups: list[Group]) -> dict[str, list[tuple[str, Group]]]:
    """Groups by college, each with the rest of its name; one college needs no heading."""
    colleges = {group.keys.get("college", "") for group in groups}
    heads = len(colleges) > 1 and all(len(group.keys) > 1 for group in groups)
    sections: dict[str, list[tuple[str, Group]]] = {}
    for group in groups:
        shown = {field: value for field, value in group.keys.items() if field != "college"}
        rest = [v for field, v in shown.items() if (field, v) != USUAL] or list(shown.values())
        college = group.keys.get("college", "") if heads else ""
        sections.setdefault(college, []).append((" ".join(rest) or group.title, group))
    return sections
