"""Unknown columns of scores are subjects; everything else is left alone."""

from __future__ import annotations

from tests.ingest.made import book, found, kind, read, rows

ITS = kind("name", "subjects")


def test_subjects(tmp_path):
    """In the order of the workbook, two header rows joined; words of scores count."""
    table = [
        ["学号", "姓名", "第一学期", None, "第二学期", None, "绩点", "宿舍", "总分", "空"],
        [None, None, "体育", "高等数学", "体育", "英语"],
        ["2021030101", "张三", 90, "优秀", 88.5, 60, 3.5, "1-101", 300],
        ["2021030102", "李四", "缺考", "良", "７０", None, 3.0, "1-102", 200],
    ]
    merges = ("C1:D1", "E1:F1", "A1:A2", "B1:B2", "G1:G2", "H1:H2", "I1:I2", "J1:J2")
    reading = read(book(tmp_path / "a.xlsx", {"表": table}, merges), its=ITS)
    assert reading.source.titles == {
        "subject:第一学期 体育": "第一学期 体育",
        "subject:第一学期 高等数学": "第一学期 高等数学",
        "subject:第二学期 体育": "第二学期 体育",
        "subject:第二学期 英语": "第二学期 英语",
    }
    assert rows(reading, *reading.source.titles) == [
        ("90", "优秀", "88.5", "60"),
        ("缺考", "良", "70", ""),
    ]
    assert found(reading) == []
    assert [f.message[:5] for f in reading.findings] == ["“宿舍”一", "“空”一列"]


def test_one_wrong_cell(tmp_path):
    """One wrong cell is refused; it does not make a subject vanish."""
    table = [["学号", "姓名", "体育"], *[[f"202103{at}", "张三", 80] for at in range(10, 19)]]
    table.append(["20210320", "李四", 800])
    reading = read(book(tmp_path / "a.xlsx", {"表": table}), its=ITS)
    assert found(reading) == [("odd-score", "a.xlsx 表 C11")]
    assert "subject:体育" in reading.source.table


def test_same_subject_twice(tmp_path):
    """Two columns of one name cannot be told apart on the page."""
    table = [["学号", "姓名", "体育", "体育"], ["2021030101", "张三", 80, 90]]
    assert found(read(book(tmp_path / "a.xlsx", {"表": table}), its=ITS)) == [
        ("duplicate-header", "a.xlsx 表 D1")
    ]


def test_no_subject(tmp_path):
    """A table of scores without scores is none."""
    table = [["学号", "姓名", "平均分"], ["2021030101", "张三", 80]]
    reading = read(book(tmp_path / "a.xlsx", {"表": table}), its=ITS)
    assert (reading.source, found(reading)) == (None, [("missing-column", "a.xlsx 表 第 1 行")])


def test_sheets_with_different_subjects(tmp_path):
    """Each major has its own courses; what one does not have is empty there."""
    sheets = {
        "数控技术": [["学号", "姓名", "制图", "体育"], ["2021030101", "张三", 80, 70]],
        "软件技术": [["学号", "姓名", "体育", "编程"], ["2021030201", "李四", 90, 60]],
    }
    reading = read(book(tmp_path / "a.xlsx", sheets), its=ITS)
    assert list(reading.source.titles.values()) == ["制图", "体育", "编程"]
    assert rows(reading, "major", *reading.source.titles) == [
        ("数控技术", "80", "70", ""),
        ("软件技术", "", "90", "60"),
    ]


def test_mapped_subject(tmp_path):
    """`map` names a subject that would not be taken for one."""
    table = [["学号", "姓名", "体育", "编号"], ["2021030101", "张三", 80, 90]]
    mapped = {"编号": "subject:编程"}
    reading = read(book(tmp_path / "a.xlsx", {"表": table}), its=ITS, map=mapped)
    assert rows(reading, "subject:体育", "subject:编程") == [("80", "90")]


def test_order_of_sheets_with_different_subjects(tmp_path):
    """What only the second sheet has stands beside its neighbours there, not at the end."""
    sheets = {
        "甲": [["学号", "姓名", "体育", "制图", "实习"], ["2021030101", "张三", 80, 90, 70]],
        "乙": [
            ["学号", "姓名", "导论", "体育", "力学", "实习"],
            ["2021030102", "李四", 1, 2, 3, 4],
        ],
    }
    reading = read(book(tmp_path / "a.xlsx", sheets), its=ITS)
    assert list(reading.source.titles.values()) == ["导论", "体育", "力学", "制图", "实习"]
