"""Notices -> what stands beside their pages: feeds, a calendar, and rules for web servers."""

from __future__ import annotations

from collections.abc import Iterable

from generator import rooms
from generator.publish.edition import Edition
from generator.publish.rules import rules

__all__ = ["Edition", "beside", "server"]


def beside(edition: Edition) -> dict[str, bytes]:
    """Path below `site/` -> content of every file of `publish/files/`."""
    modules = [rooms.load("publish.files", name) for name in rooms.names("publish.files")]
    return {module.NAME: module.text(edition).encode() for module in modules}


def server(edition: Edition, pages: Iterable[str]) -> dict[str, bytes]:
    """Path below `server/` -> content, for every kind of server; `pages` are all built pages."""
    told = rules(edition, pages)
    modules = [rooms.load("publish.servers", name) for name in rooms.names("publish.servers")]
    return {name: text.encode() for module in modules for name, text in module.files(told).items()}
