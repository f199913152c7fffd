"""A correction, or a notice more, written into a round's YAML, and nothing else touched."""

from __future__ import annotations

from datetime import date

import pytest
from ruamel.yaml import YAML

from generator.acts.amend import amend
from generator.acts.approve import approve
from generator.acts.supplement import supplement
from generator.config.round import Added, Correction, NoticeSpec
from generator.errors import ConfigError
from generator.model import Approval
from tests.acts.test_approve import BEFORE

DAY = date(2024, 3, 20)
KEEPS = Correction(revision=2, on=DAY, by="教务处", reason="录入有误")
ANEW = Correction(revision=2, on=DAY, by="教务处", reason="录入有误: 一行", publish_on=DAY,
                  until=date(2024, 3, 25))  # fmt: skip
LINE = "- {revision: 2, on: 2024-03-20, by: 教务处, reason: 录入有误}\n"
CASES = [
    (
        "a-ranking", "", KEEPS,
        "    approvals: []      # 审核\n",
        "    approvals: []      # 审核\n    corrections:\n      " + LINE,
    ),
    (
        "a-application", "机电学院", KEEPS,
        "fingerprint: 00aa00aa}\n",
        "fingerprint: 00aa00aa}\n        corrections:\n          " + LINE,
    ),
    (
        "a-application", "艺术学院", ANEW,
        "        source: [data/艺术.xlsx]\n",
        "        source: [data/艺术.xlsx]\n        corrections:\n          "
        "- {revision: 2, on: 2024-03-20, by: 教务处, reason: '录入有误: 一行', "
        "publish_on: 2024-03-20, until: 2024-03-25}\n",
    ),
]  # fmt: skip


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize(("notice", "part", "correction", "old", "new"), CASES)
def test_only_the_correction_is_added(notice, part, correction, old, new, ends):
    """Comments, blank lines, order and line ends stay as the webmaster wrote them."""
    assert BEFORE.count(old) == 1
    text = amend(BEFORE.replace("\n", ends), notice, part, correction)
    assert text == BEFORE.replace(old, new).replace("\n", ends)


def test_one_entry_for_each_revision():
    """A correction that is not public yet gives way to a better one; others stay."""
    once = amend(BEFORE, "a-ranking", "", KEEPS)
    third = Correction(revision=3, on=DAY, by="督察组", reason="再次核对")
    both = amend(once, "a-ranking", "", third)
    assert amend(both, "a-ranking", "", KEEPS) == both
    entries = YAML(typ="safe").load(amend(both, "a-ranking", "", ANEW))["notices"][0]["corrections"]
    assert [(entry["revision"], entry["reason"]) for entry in entries] == [
        (2, "录入有误: 一行"),
        (3, "再次核对"),
    ]


def test_of_an_unknown_notice():
    """What is not there cannot be corrected."""
    with pytest.raises(ConfigError, match="a-rank；"):
        amend(BEFORE, "a-rank", "", KEEPS)


def test_approvals_of_what_was_published_stay():
    """The office approves the next revision; that it approved the first stays on record."""
    first = Approval("approved", "教务处", date(2024, 3, 18), "9f2c41d0")
    second = Approval("approved", "教务处", DAY, "ffffffff")
    text = approve(BEFORE, "a-ranking", "", first)
    kept = approve(text, "a-ranking", "", second, {"9f2c41d0" + "0" * 56})
    assert kept.count("by: 教务处") == text.count("by: 教务处") + 1
    assert approve(text, "a-ranking", "", second).count("by: 教务处") == text.count("by: 教务处")


NEW = """\
  - id: a-ranking-s1
    kind: ranking
    supplements: a-ranking
    added: {on: 2024-03-20, by: 教务处, reason: 文件下发较晚}
    source: [data/补充.xlsx]
    publish_on: 2024-03-20
"""
PARTS = """\
  - id: a-application-s1
    kind: application
    supplements: a-application
    parts:
      - part: 艺术学院
        source: [data/补充.xlsx]
        publish_on: 2024-03-20
"""


@pytest.mark.parametrize(
    ("spec", "new"),
    [
        ({"id": "a-ranking-s1", "kind": "ranking", "supplements": "a-ranking",
          "source": ["data/补充.xlsx"], "publish_on": DAY,
          "added": Added(on=DAY, by="教务处", reason="文件下发较晚")}, NEW),
        ({"id": "a-application-s1", "kind": "application", "supplements": "a-application",
          "parts": [{"part": "艺术学院", "source": ["data/补充.xlsx"], "publish_on": DAY}]}, PARTS),
    ],
)  # fmt: skip
def test_a_supplement_follows_the_last_notice(spec, new):
    """A notice of its own, one key a line, before what closes the file."""
    text = supplement(BEFORE, NoticeSpec.model_validate(spec))
    assert text == BEFORE.replace("\n# 完\n", f"{new}\n# 完\n")
