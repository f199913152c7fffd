"""Every raw secret of the files, hidden parts included."""

from __future__ import annotations

import openpyxl
from openpyxl.comments import Comment

from generator.ingest.secrets import secrets
from tests.ingest.made import FIELDS


def test_secrets(tmp_path):
    """By header and by shape; from hidden columns, rows, sheets and comments too."""
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.append(["2021级学生 2024-03-19"])
    sheet.append(
        ["学号", "姓名", "身份证号", "手机", "家庭住址", "出生日期", "QQ", "生源地", "备注"]
    )
    row = ["2021030101", "张三", "45990120030101123X", 13800000001, "示例市桂岭路1号2栋"]
    sheet.append([*row, "2003-01-01", "1234567", "广西", "电话 138 0000 0002"])
    sheet.append(["202103**02", "李四", "4599********0021", "", "广西", "", "", "", ""])
    sheet.append(["日期：2024年3月18日", "审核人：", "", "", "（盖章）"])
    sheet.column_dimensions["C"].hidden = True
    sheet.row_dimensions[3].hidden = True
    sheet["A3"].comment = Comment("13800000003", "x")
    hidden = made.create_sheet("x")
    hidden.sheet_state = "veryHidden"
    hidden.append(["a@example.com"])
    path = tmp_path / "a.xlsx"
    made.save(path)
    assert secrets([path, tmp_path / "none.xlsx"], root=tmp_path, fields=FIELDS) == {
        "2021030101",
        "45990120030101123X",
        "13800000001",
        "13800000002",
        "13800000003",
        "示例市桂岭路1号2栋",
        "2003-01-01",
        "1234567",
        "a@example.com",
    }
