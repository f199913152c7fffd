"""An approval written into a round's YAML, and nothing else touched."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from generator.acts.approve import approve
from generator.errors import ConfigError
from generator.model import Approval

PREPARED = Approval("prepared", "教务处", date(2024, 3, 18), "9f2c41d0")
APPROVED = Approval("approved", "综合审查组", date(2024, 3, 19), "9f2c41d0")

BEFORE = """\
# 一轮选拔一个文件。
title: "2024届"   # 接在校名之后
mask: {student_no: {tail: 3}}

notices:
  - id: a-ranking      # 永久编号
    kind: ranking
    source: ["data/总表.xlsx"]
    publish_on: 2024-03-19
    approvals: []      # 审核

  # 各学院分别公示
  - id: a-application
    kind: application
    parts:
      - part: 机电学院
        source: ['data/机电.xlsx']
        approvals:
          - {step: prepared, by: 教务处, on: 2024-03-01, fingerprint: 00aa00aa}

      - part: 艺术学院
        source: [data/艺术.xlsx]

# 完
"""

LINE = "- {step: prepared, by: 教务处, on: 2024-03-18, fingerprint: 9f2c41d0}\n"
CASES = [
    (
        "a-ranking", "", PREPARED,
        "    approvals: []      # 审核\n",
        "    approvals:         # 审核\n      " + LINE,
    ),
    (
        "a-application", "机电学院", PREPARED,
        "          - {step: prepared, by: 教务处, on: 2024-03-01, fingerprint: 00aa00aa}\n",
        "          " + LINE,
    ),
    (
        "a-application", "机电学院", APPROVED,
        "fingerprint: 00aa00aa}\n",
        "fingerprint: 00aa00aa}\n"
        "          - {step: approved, by: 综合审查组, on: 2024-03-19, fingerprint: 9f2c41d0}\n",
    ),
    (
        "a-application", "艺术学院", PREPARED,
        "        source: [data/艺术.xlsx]\n",
        "        source: [data/艺术.xlsx]\n        approvals:\n          " + LINE,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("notice", "part", "approval", "old", "new"), CASES)
def test_only_the_approval_changes(notice, part, approval, old, new):
    """Comments, quotes, blank lines and order stay as the webmaster wrote them."""
    assert BEFORE.count(old) == 1
    assert approve(BEFORE, notice, part, approval) == BEFORE.replace(old, new)


@pytest.mark.parametrize(("notice", "part", "approval", "old", "new"), CASES)
def test_windows_line_ends_stay(notice, part, approval, old, new):
    """A file from Windows stays one."""
    text = "\ufeff" + BEFORE.replace("\n", "\r\n")
    expected = BEFORE.replace(old, new).replace("\n", "\r\n")
    assert approve(text, notice, part, approval) == expected


def test_lists_that_are_not_moved_in():
    """Items that begin under their key keep doing so."""
    before = "notices:\n- id: a\n  kind: b\n\n- id: c\n"
    assert approve(before, "a", "", PREPARED) == (
        f"notices:\n- id: a\n  kind: b\n  approvals:\n  {LINE}\n- id: c\n"
    )


def test_an_office_approves_once():
    """A later approval of the same office takes its place, others stay."""
    text = approve(approve(BEFORE, "a-ranking", "", PREPARED), "a-ranking", "", APPROVED)
    again = Approval("prepared", "教务处", date(2024, 3, 20), "ffffffff")
    assert approve(text, "a-ranking", "", again) == text.replace(
        LINE.strip(), "- {step: prepared, by: 教务处, on: 2024-03-20, fingerprint: ffffffff}"
    )


@pytest.mark.parametrize(
    ("notice", "part", "named"),
    [
        ("a-rank", "", "a-rank"),
        ("a-application", "机电", "a-application（机电）"),
        ("a-ranking", "机电学院", "a-ranking（机电学院）"),
    ],
)
def test_unknown_notice(notice, part, named):
    """What is not there cannot be approved."""
    with pytest.raises(ConfigError) as caught:
        approve(BEFORE, notice, part, PREPARED)
    assert caught.value.problems == (f"rounds 中没有公示 {named}；请核对编号和学院全称",)


@given(st.text("0123456789abcdef", min_size=8, max_size=64))
def test_any_fingerprint_stays_text(fingerprint):
    """Digits alone, or digits around an e, are not read back as a number."""
    approval = Approval("approved", "督察组", date(2024, 3, 19), fingerprint)
    text = approve(BEFORE, "a-ranking", "", approval)
    written = YAML(typ="safe").load(text)["notices"][0]["approvals"][0]
    assert written == {
        "step": "approved", "by": "督察组", "on": date(2024, 3, 19), "fingerprint": fingerprint,
    }  # fmt: skip
