"""What a rule rests on, in words: its clauses, what is inferred, and who confirmed that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from generator.config.base import in_words
from generator.config.policy import Policy
from generator.config.rules.procedure import Confirmation


def clause(*bases: str) -> str:
    """`（依据：二(一)2）`, of the document that the page names."""
    return f"（依据：{'；'.join(in_words(basis) for basis in dict.fromkeys(bases) if basis)}）"


def confirmed(policy: Policy, rules: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Who stands for what is inferred or assumed: one sentence a decision.

    `rules` holds what each rule is called on the page, by the name in the policy.
    """
    doubtful = policy.doubtful()
    by_decision: dict[Confirmation | None, list[str]] = {}
    for rule, labels in rules.items():
        if rule in doubtful:
            by_decision.setdefault(policy.confirmed.get(rule), []).extend(labels)
    return tuple(
        f"推断和暂定：{'、'.join(dict.fromkeys(labels))}中文件没有写明的内容，{_decision(found)}"
        for found, labels in by_decision.items()
    )


def chinese(day: date) -> str:
    """`2024年3月18日`."""
    return f"{day.year}年{day.month}月{day.day}日"


def _decision(found: Confirmation | None) -> str:
    if found is None:
        return "尚待学校确认"
    return f"已由{found.by}于 {chinese(found.on)}确认（{found.document}）"
