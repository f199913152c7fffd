"""`policies/*.yml`: a retention for every kind, and no rule about what nobody knows."""

from __future__ import annotations

from collections.abc import Iterator

from generator.config.document import Document, Key, Problem
from generator.config.fields import Fields
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
            yield from _order(part.document, part.model)
        if part.model and parts.fields.model:
            yield from _never(part.document, part.model, parts.fields.model)


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
        *((("admission", name), name, known) for name in policy.admission),
        *((("schedule", name), name, known) for name in policy.schedule),
        *((("next_steps", name), name, known) for name in policy.next_steps),
        *((("places", name), name, (*known, "default")) for name in policy.places),
        *((("contacts", "kinds", name), name, known)
          for name in (policy.contacts.kinds if policy.contacts else ())),
        *((("statements", at, "kinds", n), name, known)
          for at, said in enumerate(policy.statements) for n, name in enumerate(said.kinds)),
    ]  # fmt: skip
    for name, conditions in policy.requires.items():
        asked += [(("requires", name, at), text.split()[0] if text else "", known)
                  for at, text in enumerate(conditions)]  # fmt: skip
    for key, name, names in asked:
        if name not in names:
            yield document.problem(key, unknown("公示种类", name, names))


def _fields(document: Document, policy: Policy, known: tuple[str, ...]) -> Iterator[Problem]:
    for key, name in (*_of_scores(policy), *_of_choice(policy), *_of_admission(policy)):
        if known and name not in known:
            yield document.problem(key, unknown("字段", name, known))


Asked = Iterator[tuple[Key, str]]


def _each(key: Key, names: tuple[str, ...]) -> Asked:
    for at, name in enumerate(names):
        yield (*key, at), name


def _of_scores(policy: Policy) -> Asked:
    if policy.average and policy.average.not_from:
        yield from _each(("average", "not_from", "value"), policy.average.not_from.value)
    if policy.rank:
        yield ("rank", "by"), policy.rank.by
        yield from _each(("rank", "within"), policy.rank.within)
    if policy.rank and policy.rank.apart_with_plan:
        yield ("rank", "apart_with_plan", "field"), policy.rank.apart_with_plan.field


def _of_choice(policy: Policy) -> Asked:
    if policy.quota:
        yield from _each(("quota", "of"), policy.quota.of)
    if policy.quota and policy.quota.not_transferable:
        yield ("quota", "not_transferable", "field"), policy.quota.not_transferable.field
    if policy.last_place:
        yield from _each(("last_place", "by"), policy.last_place.by)


def _of_admission(policy: Policy) -> Asked:
    for kind, rule in policy.admission.items():
        key: Key = ("admission", kind)
        yield from _each((*key, "order", "by"), rule.order.by)
        yield from _each((*key, "order", "within"), rule.order.within)
        for name, total in rule.sums.items():
            yield (*key, "sums", name), name
            yield from _each((*key, "sums", name, "of"), total.of)
        if rule.not_zero:
            yield from _each((*key, "not_zero", "fields"), rule.not_zero.fields)
        if rule.passed:
            yield from _each((*key, "passed", "fields"), rule.passed.fields)
        if rule.lowest:
            yield (*key, "lowest", "field"), rule.lowest.field
        if rule.full_marks:
            yield (*key, "full_marks", "field"), rule.full_marks.field
            yield (*key, "full_marks", "mark"), rule.full_marks.mark


def _order(document: Document, policy: Policy) -> Iterator[Problem]:
    for kind, rule in policy.admission.items():
        for at, name in enumerate(rule.order.lower_first):
            if name not in rule.order.by:
                key = ("admission", kind, "order", "lower_first", at)
                yield document.problem(key, unknown("排序依据", name, rule.order.by))


def _never(document: Document, policy: Policy, fields: Fields) -> Iterator[Problem]:
    for at, name in enumerate(policy.never.value if policy.never else ()):
        spec, key = fields.fields.get(name), ("never", "value", at)
        if spec is None:
            yield document.problem(key, unknown("字段", name, fields.fields))
        elif not spec.never:
            text = f"细则不许公示“{spec.title}”，但 fields.yml 没有写 never；请在 fields.yml 补上"
            yield document.problem(key, text)


def _confirmed(document: Document, policy: Policy) -> Iterator[Problem]:
    doubtful = policy.doubtful()
    for name in policy.confirmed:
        if name not in doubtful:
            yield document.problem(("confirmed", name), unknown("待确认的规则", name, doubtful))
