"""Names and headers in `fields.yml`."""

from __future__ import annotations

import pytest

CASES = [
    (
        "fields.yml",
        "major: {title: 专业}",
        "Major: {title: 专业}",
        [
            "fields.yml 第 4 行: fields Major: 字段名只能用小写字母、数字和下划线，以字母开头",
            "kinds/list.yml 第 2 行: group_by 第 1 项: 没有字段“major”；是否想写“Major”？可用：name、student_no、Major、average、reason、subjects",
            "policies/rules.yml 第 7 行: rank within 第 1 项: 没有字段“major”；是否想写“Major”？可用：name、student_no、Major、average、reason、phone、id_number",
        ],
    ),
    (
        "fields.yml",
        "major: {title: 专业}",
        "subjects: {title: 专业}",
        [
            "fields.yml 第 4 行: fields subjects: 这个名字指“全部科目列”，请换一个字段名",
            "kinds/list.yml 第 2 行: group_by 第 1 项: 没有字段“major”；可用：name、student_no、subjects、average、reason、subjects",
            "policies/rules.yml 第 7 行: rank within 第 1 项: 没有字段“major”；可用：name、student_no、subjects、average、reason、phone、id_number",
        ],
    ),
    (
        "fields.yml",
        "aliases: [学生学号]",
        "aliases: [学生学号, '姓 名']",
        [
            "fields.yml 第 3 行: fields student_no aliases 第 2 项: 表头“姓 名”已属于 name；一个表头只能指一个字段，请删去一处",
        ],
    ),
    (
        "fields.yml",
        "type: number",
        "type: 数字",
        [
            "fields.yml 第 5 行: fields average type: 不能是“数字”；可用：text、name、identifier、number、score、rank、percent、verdict、date、count",
        ],
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "expected"), CASES)
def test_refused(change, problems, name, old, new, expected):
    """One change, and exactly what is said about it."""
    change(name, old, new)
    assert problems() == expected
