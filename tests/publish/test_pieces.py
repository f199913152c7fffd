"""The pieces hold the published rows once each, and nothing of anybody beyond them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator import config
from generator.model import Column, Group, Masked
from generator.publish.pieces import of_notice, pieces
from tests.factories import notice
from tests.publish.made import edition


def read(files):
    """Name -> what it holds."""
    return {name: json.loads(data) for name, data in files.items()}


def test_a_small_list():
    """An index and one piece; groups and row numbers lead to the rows of the tables."""
    made = notice(3, 2)
    assert read(of_notice(made, "请向学院查询。")) == {
        "find/index.json": {
            "by": "student_no",
            "depth": 0,
            "shown": 3,
            "keys": ["k"],
            "columns": [
                ["rank", "名次"],
                ["name", "姓名"],
                ["student_no", "学号"],
                ["average", "平均成绩"],
                ["eligible", "是否符合"],
                ["reason", "原因"],
            ],
            "title": made.title,
            "part": "",
            "absent": "请向学院查询。",
            "supplements": "",
            "questions": "成绩核查组，电话 0779-5550101，时间 工作日 8:30—17:30",
            "complaints": "督察组，电话 0779-5550199，邮箱 ducha@example.edu.cn，"
            "地址 崇文楼 305 室（示例地址）",
        },
        "find/k.json": {
            "groups": [
                ["g0001", "机电工程学院 机电一体化技术 普通"],
                ["g0002", "机电工程学院 工业机器人技术 普通"],
            ],
            "rows": [
                [0, 1, "1", "张＊一", "＊000", "95", "是", ""],
                [1, 1, "2", "欧阳＊二", "＊001", "94.875", "是", ""],
                [1, 2, "3", "李＊三", "＊002", "94.75", "是", ""],
            ],
        },
    }


def test_scores_stay_in_their_table():
    """A piece tells who and where; subjects are many, and differ from group to group."""
    columns = (
        Column("name", "姓名"),
        Column("subject:高等数学", "高等数学"),
        Column("student_no", "学号"),
        Column("subject:焊接", "焊接"),
    )
    groups = (
        Group("a", "甲", {}, 0, 1, (0, 1, 2)),
        Group("b", "乙", {}, 1, 1, (0, 2, 3)),
    )
    rows = (("张＊", "90", "＊001"), ("李＊", "＊002", "80"))
    made = replace(notice(), masked=Masked(columns, groups, rows))
    piece = read(of_notice(made))["find/k.json"]
    assert piece == {
        "groups": [["a", "甲"], ["b", "乙"]],
        "rows": [[0, 1, "张＊", "＊001"], [1, 1, "李＊", "＊002"]],
    }


def test_each_notice_has_its_own_and_each_kind_its_words():
    """Below the notice's folder, so that they go with it."""
    made = notice(2, 0, id="apply", part="机电工程学院", slug="jd")
    table = replace(notice(id="plan"), form="table")
    empty = notice(0, 0, id="nobody")
    files = pieces(edition([made, table, empty]), {"ranking": "名单之外。"})
    assert set(files) == {
        "notices/apply/jd/find/index.json",
        "notices/apply/jd/find/k.json",
    }
    assert json.loads(files["notices/apply/jd/find/index.json"])["absent"] == "名单之外。"


def test_a_large_list_is_read_in_few_kilobytes():
    """100,000 people: whoever looks for one row loads the index and a piece."""
    made = notice(100_000, 1000, retain_until=date(2024, 12, 31))
    files = of_notice(made)
    assert len(files["find/index.json"]) < 12_000
    assert max(len(data) for name, data in files.items() if name != "find/index.json") < 16_000


def test_every_list_of_people_says_what_absence_means():
    """In whole sentences; a school may write its own."""
    kinds = config.load(Path(__file__).parents[2]).kinds
    people = {name: kind.absent for name, kind in kinds.items() if kind.form == "people"}
    assert [name for name, text in people.items() if len(text) < 30 or text[-1] != "。"] == []
