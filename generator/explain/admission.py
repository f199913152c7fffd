"""How a list of admissions is ordered: what decides, and what decides among equals."""

from __future__ import annotations

from generator.config.base import in_words
from generator.config.rules.admission import Admission
from generator.explain import Case, Explained
from generator.explain._clause import clause
from generator.explain._groups import present

PLACE = 2


def explain(case: Case) -> Explained:
    """Where the policy has an order for this kind of admission and ranks are shown."""
    policy, kind = case.unit.policy, case.unit.kind_name
    rule = policy.admission.get(kind)
    if rule is None or not case.shows("rank"):
        return Explained()
    order = rule.order
    facts = {
        "by": list(order.by),
        "lower_first": list(order.lower_first),
        "within": present(case.source.table, order.within),
        "basis": in_words(order.basis),
    }
    sentence = f"名次：{_order(rule, case)}{clause(order.basis)}"
    sentences = (sentence, *_parts(rule, case))
    return Explained({"order": facts}, sentences, (f"admission.{kind}",))


def _order(rule: Admission, case: Case) -> str:
    first, *others = (_step(name, rule, case) for name in rule.order.by)
    words = f"按{first}排列"
    if others:
        words += f"；相同的，依次比较{'、'.join(others)}"
    if rule.order.within:
        words += f"；只与{case.titles(rule.order.within)}都相同的考生一起排名"
    return f"{words}；全部相同的，名次相同"


def _step(name: str, rule: Admission, case: Case) -> str:
    return case.fields.title(name) + ("（小的在前）" if name in rule.order.lower_first else "")


def _parts(rule: Admission, case: Case) -> list[str]:
    """What the scores are made of, as far as it bears on the order."""
    told = [
        f"{case.fields.title(name)}：{case.titles(each.of).replace('、', ' + ')}"
        f"{clause(each.basis)}"
        for name, each in rule.sums.items()
    ]
    if rule.full_marks:
        full = rule.full_marks
        mark = f"{case.fields.title(full.mark)}为“{full.value}”的"
        told.append(
            f"按满分计：{mark}，{case.fields.title(full.field)}按满分计{clause(full.basis)}"
        )
    return told
