"""Which kind a workbook looks like."""

from __future__ import annotations

import pytest

from generator.ingest.recognise import recognise
from tests.ingest.made import FIELDS, book, kind

KINDS = {
    "ranking": kind("rank", "name", "student_no", "average", "eligible").model_copy(
        update={"title": "各科考试平均成绩排名公示", "annex": "附件5"}
    ),
    "subject-scores": kind("name", "student_no", "subjects").model_copy(
        update={"title": "分科目成绩公示", "annex": "附件6"}
    ),
    "recommendation": kind("name", "student_no", "target_school").model_copy(
        update={"title": "“专升本”拟推荐名单公示", "annex": "附件11-2"}
    ),
}


@pytest.mark.parametrize(
    ("file", "rows", "expected"),
    [
        ("x", [["学号", "姓名", "平均分", "排名", "是否符合"]], "ranking"),
        ("x", [["学号", "姓名", "体育", "英语", "数学"]], "subject-scores"),
        ("x", [["学号", "姓名", "拟录取院校"]], "recommendation"),
        ("附件11-2", [["学号", "姓名", "去向"]], "recommendation"),
        ("附件1", [["学号", "姓名", "宿舍"]], None),
        ("x", [["拟推荐名单公示"], ["学号", "姓名", "去哪里"]], "recommendation"),
        ("附件3", [["学院", "专业", "人数"]], None),
        ("~$x", [["学号", "姓名", "拟录取院校"]], None),
    ],
)
def test_recognise(tmp_path, file, rows, expected):
    """By columns, by title, by the annex in the file's name; or not at all."""
    path = book(tmp_path / f"{file}.xlsx", {"表": rows})
    found = recognise(path, kinds=KINDS, fields=FIELDS)
    assert (found.kind if found else None) == expected
