"""Corrections stand in turn, by known offices, on sound days, and speak of nobody."""

from __future__ import annotations

import pytest

LAST = "approvals:\n      - {step: prepared, by: 教务处, on: 2024-03-18, fingerprint: 9f2c41d0}"
FIRST = "{revision: 2, on: 2024-03-20, by: 教务处, reason: 录入有误}"


def second(**changes: str) -> str:
    """The third revision's entry, with other words."""
    values = {"revision": "3", "on": "2024-03-21", "by": "教务处", "reason": "又有误"} | changes
    return "{" + ", ".join(f"{key}: {value}" for key, value in values.items()) + "}"


CASES = [
    ("in turn", second(), ""),
    ("a college", second(by="机电学院"), ""),
    ("out of turn", second(revision="4"), "corrections 第 2 项 revision: 应为 3：更正从第 2 版起"),
    ("the first", second(revision="1"), "corrections 第 2 项 revision: 不能小于 2"),
    ("office", second(by="某处"), "corrections 第 2 项 by: 没有部门“某处”"),
    ("days", second(publish_on="2024-03-22", until="2024-03-21"),
     "corrections 第 2 项 until: 早于 publish_on（2024-03-22）"),
    ("phone", second(reason="电话 13907718899"), "corrections 第 2 项 reason: 含有疑似电话号码"),
    ("no reason", second(reason="''"), "corrections 第 2 项 reason: 不能为空"),
]  # fmt: skip


@pytest.mark.parametrize(("entry", "message"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_corrections(change, problems, entry, message):
    """Each fault is named at its entry; no value of a reason is quoted."""
    entries = f"    corrections:\n      - {FIRST}\n      - {entry}\n"
    change("rounds/one.yml", f"    {LAST}\n", f"    {LAST}\n{entries}")
    found = problems()
    assert len(found) == bool(message)
    assert message in "".join(found)
    assert "13907718899" not in "".join(found)


def test_of_a_part(change, problems):
    """A notice with parts has them in its parts."""
    change("rounds/one.yml", "publish_on: 2024-03-19}",
           f"publish_on: 2024-03-19, corrections: [{FIRST}]}}\n    corrections: [{FIRST}]")  # fmt: skip
    (found,) = problems()
    assert "有 parts 时，corrections 写在各 part 中" in found


def test_why_only_of_supplements(change, problems):
    """What adds to nothing needs no reason for it."""
    change("rounds/one.yml", "    until: 2024-03-22\n",
           "    until: 2024-03-22\n    added: {on: 2024-03-19, by: 教务处, reason: 晚了}\n")  # fmt: skip
    (found,) = problems()
    assert "只有补充公示（有 supplements 的）才写 added" in found
