"""A file that is YAML, but not what its model asks for."""

from __future__ import annotations

import pytest

CASES = [
    (
        "kinds/list.yml",
        "title: 名单公示",
        "title: 2024",
        [
            'kinds/list.yml 第 1 行: title: 须是文字，却读成了数字；请加引号："2024"',
        ],
    ),
    (
        "kinds/list.yml",
        "title: 名单公示",
        "title: true",
        [
            'kinds/list.yml 第 1 行: title: 须是文字，却读成了是/否；请加引号："true"',
        ],
    ),
    (
        "kinds/list.yml",
        "title: 名单公示",
        "title: 2024-03-19",
        [
            'kinds/list.yml 第 1 行: title: 须是文字，却读成了日期；请加引号："2024-03-19"',
        ],
    ),
    (
        "kinds/list.yml",
        "title: 名单公示",
        "title:",
        [
            "kinds/list.yml 第 1 行: title: 空着；请填写，或删去这一行",
        ],
    ),
    (
        "kinds/list.yml",
        "title: 名单公示",
        "title: ''",
        [
            "kinds/list.yml 第 1 行: title: 不能为空，请填写",
        ],
    ),
    (
        "kinds/list.yml",
        "title: 名单公示",
        "title: [甲]",
        [
            "kinds/list.yml 第 1 行: title: 须是文字；含 [ ] 或 { } 的文字请加引号",
        ],
    ),
    (
        "kinds/list.yml",
        "title: 名单公示\n",
        "",
        [
            "kinds/list.yml 第 1 行: title: 缺少这一项，请填写",
        ],
    ),
    (
        "kinds/list.yml",
        "group_by: [major]",
        "groupby: [major]",
        [
            "kinds/list.yml 第 2 行: groupby: 不认识这一项；是否想写“group_by”？可用：title、annex、form、made_by、publicity、about、absent、group_by、order_by、columns、also_read、checks",
        ],
    ),
    (
        "kinds/list.yml",
        "group_by: [major]",
        "group_by: major",
        [
            "kinds/list.yml 第 2 行: group_by: 须是列表，写成 [甲, 乙]，或每项一行、以“- ”开头",
        ],
    ),
    (
        "kinds/list.yml",
        "{field: name, publish: name}",
        "{field: name, publsh: name}",
        [
            "kinds/list.yml 第 4 行: columns 第 1 项 publish: 缺少这一项，请填写",
            "kinds/list.yml 第 4 行: columns 第 1 项 publsh: 不认识这一项；是否想写“publish”？可用：field、publish、title、choices、optional、empty、basis",
        ],
    ),
    (
        "kinds/list.yml",
        "{field: name, publish: name}",
        "name",
        [
            "kinds/list.yml 第 4 行: columns 第 1 项: 下面须是“键: 值”，每行一个，缩进对齐，冒号用半角",
        ],
    ),
    (
        "kinds/list.yml",
        "choices: [甲, {value: 乙, also: [丙]}]",
        "choices: [3, {valu: 乙}]",
        [
            'kinds/list.yml 第 6 行: columns 第 3 项 choices 第 1 项: 须是文字，却读成了数字；请加引号："3"',
            "kinds/list.yml 第 6 行: columns 第 3 项 choices 第 2 项 valu: 不认识这一项；是否想写“value”？可用：value、also",
            "kinds/list.yml 第 6 行: columns 第 3 项 choices 第 2 项 value: 缺少这一项，请填写",
        ],
    ),
    (
        "kinds/list.yml",
        "columns:\n  - {field: name, publish: name}\n  - {field: student_no, publish: tail}\n  - {field: reason, publish: one-of, choices: [甲, {value: 乙, also: [丙]}]}\n",
        "columns: []\n",
        [
            "kinds/list.yml 第 3 行: columns: 至少要有一项；没有表格的公示请写 form: document",
        ],
    ),
    (
        "policies/rules.yml",
        "at_least: 3",
        "at_least: 0",
        [
            "policies/rules.yml 第 3 行: publicity list at_least: 不能小于 1",
        ],
    ),
    (
        "policies/rules.yml",
        "at_least: 3",
        "at_least: 三",
        [
            "policies/rules.yml 第 3 行: publicity list at_least: 须是整数",
        ],
    ),
    (
        "policies/rules.yml",
        "at_least: 3",
        "at_least: 3.5",
        [
            "policies/rules.yml 第 3 行: publicity list at_least: 须是整数",
        ],
    ),
    (
        "policies/rules.yml",
        "at_least: 3",
        "at_least: 99",
        [
            "policies/rules.yml 第 3 行: publicity list at_least: 不能大于 60",
        ],
    ),
    (
        "policies/rules.yml",
        "unit: days",
        "unit: workingdays",
        [
            "policies/rules.yml 第 3 行: publicity list unit: 不能是“workingdays”；是否想写“working-days”？可用：days、working-days",
        ],
    ),
    (
        "policies/rules.yml",
        "value: yes",
        "value: 是",
        [
            "policies/rules.yml 第 4 行: first_day_counts value: 须是 true 或 false",
        ],
    ),
    (
        "policies/rules.yml",
        "basis: 五",
        "basis:",
        [
            "policies/rules.yml 第 9 行: complaints basis: 空着；请填写，或删去这一行",
        ],
    ),
    (
        "policies/rules.yml",
        "rank:",
        "cutoff: {top: 60, basis: 一}\nrank:",
        [
            "policies/rules.yml 第 7 行: cutoff top: 须写成百分数，如 60%",
        ],
    ),
    (
        "policies/rules.yml",
        "rank:",
        "cutoff: {top: 六成, basis: 一}\nrank:",
        [
            "policies/rules.yml 第 7 行: cutoff top: 须写成百分数，如 60%",
        ],
    ),
    (
        "policies/rules.yml",
        "rank:",
        "average: {of: [all], missing_course: {unchanged: 零, changed: 0}, basis: 一}\nrank:",
        [
            "policies/rules.yml 第 7 行: average missing_course unchanged: 须是整数；或者不能是“零”；可用：completed-only",
        ],
    ),
    (
        "policies/rules.yml",
        "rank:",
        "average: {of: [all], missing_course: {unchanged: 0, changed: 0}, scores_until: 20240318, basis: 一}\nrank:",
        [
            "policies/rules.yml 第 7 行: average scores_until: 日期须写成 2024-03-19",
        ],
    ),
    (
        "school.yml",
        "https://x.example.edu.cn/",
        "x.example.edu.cn",
        [
            "school.yml 第 3 行: site_url: 须是完整网址，以 http:// 或 https:// 开头、以 / 结尾",
        ],
    ),
    (
        "school.yml",
        "10:30",
        "9点",
        [
            "school.yml 第 4 行: opens_by: 须写成 09:00",
        ],
    ),
    (
        "school.yml",
        "slug: jidian",
        "slug: 机电",
        [
            "school.yml 第 9 行: colleges 第 1 项 slug: 只能用小写字母 a–z、数字和连字符，以字母或数字开头",
        ],
    ),
    (
        "rounds/one.yml",
        "publish_on: 2024-03-19",
        "publish_on: 2024-3-19",
        [
            "rounds/one.yml 第 9 行: notices 第 1 项 publish_on: 须是日历上有的日期，写成 2024-03-19",
        ],
    ),
    (
        "rounds/one.yml",
        "publish_on: 2024-03-19",
        "publish_on: 2024-02-30",
        [
            "rounds/one.yml 第 9 行: notices 第 1 项 publish_on: 须是日历上有的日期，写成 2024-03-19",
        ],
    ),
    (
        "rounds/one.yml",
        "publish_on: 2024-03-19",
        "publish_on: 20240319",
        [
            "rounds/one.yml 第 9 行: notices 第 1 项 publish_on: 日期须写成 2024-03-19",
        ],
    ),
    (
        "rounds/one.yml",
        "fingerprint: 9f2c41d0",
        "fingerprint: 核对",
        [
            "rounds/one.yml 第 12 行: notices 第 1 项 approvals 第 1 项 fingerprint: 须是 8 位以上的指纹（数字和 a–f）；由 gongshi approve 写入，不要手改",
        ],
    ),
    (
        "rounds/one.yml",
        "    source: [data/a.xlsx]\n",
        "",
        [
            "rounds/one.yml 第 6 行: notices 第 1 项: 须写明 source（工作簿）和 publish_on（公示日期），或按学院写 parts",
        ],
    ),
    (
        "kinds/list.yml",
        "field: name, publish: name",
        "field: name, publish: full",
        [
            "kinds/list.yml 第 4 行: columns 第 1 项 publish: full（全文公示）须写明 basis：学校书面决定的部门、日期和文件",
        ],
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "expected"), CASES)
def test_wrong_values(change, problems, name, old, new, expected):
    """Each fault names key, line and what is to stand there."""
    change(name, old, new)
    assert problems() == expected
