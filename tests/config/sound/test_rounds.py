"""What a round's notices need."""

from __future__ import annotations

import pytest

CASES = [
    (
        "rounds/one.yml",
        "until: 2024-03-22",
        "until: 2024-03-18",
        [
            "rounds/one.yml 第 10 行: notices 第 1 项 until: 早于 publish_on（2024-03-19）；请改成公示的最后一天",
        ],
    ),
    (
        "rounds/one.yml",
        "fingerprint: 9f2c41d0",
        "fingerprint: 12345678",
        [
            'rounds/one.yml 第 12 行: notices 第 1 项 approvals 第 1 项 fingerprint: 须是文字，却读成了数字；请加引号："12345678"',
        ],
    ),
    (
        "rounds/one.yml",
        "by: 教务处",
        "by: 教务科",
        [
            "rounds/one.yml 第 12 行: notices 第 1 项 approvals 第 1 项 by: 没有部门“教务科”；是否想写“教务处”？可用：教务处、督察组",
        ],
    ),
    (
        "rounds/one.yml",
        "{tail: 3}",
        "{tail: 9}",
        [
            "rounds/one.yml 第 4 行: mask student_no tail: 不能大于 4",
        ],
    ),
    (
        "rounds/one.yml",
        "mask: {student_no: {tail: 3}}\n",
        "",
        [
            "rounds/one.yml 第 6 行: notices 第 1 项 kind: 公示 student_no 的末几位，但本轮没有写明几位；请在文件开头的 mask 中写，如 mask: {student_no: {tail: 3}}",
            "rounds/one.yml 第 13 行: notices 第 2 项 kind: 公示 student_no 的末几位，但本轮没有写明几位；请在文件开头的 mask 中写，如 mask: {student_no: {tail: 3}}",
        ],
    ),
    (
        "rounds/one.yml",
        "mask: {student_no",
        "mask: {exam_no",
        [
            "rounds/one.yml 第 4 行: mask exam_no: 没有字段“exam_no”；可用：name、student_no、major、average、reason、phone、id_number",
            "rounds/one.yml 第 7 行: notices 第 1 项 kind: 公示 student_no 的末几位，但本轮没有写明几位；请在文件开头的 mask 中写，如 mask: {student_no: {tail: 3}}",
            "rounds/one.yml 第 14 行: notices 第 2 项 kind: 公示 student_no 的末几位，但本轮没有写明几位；请在文件开头的 mask 中写，如 mask: {student_no: {tail: 3}}",
        ],
    ),
    (
        "rounds/one.yml",
        "policy: rules",
        "policy: rule",
        [
            "rounds/one.yml 第 2 行: policy: 没有细则“rule”；是否想写“rules”？可用：rules",
        ],
    ),
    (
        "rounds/one.yml",
        "kind: list",
        "kind: lists",
        [
            "rounds/one.yml 第 7 行: notices 第 1 项 kind: 没有公示种类“lists”；是否想写“list”？可用：list",
        ],
    ),
    (
        "rounds/one.yml",
        "source: [data/a.xlsx]",
        "source: [../a.xlsx]",
        [
            "rounds/one.yml 第 8 行: notices 第 1 项 source 第 1 项: 须是项目文件夹里的相对路径，如 data/附件5.xlsx；请把文件放进 data/",
        ],
    ),
    (
        "rounds/one.yml",
        "source: [data/a.xlsx]",
        "source: ['data\\a.xlsx']",
        [
            "rounds/one.yml 第 8 行: notices 第 1 项 source 第 1 项: 路径请用 / 分隔：data/a.xlsx",
        ],
    ),
    (
        "rounds/one.yml",
        "source: [data/a.xlsx]",
        "source: ['C:/a.xlsx']",
        [
            "rounds/one.yml 第 8 行: notices 第 1 项 source 第 1 项: 须是项目文件夹里的相对路径，如 data/附件5.xlsx；请把文件放进 data/",
        ],
    ),
    (
        "rounds/one.yml",
        "source: [data/a.xlsx]",
        "source: [content/a.xlsx]",
        [
            "rounds/one.yml 第 8 行: notices 第 1 项 source 第 1 项: 原始工作簿不能放在会公开的文件夹里；请移到 data/",
        ],
    ),
    (
        "rounds/one.yml",
        "    parts:",
        "    until: 2024-03-22\n    parts:",
        [
            "rounds/one.yml 第 13 行: notices 第 2 项: 有 parts 时，source、publish_on、until、approvals 都写在各 part 中；请移过去",
        ],
    ),
    (
        "rounds/one.yml",
        "    parts:",
        "    office: 招就处\n    parts:",
        [
            "rounds/one.yml 第 15 行: notices 第 2 项 office: 没有部门“招就处”；可用：教务处、督察组",
        ],
    ),
    (
        "rounds/one.yml",
        "    parts:",
        "    map: {手机: phon}\n    parts:",
        [
            "rounds/one.yml 第 15 行: notices 第 2 项 map 手机: 没有字段“phon”；是否想写“phone”？可用：name、student_no、major、average、reason、phone、id_number",
        ],
    ),
    (
        "rounds/one.yml",
        "part: 机电学院",
        "part: 机械学院",
        [
            "rounds/one.yml 第 16 行: notices 第 2 项 parts 第 1 项 part: 没有学院“机械学院”；是否想写“机电学院”？可用：机电学院、艺术学院",
        ],
    ),
    (
        "rounds/one.yml",
        "part: 机电学院",
        "part: 机电系",
        [
            "rounds/one.yml 第 16 行: notices 第 2 项 parts 第 1 项 part: 请写学院全称“机电学院”",
        ],
    ),
    (
        "rounds/one.yml",
        "publish_on: 2024-03-19}",
        "publish_on: 2024-03-19}\n      - {part: 机电学院, source: [data/c.xlsx], publish_on: 2024-03-19}",
        [
            "rounds/one.yml 第 17 行: notices 第 2 项 parts 第 2 项 part: 机电学院写了两次；一个学院一份，多个文件一起写在 source 中",
        ],
    ),
    (
        "rounds/one.yml",
        "id: one-parts",
        "id: one-list",
        [
            "rounds/one.yml 第 13 行: notices 第 2 项 id: “one-list”已在 one.yml 使用；编号是永久网址，不能重复使用",
        ],
    ),
    (
        "rounds/one.yml",
        "id: one-parts",
        "id: One_Parts",
        [
            "rounds/one.yml 第 13 行: notices 第 2 项 id: 只能用小写字母 a–z、数字和连字符，以字母或数字开头",
        ],
    ),
    (
        "rounds/two.yml",
        "",
        "title: 二\npolicy: rules\ncohort: 2021级\nmask: {student_no: {tail: 3}}\nnotices:\n  - {id: one-list, kind: list, source: [data/a.xlsx], publish_on: 2024-03-19}\n",
        [
            "rounds/two.yml 第 6 行: notices 第 1 项 id: “one-list”已在 one.yml 使用；编号是永久网址，不能重复使用",
        ],
    ),
    (
        "rounds/two.yaml",
        "",
        "title: 二\n",
        [
            "rounds/two.yaml: 不会被读取；请改名为 two.yml",
        ],
    ),
    (
        "rounds/one.yml",
        "    source: [data/a.xlsx]",
        "    supplements: one-lst\n    source: [data/a.xlsx]",
        [
            "rounds/one.yml 第 8 行: notices 第 1 项 supplements: 没有同种类的公示“one-lst”；是否想写“one-parts”？可用：one-parts",
        ],
    ),
    (
        "rounds/one.yml",
        "    source: [data/a.xlsx]",
        "    attachments: [/etc/a.pdf]\n    source: [data/a.xlsx]",
        [
            "rounds/one.yml 第 8 行: notices 第 1 项 attachments 第 1 项: 须是项目文件夹里的相对路径，如 data/附件5.xlsx；请把文件放进 data/",
        ],
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "expected"), CASES)
def test_refused(change, problems, name, old, new, expected):
    """One change, and exactly what is said about it."""
    change(name, old, new)
    assert problems() == expected
