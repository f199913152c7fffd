"""`extends`: mappings are joined, anything else is replaced, and lines stay true."""

from __future__ import annotations

from generator import config

CHILD = """\
extends: rules
title: 甲校细则
approvals: {default: [教务处, 督察组]}
publicity:
  list: {at_least: 5}
"""


def test_joined(small, change):
    """The child says what differs; the basis of what it leaves alone comes along."""
    change("policies/child.yml", "", CHILD)
    policies = config.load(small).policies
    rules, child = policies["rules"], policies["child"]
    assert child.title == "甲校细则"
    assert child.publicity["list"].model_dump() == {
        "at_least": 5, "unit": "days", "basis": "一",
    }  # fmt: skip
    assert child.approvals.default == ("教务处", "督察组")
    assert child.approvals.basis == "四"
    assert (child.rank, child.complaints) == (rules.rank, rules.complaints)


def test_grandchild(small, change):
    """A chain of three is one document."""
    change("policies/child.yml", "", CHILD)
    change("policies/grandchild.yml", "", "extends: child\ntitle: 乙校细则\n")
    grandchild = config.load(small).policies["grandchild"]
    assert (grandchild.title, grandchild.publicity["list"].at_least) == ("乙校细则", 5)


def test_fault_is_where_it_is_written(change, problems):
    """A fault of the base is told once, with the base's line; the child's with its own."""
    change("policies/child.yml", "", CHILD.replace("at_least: 5", "at_least: 五"))
    change("policies/rules.yml", "value: yes", "value: 是")
    assert problems() == [
        "policies/child.yml 第 5 行: publicity list at_least: 须是整数",
        "policies/rules.yml 第 4 行: first_day_counts value: 须是 true 或 false",
    ]


def test_unreadable_base_is_told_once(change, problems):
    """A child is not blamed for what its broken base does not give it."""
    change("policies/child.yml", "", CHILD)
    change("policies/rules.yml", "title: 示例细则", "title：示例细则")
    assert problems() == [
        "policies/rules.yml 第 1 行: 冒号须用半角，后面空一格：“键: 值”",
    ]


def test_circle(change, problems):
    """Two files that extend each other are both told so."""
    change("policies/child.yml", "", CHILD)
    change("policies/rules.yml", "title: 示例细则", "title: 示例细则\nextends: child")
    assert problems() == [
        "policies/child.yml 第 1 行: extends: 互相继承，没有尽头（rules → child → rules）；请去掉其中一处",
        "policies/rules.yml 第 2 行: extends: 互相继承，没有尽头（child → rules → child）；请去掉其中一处",
    ]
