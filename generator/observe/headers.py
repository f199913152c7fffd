"""The headers of all answers -> a warning for each that a server lacks or changes.

Warnings: a host whose rules the school cannot set is no reason to call a list altered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from generator.model import Finding, Place
from generator.observe.plan import Look, Published
from generator.observe.web import Answer

CODE = "live-header"
LASTING = ("assets/",)
"""Below it files have names of their own for each content, and may be kept."""


def check(answers: Iterable[tuple[Look, Answer]], published: Published) -> Iterator[Finding]:
    """Yield one warning for each header, with how many answers lack it."""
    lacking: dict[str, list[str]] = defaultdict(list)
    other: dict[str, list[str]] = defaultdict(list)
    total = 0
    for look, answer in answers:
        if look.gone or answer.status != 200:
            continue
        total += 1
        for name, value in _due(look, answer, published).items():
            given = answer.headers.get(name.lower(), "")
            if not given:
                lacking[name].append(look.path)
            elif not _agrees(name, given, value):
                other[name].append(look.path)
    way_out = "请使用 server/ 中的规则；服务器不能设置时可以不理会"
    for name, paths in lacking.items():
        message = f"{total} 个应答中有 {len(paths)} 个没有 {name}；{way_out}"
        yield Finding(CODE, "warning", message, Place(paths[0]))
    for name, paths in other.items():
        message = f"{len(paths)} 个应答的 {name} 与 server/ 中的规则不同；请更新服务器规则"
        yield Finding(CODE, "warning", message, Place(paths[0]))


def _due(look: Look, answer: Answer, published: Published) -> Mapping[str, str]:
    secure = answer.address.startswith("https:")
    every = {
        name: value
        for name, value in published.headers.items()
        if secure or name != "Strict-Transport-Security"
    }
    if not look.path.startswith(LASTING):
        every["Cache-Control"] = "no-cache"
    if look.folder and look.folder.split("/")[0] not in published.documents and published.listed:
        every["X-Robots-Tag"] = published.listed
    return every


def _agrees(name: str, given: str, value: str) -> bool:
    """A list may hold more than is due, and never less; a policy is the same or another."""
    if name in {"X-Robots-Tag", "Cache-Control"}:
        return _words(value) <= _words(given) or "no-store" in _words(given)
    if name == "Strict-Transport-Security":
        return "max-age=" in given.lower()
    return " ".join(given.split()).lower() == " ".join(value.split()).lower()


def _words(value: str) -> set[str]:
    return {word.strip().lower() for word in value.split(",")}
