"""The headers of all answers -> a warning for each that a server lacks or changes.

Warnings: a host whose rules the school cannot set is no reason to call a list altered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from generator.model import Finding
from generator.observe.plan import Look, Published
from generator.observe.web import Answer

CODE = "live-header"


def check(answers: Iterable[tuple[Look, Answer]], published: Published) -> Iterator[Finding]:
    """Yield one warning for each header, with how many answers lack it."""
    due: dict[str, int] = defaultdict(int)
    lacking: dict[str, list[str]] = defaultdict(list)
    other: dict[str, list[str]] = defaultdict(list)
    for look, answer in answers:
        if look.gone or answer.status != 200:
            continue
        for name, value in _due(look, answer, published).items():
            due[name] += 1
            given = answer.headers.get(name.lower(), "")
            if not given:
                lacking[name].append(look.path)
            elif not _agrees(name, given, value):
                other[name].append(look.path)
    for name, paths in lacking.items():
        yield _warning(name, paths, due[name], "没有这个响应头", "不能设置时可以不理会")
    for name, paths in other.items():
        yield _warning(name, paths, due[name], "与规则不同", "并更新到服务器")


def _warning(name: str, paths: list[str], due: int, what: str, way_out: str) -> Finding:
    message = (
        f"{name}：{due} 个应答中有 {len(paths)} 个{what}（如 {paths[0]}）；"
        f"请使用 server/ 中的规则，{way_out}"
    )
    return Finding(CODE, "warning", message)


def _due(look: Look, answer: Answer, published: Published) -> Mapping[str, str]:
    secure = answer.address.startswith("https:")
    every = {
        name: value
        for name, value in published.headers.items()
        if secure or name != "Strict-Transport-Security"
    }
    if look.path.split("/")[0] not in published.kept:
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
