"""What a policy must cover."""

from __future__ import annotations

import pytest

CASES = [
    (
        "policies/rules.yml",
        "default: {until",
        "ranking: {until",
        [
            "policies/rules.yml 第 5 行: retention: 缺少 default：没有另行规定的公示保留到什么时候；如 {until: year-end, basis: …}",
            "policies/rules.yml 第 6 行: retention ranking: 没有公示种类“ranking”；可用：list、default",
        ],
    ),
    (
        "policies/rules.yml",
        "  list: {at",
        "  lst: {at",
        [
            "policies/rules.yml 第 3 行: publicity lst: 没有公示种类“lst”；是否想写“list”？可用：list",
            "rounds/one.yml 第 2 行: policy: 所用细则没有规定 list 的公示期；请在细则的 publicity 中补上并写明依据",
        ],
    ),
    (
        "policies/rules.yml",
        "within: [major]",
        "within: [grade]",
        [
            "policies/rules.yml 第 7 行: rank within 第 1 项: 没有字段“grade”；可用：name、student_no、major、average、reason、phone、id_number",
        ],
    ),
    (
        "policies/rules.yml",
        "[二级学院, 教务处]",
        "[教务处, 教务处]",
        [
            "rounds/one.yml 第 2 行: policy: 所用细则为 list 指定的审核部门不足两个；请在细则的 approvals 中补上",
        ],
    ),
    (
        "policies/rules.yml",
        "[二级学院, 教务处]",
        "[二级学院, 招就处]",
        [
            "rounds/one.yml 第 2 行: policy: 细则指定的审核部门不在 school.yml 中：没有部门“招就处”；可用：教务处、督察组",
        ],
    ),
    (
        "policies/rules.yml",
        "office: 督察组",
        "office: 监察组",
        [
            "rounds/one.yml 第 2 行: policy: 投诉受理部门不在 school.yml 的 offices 中：没有部门“监察组”；是否想写“督察组”？可用：教务处、督察组",
        ],
    ),
    (
        "policies/rules.yml",
        "complaints: {office: 督察组, basis: 五}\n",
        "",
        [
            "rounds/one.yml 第 2 行: policy: 所用细则没有写明投诉受理部门，每条公示都须有（招生工作规定 62）；请在 school.yml 填写 complaints",
        ],
    ),
    (
        "policies/rules.yml",
        "title: 示例细则",
        "title: 示例细则\nextends: base",
        [
            "policies/rules.yml 第 2 行: extends: 没有细则“base”；可用：rules",
        ],
    ),
    (
        "policies/rules.yml",
        "title: 示例细则",
        "title: 示例细则\nextends: rules",
        [
            "policies/rules.yml 第 2 行: extends: 互相继承，没有尽头（rules → rules）；请去掉其中一处",
        ],
    ),
    (
        "policies/rules.yml",
        "title: 示例细则",
        "title: 示例细则\nrequires: {list: [lists closed]}",
        [
            "policies/rules.yml 第 2 行: requires list 第 1 项: 没有公示种类“lists”；是否想写“list”？可用：list",
        ],
    ),
    (
        "policies/rules.yml",
        "title: 示例细则",
        "title: 示例细则\nconfirmed: {rank: {by: 教务处, on: 2024-01-01, document: 院办〔2024〕3号}}",
        [
            "policies/rules.yml 第 2 行: confirmed rank: 没有待确认的规则“rank”；可用：retention.default",
        ],
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "expected"), CASES)
def test_refused(change, problems, name, old, new, expected):
    """One change, and exactly what is said about it."""
    change(name, old, new)
    assert problems() == expected
