"""Every requirement of the four documents is fulfilled by a file, or is no publicity."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import config

ROOT = Path(__file__).parents[2]
CONFIG = ROOT / "site_config"
LAST = {"G": 18, "L": 28, "H": 10, "U": 14}
"""Letter of a document -> its last requirement."""
NO_PUBLICITY = "不属于公示"
ROW = re.compile(r"^\| ([A-Z]\d+) \| (.*?) \| (.*?) \|$")
FILE = re.compile(r"`([a-z_]+(?:/[\w.-]*)*(?:\.\w+|/))`")

ROWS = [match.groups() for line in (CONFIG / "REQUIREMENTS.md").read_text("utf-8").splitlines()
        if (match := ROW.match(line))]  # fmt: skip


def test_no_requirement_is_missing_or_named_twice():
    """G1 to U14, in order."""
    expected = [f"{letter}{n}" for letter, last in LAST.items() for n in range(1, last + 1)]
    assert [number for number, _, _ in ROWS] == expected


@pytest.mark.parametrize(("number", "text", "how"), ROWS, ids=[row[0] for row in ROWS])
def test_each_row_names_files_that_exist_or_says_why_not(number, text, how):
    """A file of the configuration or of the program, or the reason why there is none."""
    files = FILE.findall(how)
    assert text
    assert [
        name for name in files if not any((top / name).exists() for top in (CONFIG, ROOT))
    ] == []
    for reason in how.split(NO_PUBLICITY)[1:]:
        assert "：" in reason, f"{number}: 没有写明理由"
    assert files or NO_PUBLICITY in how


def test_every_kind_policy_and_input_serves_a_requirement():
    """Nothing lies there that no document asks for, but for the sample's own policy."""
    named = {name for _, _, how in ROWS for name in FILE.findall(how)}
    there = {f"{folder}/{path.name}" for folder in ("kinds", "policies", "inputs")
             for path in (CONFIG / folder).glob("*.yml")}  # fmt: skip
    assert there - named == {"policies/sample-2024.yml"}


@pytest.fixture(scope="module")
def project():
    """The repository's own project."""
    return config.load(ROOT)


def test_every_rule_rests_on_something(project):
    """A clause, or a word that says it is none; no rule of a school is left to the province."""
    for name, policy in project.policies.items():
        assert [rule for rule, basis in policy.bases() if not basis and rule != "requires"] == []
        assert not policy.requires or policy.requires_basis, name


def test_what_counts_can_be_published(project):
    """Categories and levels of the rules are choices of the list that shows them."""
    shown = {column.field: set(column.words().values())
             for column in project.kinds["direct-admission"].columns}  # fmt: skip
    direct = project.policies["guangxi-2024"].direct
    levels = {level for rule in direct.categories.values() for level in rule.levels}
    assert set(direct.categories) <= shown["category"]
    assert levels <= shown["award_level"]


def test_the_hardship_list_shows_next_to_nothing(project):
    """College, major and a masked name; no number, rank, score, cause or household."""
    kind = project.kinds["hardship"]
    assert [(column.field, column.publish) for column in kind.columns] == [
        ("major", "keep"),
        ("name", "name"),
    ]
    assert kind.group_by == ("college",)
    assert project.policies["hunan-2024"].retained("hardship").until == "period-end"


@pytest.mark.parametrize(
    ("kind", "chain"),
    [
        ("admission-single", ["total_score", "test_score", "culture_score", "aptitude_score",
                              "chinese_score", "math_score", "foreign_score"]),
        ("admission-counterpart", ["total_score", "test_score", "culture_score", "skill_score",
                                   "chinese_score", "math_score", "foreign_score"]),
        ("admission-gaokao", ["total_score", "position"]),
        ("admission-arts", ["art_score", "gaokao_score", "position", "wish"]),
    ],
)  # fmt: skip
def test_tie_chains_of_the_charter(project, kind, chain):
    """U4, U5, U9, U10; and the workbook's columns for it are read."""
    order = project.policies["lzpu-2025"].admission[kind].order
    assert list(order.by) == chain
    read = {column.field for column in project.kinds[kind].columns}
    assert {*order.by, *order.within} <= {
        *read, *project.kinds[kind].also_read, *project.kinds[kind].group_by,
    }  # fmt: skip


def test_no_address_or_date_of_the_bad_scans():
    """The Hunan rules hold no address, and no day of the year."""
    text = (CONFIG / "policies/hunan-2024.yml").read_text("utf-8")
    assert re.findall(r"https?://|www\.|\d+月\d+日|2024-\d\d", text) == []
