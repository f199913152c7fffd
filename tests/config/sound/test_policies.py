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
    (
        "policies/rules.yml",
        "title: 示例细则",
        "title: 示例细则\nschedule: {lists: {ends_by: 2024-03-22, basis: 五}}",
        [
            "policies/rules.yml 第 2 行: schedule lists: 没有公示种类“lists”；是否想写“list”？可用：list",
        ],
    ),
    (
        "policies/rules.yml",
        "title: 示例细则",
        "title: 示例细则\nstatements: [{text: 甲, kinds: [lists], basis: 五}]",
        [
            "policies/rules.yml 第 2 行: statements 第 1 项 kinds 第 1 项: 没有公示种类“lists”；是否想写“list”？可用：list",
        ],
    ),
    (
        "policies/rules.yml",
        "title: 示例细则",
        "title: 示例细则\nadmission: {list: {order: {by: [average], lower_first: [rank], basis: 五}}}",
        [
            "policies/rules.yml 第 2 行: admission list order lower_first 第 1 项: 没有排序依据“rank”；可用：average",
        ],
    ),
    (
        "policies/rules.yml",
        "title: 示例细则",
        "title: 示例细则\nadmission: {list: {order: {by: [averag], basis: 五}}}",
        [
            "policies/rules.yml 第 2 行: admission list order by 第 1 项: 没有字段“averag”；是否想写“average”？可用：name、student_no、major、average、reason、phone、id_number",
        ],
    ),
    (
        "policies/rules.yml",
        "title: 示例细则",
        "title: 示例细则\nlast_place: {by: [honour], basis: 五}",
        [
            "policies/rules.yml 第 2 行: last_place by 第 1 项: 没有字段“honour”；可用：name、student_no、major、average、reason、phone、id_number",
        ],
    ),
    (
        "policies/rules.yml",
        "title: 示例细则",
        "title: 示例细则\nnever: {value: [phone, reason], basis: 五}",
        [
            "policies/rules.yml 第 2 行: never value 第 2 项: 细则不许公示“原因”，但 fields.yml 没有写 never；请在 fields.yml 补上",
        ],
    ),
    (
        "policies/rules.yml",
        "title: 示例细则",
        "title: 示例细则\npassing_over: {allowed_when: [ill], basis: 五}",
        [
            "policies/rules.yml 第 2 行: passing_over allowed_when 第 1 项: 不能是“ill”；可用：declined、not-applied、excluded、choice-full、partner-requirement",
        ],
    ),
    (
        "policies/rules.yml",
        "title: 示例细则",
        "title: 示例细则\nrequires: {list: [list close]}",
        [
            "policies/rules.yml 第 2 行: requires list 第 1 项: 须写成“种类 published”或“种类 closed”，如 application closed",
        ],
    ),
    (
        "policies/rules.yml",
        "title: 示例细则",
        "title: 示例细则\naverage: {of: [semester 5], missing_course: {unchanged: 0, changed: 0}, basis: 五}",
        [
            "policies/rules.yml 第 2 行: average of 第 1 项: 须写成 semesters 1-5、all except the last semester 或 all",
        ],
    ),
    (
        "policies/rules.yml",
        "title: 示例细则",
        "title: 示例细则\ncontacts: {kinds: {list: 教务科}, basis: 五}",
        [
            "rounds/one.yml 第 2 行: policy: 细则指定的咨询部门不在 school.yml 中：没有部门“教务科”；是否想写“教务处”？可用：教务处、督察组",
        ],
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "expected"), CASES)
def test_refused(change, problems, name, old, new, expected):
    """One change, and exactly what is said about it."""
    change(name, old, new)
    assert problems() == expected
