"""What `school.yml` may not contradict itself in."""

from __future__ import annotations

import pytest

CASES = [
    (
        "school.yml",
        "slug: yishu",
        "slug: r2",
        [
            "school.yml 第 10 行: colleges 第 2 项 slug: “r2”是网站自己要用的网址，请换一个",
        ],
    ),
    (
        "school.yml",
        "slug: yishu",
        "slug: jidian",
        [
            "school.yml 第 10 行: colleges 第 2 项 slug: 已有学院使用“jidian”；它是网址的一部分，每个学院须不同",
        ],
    ),
    (
        "school.yml",
        "name: 艺术学院",
        "name: 机电系",
        [
            "school.yml 第 10 行: colleges 第 2 项: “机电系”已指机电学院；请删去一处",
        ],
    ),
    (
        "school.yml",
        "slug: shukong}",
        "slug: shukong}, {name: 数控, slug: b}",
        [
            "school.yml 第 9 行: colleges 第 1 项 majors 第 2 项 name: 机电学院已有一个“数控”；请改成不同的写法",
        ],
    ),
    (
        "school.yml",
        "name: 督察组",
        "name: 教务处",
        [
            "rounds/one.yml 第 2 行: policy: 投诉受理部门不在 school.yml 的 offices 中：没有部门“督察组”；可用：教务处、教务处",
            "school.yml 第 7 行: offices 第 2 项 name: 部门“教务处”写了两次；请只留一处",
        ],
    ),
    (
        "school.yml",
        "opens_by: 10:30",
        "complaints: 监察处",
        [
            "school.yml 第 4 行: complaints: 没有部门“监察处”；可用：教务处、督察组",
        ],
    ),
    (
        "school.yml",
        "opens_by: 10:30",
        "region: guangxi",
        [
            'school.yml 第 4 行: region: 没有地区日历“guangxi”；可用：（还没有）；没有地方节假日的地区请写 region: ""，否则新建该文件夹',
        ],
    ),
    (
        "school.yml",
        "opens_by: 10:30",
        "time_zone: Asia/Guilin",
        [
            "school.yml 第 4 行: time_zone: 没有这个时区；中国大陆写 Asia/Shanghai",
        ],
    ),
    (
        "school.yml",
        ", email: a@example.edu.cn",
        "",
        [
            "rounds/one.yml 第 2 行: policy: 投诉受理部门“督察组”没有电话和邮箱（招生工作规定 62）；请在 school.yml 的 offices 中填写",
        ],
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "expected"), CASES)
def test_refused(change, problems, name, old, new, expected):
    """One change, and exactly what is said about it."""
    change(name, old, new)
    assert problems() == expected
