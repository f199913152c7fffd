"""What a webmaster's YAML can be, and what is said about it."""

from __future__ import annotations

import pytest

CASES = [
    (
        "fields.yml",
        "never: 六(三)",
        "never: 六: (三)",
        [
            "fields.yml 第 7 行: 括号 [ ] { } 没有成对，或其中少了半角逗号；含逗号、冒号、括号的文字请加引号",
        ],
    ),
    (
        "kinds/list.yml",
        "group_by: [major]",
        "\tgroup_by: [major]",
        [
            "kinds/list.yml 第 2 行: 缩进不能用制表符（Tab），请改用空格",
        ],
    ),
    (
        "kinds/list.yml",
        "group_by: [major]",
        "group_by: [major",
        [
            "kinds/list.yml 第 3 行: 括号 [ ] { } 没有成对，或其中少了半角逗号；含逗号、冒号、括号的文字请加引号",
        ],
    ),
    (
        "kinds/list.yml",
        "title: 名单公示",
        "title：名单公示",
        [
            "kinds/list.yml 第 1 行: 冒号须用半角，后面空一格：“键: 值”",
        ],
    ),
    (
        "kinds/list.yml",
        "title: 名单公示",
        'title: "名单公示',
        [
            "kinds/list.yml 第 8 行: 引号没有成对",
        ],
    ),
    (
        "kinds/list.yml",
        "title: 名单公示",
        "title: @名单",
        [
            "kinds/list.yml 第 1 行: 文字不能以 %、@、` 开头，请加引号",
        ],
    ),
    (
        "kinds/list.yml",
        "title: 名单公示",
        "title: *名单",
        [
            "kinds/list.yml 第 1 行: 以 * 或 & 开头的文字请加引号",
        ],
    ),
    (
        "kinds/list.yml",
        "title: 名单公示",
        "title: !名单",
        [
            "kinds/list.yml 第 1 行: 以 ! 开头的文字请加引号",
        ],
    ),
    (
        "kinds/list.yml",
        "title: 名单公示",
        "  title: 名单公示",
        [
            "kinds/list.yml 第 2 行: 缩进与上面的行没有对齐，或前面少了“键: ”",
        ],
    ),
    (
        "kinds/list.yml",
        "title: 名单公示",
        "title: 甲\ntitle: 乙",
        [
            "kinds/list.yml 第 2 行: title: 写了两次（第 1 行已有）；请只留一处",
        ],
    ),
    (
        "kinds/list.yml",
        "title: 名单公示",
        "title: 甲\n---\na: 乙",
        [
            "kinds/list.yml 第 2 行: 文件里有多余的 --- 行；一个文件只写一份",
        ],
    ),
    (
        "kinds/list.yml",
        "",
        "# 什么也没有\n",
        [
            "kinds/list.yml: 文件是空的；请参照同一文件夹的其他文件填写，或删去本文件",
        ],
    ),
    (
        "kinds/list.yml",
        "",
        "名单公示\n",
        [
            "kinds/list.yml 第 1 行: 最外层须是“键: 值”，冒号用半角，后面空一格",
        ],
    ),
    (
        "kinds/list.yml",
        "columns:",
        "about: &a [*a]\ncolumns:",
        [
            "kinds/list.yml 第 3 行: about: 须是文字；含 [ ] 或 { } 的文字请加引号",
            "kinds/list.yml 第 3 行: about 第 1 项: 引用（*）套在自己里面；请改为直接写出内容",
        ],
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "expected"), CASES)
def test_broken_yaml(change, problems, name, old, new, expected):
    """YAML that cannot be read is told by its line and a way out."""
    change(name, old, new)
    assert problems() == expected
