"""What an input may name."""

from __future__ import annotations

import pytest

INPUT = """\
title: 放弃
columns:
  - {field: student_no}
  - {field: name, optional: true}
"""
CASES = [
    ("gone", INPUT, []),
    (
        "list",
        INPUT,
        ["inputs/list.yml 第 1 行: 已有公示种类“list”；检查按名称找名单，两者须不同，请改文件名"],
    ),
    (
        "gone",
        INPUT.replace("field: name", "field: nam"),
        [
            "inputs/gone.yml 第 4 行: columns 第 2 项 field: 没有字段“nam”；是否想写“name”？可用：name、student_no、major、average、reason"
        ],
    ),
    (
        "gone",
        INPUT.replace("field: name", "field: phone"),
        [
            "inputs/gone.yml 第 4 行: columns 第 2 项 field: “联系电话”不读取、不使用（六(三)）；请删去这一项"
        ],
    ),
    (
        "gone",
        INPUT.replace("field: name", "field: student_no"),
        ["inputs/gone.yml 第 4 行: columns 第 2 项 field: “student_no”写了两次；请删去一处"],
    ),
    (
        "gone",
        "title: 放弃\ncolumns: []\n",
        ["inputs/gone.yml 第 2 行: columns: 至少要有一项"],
    ),
]


@pytest.mark.parametrize(("name", "text", "expected"), CASES)
def test_refused(small, problems, name, text, expected):
    """One file, and exactly what is said about it."""
    folder = small / "site_config/inputs"
    folder.mkdir()
    (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    assert problems() == expected


def test_a_round_uses_inputs_that_are_there(small, change, problems):
    """A name without a file is named with those that have one."""
    folder = small / "site_config/inputs"
    folder.mkdir()
    (folder / "declined.yml").write_text(INPUT, encoding="utf-8")
    change("rounds/one.yml", "notices:", "inputs: {declined: [data/c.xlsx]}\nnotices:")
    assert problems() == []
    change("rounds/one.yml", "{declined:", "{decline:")
    assert problems() == [
        "rounds/one.yml 第 5 行: inputs decline: 没有辅助材料“decline”；是否想写“declined”？可用：declined"
    ]
