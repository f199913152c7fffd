"""What a rule rests on, in words: its clause, what is inferred, and who confirmed that."""

from __future__ import annotations

import re
from datetime import date

from generator.config.policy import DOUBT, Policy

_ALONE = "细则没有规定，暂定"


def clause(policy: Policy, rule: str, *bases: str) -> str:
    """`（依据：二(一)2）`; `rule` is the name by which a school confirms it."""
    words = [plain(basis) for basis in dict.fromkeys(bases) if basis]
    if any(DOUBT.search(basis) for basis in bases):
        words.append(_confirmed(policy, rule))
    return f"（依据：{'；'.join(words)}）"


def plain(basis: str) -> str:
    """A basis without the two English words that mark what the document does not fix."""
    if lead := re.fullmatch(r"(inferred|assumed)(?::\s*(.+))?", basis):
        reason = lead[2] or _ALONE
        return f"由 {reason} 推断" if lead[1] == "inferred" else reason
    basis = re.sub(r"\s*\binferred:\s*", "推断：", basis)
    basis = re.sub(r"\s*\bassumed:\s*", "暂定：", basis)
    return re.sub(r"\s*\bassumed\b", _ALONE, basis)


def chinese(day: date) -> str:
    """`2024年3月18日`."""
    return f"{day.year}年{day.month}月{day.day}日"


def _confirmed(policy: Policy, rule: str) -> str:
    decision = policy.confirmed.get(rule)
    if decision is None:
        return "以上推断和暂定的内容尚待学校确认"
    return (
        f"以上推断和暂定的内容已由{decision.by}于{chinese(decision.on)}确认（{decision.document}）"
    )
