"""Notices -> what stands beside their pages: feeds, a calendar, papers, rules for web servers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator import rooms
from generator.publish.edition import Edition
from generator.publish.papers import code
from generator.publish.rules import rules

__all__ = ["Edition", "beside", "printed", "server"]


def beside(edition: Edition) -> dict[str, bytes]:
    """Path below `site/` -> content of every file of `publish/files/`."""
    modules = [rooms.load("publish.files", name) for name in rooms.names("publish.files")]
    return {module.NAME: module.text(edition).encode() for module in modules}


def printed(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Yield path below `site/` and content of every file of `publish/papers/`, notice by notice."""
    modules = [rooms.load("publish.papers", name) for name in rooms.names("publish.papers")]
    for notice in edition.standing:
        for module in modules:
            for name, data in module.files(notice, edition):
                yield f"notices/{notice.folder}/{name}", data
    for id_ in dict.fromkeys(notice.id for notice in edition.standing if notice.slug):
        yield from code.of(f"notices/{id_}/", edition)


def server(edition: Edition, pages: Iterable[str]) -> dict[str, bytes]:
    """Path below `server/` -> content, for every kind of server; `pages` are all built pages."""
    told = rules(edition, pages)
    modules = [rooms.load("publish.servers", name) for name in rooms.names("publish.servers")]
    return {name: text.encode() for module in modules for name, text in module.files(told).items()}
