"""What a rule rests on, in words: its clauses, what is inferred, and who confirmed that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from generator.config.policy import Policy
from generator.config.rules.procedure import Confirmation

_ALONE = "文件没有规定，暂定"


def clause(*bases: str) -> str:
    """`（依据：二(一)2）`, of the document that the page names."""
    return f"（依据：{'；'.join(plain(basis) for basis in dict.fromkeys(bases) if basis)}）"


def plain(basis: str) -> str:
    """A basis without the two English words that mark what the document does not fix."""
    lead = re.fullmatch(r"(inferred|assumed)(?::\s*(.+))?", basis)
    text = (lead[2] or _ALONE) if lead else basis
    # A key of the rule may stand before the word: `otherwise assumed: 四(一)`.
    text = re.sub(r"\b[a-z_]+ (?=(?:inferred|assumed)\b)", "", text)
    for word, said in (("inferred", "推断"), ("assumed", "暂定")):
        text = re.sub(rf"(?<=[；。，])\s*\b{word}:\s*", f"{said}：", text)
        text = re.sub(rf"\s*\b{word}:\s*", f"为{said}：", text)
    text = re.sub(r"\s*\bassumed\b", _ALONE, text)
    return f"由 {text} 推断" if lead and lead[1] == "inferred" else text


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
