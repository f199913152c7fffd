"""`policies/*.yml`: a retention for every kind, and no rule about what nobody knows."""

from __future__ import annotations

from collections.abc import Iterator

from generator.config.document import Document, Key, Problem
from generator.config.parts import Parts
from generator.config.policy import Policy
from generator.config.words import unknown


def problems(parts: Parts) -> Iterator[Problem]:
    """Yield rules for unknown kinds and fields, and confirmations of no rule."""
    for part in parts.policies.values():
        if part.model:
            yield from _kinds(part.document, part.model, parts)
            yield from _fields(part.document, part.model, parts.known_fields())
            yield from _confirmed(part.document, part.model)


def _kinds(document: Document, policy: Policy, parts: Parts) -> Iterator[Problem]:
    if "default" not in policy.retention:
        text = "缺少 default：没有另行规定的公示保留到什么时候；如 {until: year-end, basis: …}"
        yield document.problem(("retention",), text)
    shared = [part.model.publicity for part in parts.kinds.values() if part.model]
    known = tuple(parts.kinds)
    asked: list[tuple[Key, str, tuple[str, ...]]] = [
        *((("publicity", name), name, (*known, *filter(None, shared)))
          for name in policy.publicity),
        *((("retention", name), name, (*known, "default")) for name in policy.retention),
        *((("approvals", "kinds", name), name, known) for name in policy.approvals.kinds),
        *((("requires", name), name, known) for name in policy.requires),
    ]  # fmt: skip
    for name, conditions in policy.requires.items():
        asked += [(("requires", name, at), text.split()[0] if text else "", known)
                  for at, text in enumerate(conditions)]  # fmt: skip
    for key, name, names in asked:
        if name not in names:
            yield document.problem(key, unknown("公示种类", name, names))


def _fields(document: Document, policy: Policy, known: tuple[str, ...]) -> Iterator[Problem]:
    asked: list[tuple[Key, str]] = []
    if policy.rank:
        asked += [(("rank", "by"), policy.rank.by)]
        asked += [(("rank", "within", at), name) for at, name in enumerate(policy.rank.within)]
    if policy.quota:
        asked += [(("quota", "of", at), name) for at, name in enumerate(policy.quota.of)]
    for key, name in asked:
        if known and name not in known:
            yield document.problem(key, unknown("字段", name, known))


def _confirmed(document: Document, policy: Policy) -> Iterator[Problem]:
    doubtful = policy.doubtful()
    for name in policy.confirmed:
        if name not in doubtful:
            yield document.problem(("confirmed", name), unknown("待确认的规则", name, doubtful))
