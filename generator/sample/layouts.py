"""How colleges lay out one and the same list: headers, wording and format of 附件10-2."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from generator.sample import cells
from generator.sample.cells import Values


@dataclass(frozen=True)
class Layout:
    """What one college's list looks like."""

    ending: str
    """Of the file's name."""
    format: str
    """Name of a writer."""
    headers: Mapping[str, str]
    own: Callable[[pd.DataFrame], Mapping[str, Values]]
    """Columns that are not written as they are known."""
    titles: int = 1
    """How many of title and note stand above the header."""
    sections: bool = False
    """Each major begins with a row that holds only its name."""
    again: bool = False
    """Each major begins with the header again."""
    merged: tuple[str, ...] = ()
    signed: bool = False


def _numbers(people: pd.DataFrame) -> Mapping[str, Values]:
    return {"average": cells.numbers(people["average"]), "name": cells.padded(people["name"])}


def _in_words(people: pd.DataFrame) -> Mapping[str, Values]:
    return {
        "rank": cells.rank_in_words(people),
        "student_no": cells.guarded(people["student_no"], before="'"),
        "id_number": cells.guarded(people["id_number"], before="'"),
    }


def _with_tabs(people: pd.DataFrame) -> Mapping[str, Values]:
    return {
        "student_no": cells.guarded(people["student_no"], after="\t"),
        "id_number": cells.guarded(people["id_number"], after="\t"),
        "bank_card": cells.guarded(people["bank_card"], after="\t"),
        "name": people["name"].str.replace("·", "•"),
    }


def _of_total(people: pd.DataFrame) -> Mapping[str, Values]:
    return {"rank": cells.rank_of_total(people), "name": people["name"].str.replace("·", "．")}


def _kinds(people: pd.DataFrame) -> Mapping[str, Values]:
    direct = people["award"] != ""
    return {
        "category": direct.map({True: "不占指标", False: "成绩排名"}),
        "average": cells.numbers(people["average"]),
    }


def _full_width(people: pd.DataFrame) -> Mapping[str, Values]:
    number = people["student_no"]
    some = number.where(number.str[-1] != "7", cells.full_width(number))
    return {"student_no": some, "name": people["name"] + " "}


LAYOUTS = (
    Layout(
        "xlsx",
        "xlsx",
        {
            "seq": "序号",
            "name": "姓名",
            "sex": "性别",
            "birth_date": "出生日期",
            "student_no": "学号",
            "track": "培养类型",
            "average": "平均成绩",
            "rank": "专业排名",
            "id_number": "身份证号",
            "phone": "联系电话",
            "remark": "备注",
        },
        _numbers,
        titles=2,
        sections=True,
        signed=True,
    ),
    Layout(
        "et",
        "xlsx",
        {
            "college": "学院",
            "major": "专业",
            "track": "培养类型",
            "class": "班级",
            "seq": "序号",
            "name": "姓  名",
            "student_no": "学  号",
            "average": "平均分",
            "rank": "排名",
            "id_number": "证件号码",
            "address": "家庭地址",
        },
        _of_total,
        merged=("college", "major"),
    ),
    Layout(
        "csv",
        "csv-gb18030",
        {
            "seq": "序号",
            "college": "所属院系",
            "major": "就读专业",
            "track": "培养类型",
            "name": "学生姓名",
            "student_no": "学号",
            "average": "算术平均分",
            "rank": "专业排名",
            "id_number": "身份证号码",
            "bank_card": "银行卡号",
        },
        _with_tabs,
        titles=0,
    ),
    Layout(
        "csv",
        "csv",
        {
            "seq": "序号",
            "major": "所学专业",
            "track": "培养类型",
            "name": "姓名",
            "student_no": "学籍号",
            "average": "各科考试平均成绩",
            "rank": "名次",
            "id_number": "公民身份号码",
            "phone": "移动电话",
        },
        _in_words,
        again=True,
    ),
    Layout(
        "ods",
        "ods",
        {
            "category": "申请类型",
            "college": "学院名称",
            "major": "专业名称",
            "track": "培养类型",
            "name": "*姓名",
            "student_no": "*学号",
            "average": "平均成绩",
            "rank": "排名",
            "poverty": "原建档立卡",
            "email": "电子邮箱",
        },
        _kinds,
        signed=True,
    ),
    Layout(
        "xls",
        "html",
        {
            "seq": "序号",
            "major": "专业",
            "track": "培养类型",
            "name": "姓名",
            "student_no": "学号",
            "average": "平均成绩",
            "rank": "排名",
            "major_total": "专业总人数",
            "id_number": "身份证号",
            "phone": "手机号码",
        },
        _full_width,
        merged=("major",),
    ),
    Layout(
        "tsv",
        "tsv",
        {
            "student_no": "学号",
            "name": "姓名",
            "ethnicity": "民族",
            "major": "专业",
            "track": "培养类型",
            "average": "平均成绩",
            "rank": "排名（名次/总人数）",
            "address": "通讯地址",
        },
        _of_total,
        titles=0,
    ),
)
