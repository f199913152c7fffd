"""What a kind may name and publish."""

from __future__ import annotations

import pytest

from generator import rooms

CASES = [
    (
        "kinds/list.yml",
        "publish: tail",
        "publish: tial",
        [
            "kinds/list.yml 第 5 行: columns 第 2 项 publish: 没有脱敏方式“tial”；是否想写“tail”？可用：{mask}",
        ],
    ),
    (
        "kinds/list.yml",
        "publish: tail",
        "publish: keep",
        [
            "kinds/list.yml 第 5 行: columns 第 2 项 publish: “学号”不能原样公示；请改为 tail，学校书面决定全文公示的写 full 和 basis",
        ],
    ),
    (
        "kinds/list.yml",
        "field: name, publish: name",
        "field: name, publish: keep",
        [
            "kinds/list.yml 第 4 行: columns 第 1 项 publish: “姓名”不能原样公示；请改为 name，学校书面决定全文公示的写 full 和 basis",
        ],
    ),
    (
        "kinds/list.yml",
        "field: name, publish: name",
        "field: nam, publish: name",
        [
            "kinds/list.yml 第 4 行: columns 第 1 项 field: 没有字段“nam”；是否想写“name”？可用：name、student_no、major、average、reason、subjects",
        ],
    ),
    (
        "kinds/list.yml",
        "field: name, publish: name",
        "field: phone, publish: keep",
        [
            "kinds/list.yml 第 4 行: columns 第 1 项 field: “联系电话”任何公示都不得发布（六(三)）；请删去这一项",
        ],
    ),
    (
        "kinds/list.yml",
        "field: name, publish: name",
        "field: id_number, publish: tail",
        [
            "kinds/list.yml 第 4 行: columns 第 1 项 field: “身份证号”任何公示都不得发布（六(三)）；请删去这一项；目前不支持只显示前两位",
            "rounds/one.yml 第 7 行: notices 第 1 项 kind: 公示 id_number 的末几位，但本轮没有写明几位；请在文件开头的 mask 中写，如 mask: {id_number: {tail: 3}}",
            "rounds/one.yml 第 14 行: notices 第 2 项 kind: 公示 id_number 的末几位，但本轮没有写明几位；请在文件开头的 mask 中写，如 mask: {id_number: {tail: 3}}",
        ],
    ),
    (
        "kinds/list.yml",
        "field: name, publish: name",
        "field: student_no, publish: tail",
        [
            "kinds/list.yml 第 5 行: columns 第 2 项 field: “student_no”写了两次；一列只能公示一次，请删去一处",
        ],
    ),
    (
        "kinds/list.yml",
        "field: name, publish: name",
        "field: subjects, publish: keep",
        [
            "kinds/list.yml 第 4 行: columns 第 1 项 publish: subjects（全部科目列）与 publish: score（只留成绩）须一起使用",
        ],
    ),
    (
        "kinds/list.yml",
        "group_by: [major]",
        "group_by: [phone]",
        [
            "kinds/list.yml 第 2 行: group_by 第 1 项: “联系电话”任何公示都不得发布（六(三)）；请删去这一项",
        ],
    ),
    (
        "kinds/list.yml",
        "group_by: [major]",
        "group_by: [name]",
        [
            "kinds/list.yml 第 2 行: group_by 第 1 项: 分组名会原样公示，不能按“姓名”分组；请改用学院、专业等字段",
        ],
    ),
    (
        "kinds/list.yml",
        "group_by: [major]",
        "order_by: [rank]",
        [
            "kinds/list.yml 第 2 行: order_by 第 1 项: 没有字段“rank”；是否想写“reason”？可用：name、student_no、major、average、reason、subjects",
        ],
    ),
    (
        "kinds/list.yml",
        "group_by: [major]",
        "also_read: [rank]",
        [
            "kinds/list.yml 第 2 行: also_read 第 1 项: 没有字段“rank”；是否想写“reason”？可用：name、student_no、major、average、reason、phone、id_number",
        ],
    ),
    (
        "kinds/list.yml",
        "[required-values]",
        "[required-value]",
        [
            "kinds/list.yml 第 7 行: checks 第 1 项: 没有检查“required-value”；是否想写“required-values”？可用：{check}",
        ],
    ),
    (
        "kinds/list.yml",
        ", choices: [甲, {value: 乙, also: [丙]}]",
        "",
        [
            "kinds/list.yml 第 6 行: columns 第 3 项 publish: one-of 须有 choices：列出可以公示的说法；其他文字一律不公示",
        ],
    ),
    (
        "kinds/list.yml",
        "publish: one-of",
        "publish: keep",
        [
            "kinds/list.yml 第 6 行: columns 第 3 项 choices: choices 只用于 publish: one-of；请改 publish",
        ],
    ),
    (
        "kinds/list.yml",
        "also: [丙]",
        "also: [甲]",
        [
            "kinds/list.yml 第 6 行: columns 第 3 项 choices 第 2 项: “甲”已在第 1 项；一种说法只能归入一项",
        ],
    ),
    (
        "kinds/list.yml",
        "title: 名单公示",
        "title: 名单公示\nform: table",
        [
            "kinds/list.yml 第 5 行: columns 第 1 项 field: form: table 的表不能有个人；请删去这一列，或改为 form: people",
            "kinds/list.yml 第 6 行: columns 第 2 项 field: form: table 的表不能有个人；请删去这一列，或改为 form: people",
        ],
    ),
    (
        "kinds/list.yml",
        "title: 名单公示",
        "title: 名单公示\nform: document",
        [
            "kinds/list.yml 第 2 行: form: document 没有表格；请删去 columns 和 made_by，或改 form",
            "rounds/one.yml 第 13 行: notices 第 2 项: list 不分学院，不能写 parts；请写 publish_on",
        ],
    ),
    (
        "kinds/list.yml",
        "title: 名单公示",
        "title: 名单公示\nmade_by: outcome",
        [
            "kinds/list.yml 第 2 行: made_by: 只能生成没有个人信息的表；请写 form: table",
            "rounds/one.yml 第 6 行: notices 第 1 项: list 由本轮各名单生成，不用 source；请删去",
            "rounds/one.yml 第 13 行: notices 第 2 项: list 不分学院，不能写 parts；请写 publish_on",
        ],
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "expected"), CASES)
def test_refused(change, problems, name, old, new, expected):
    """One change, and exactly what is said about it."""
    change(name, old, new)
    assert problems() == [fill(text) for text in expected]


def fill(text):
    """The message with all masks or checks that there are: a new file adds itself."""
    for room in ("mask", "check"):
        text = text.replace(f"{{{room}}}", "、".join(rooms.names(room)))
    return text
