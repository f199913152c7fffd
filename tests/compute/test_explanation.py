"""How a result came about, in words that a student can be told."""

from __future__ import annotations

from tests.compute.made import policy, ranked, scores

END = "依据：二(一)2；并列名次文件没有规定，暂定"


def test_explanations():
    """Courses, sum, average, what had no score, place, cut-off, verdict, clause."""
    rows = [
        scores("90.5", "90"),
        scores("80", "80.5"),
        scores("80.25", "80.25"),
        scores("100", "缺考"),
        scores("88", "", status_change="转专业"),
    ]
    place = "。同年级、专业、培养类型 5 人，第 {} 名{}；前 60% 为前 3 名。结论：{}。" + END
    assert ranked(rows).table["explanation"].tolist() == [
        "计入 2 门课程，总分 180.5，平均 90.25" + place.format(1, "", "符合"),
        "计入 2 门课程，总分 160.5，平均 80.25" + place.format(3, "（2 人并列）", "符合"),
        "计入 2 门课程，总分 160.5，平均 80.25" + place.format(3, "（2 人并列）", "符合"),
        "计入 2 门课程，总分 100，平均 50.00；其中 1 门没有成绩，按 0 分计：第1学期 课2（缺考）"
        + place.format(5, "", "不符合，排名未进入前60%"),
        "计入 1 门课程，总分 88，平均 88.00；有学籍异动，另有 1 门没有成绩，不计入：第1学期 课2（空）"
        + place.format(2, "", "符合"),
    ]


def test_who_cannot_be_ranked():
    """Says so instead of a sum of nothing."""
    assert ranked([scores("")]).table["explanation"].tolist() == ["没有可以计入的成绩，未排名"]


def test_notes():
    """The rules that hold for all, with their clauses."""
    rule = {"scores_until": "2024-03-18"}
    rows = [scores("80", status_change="复学"), scores("70")]
    assert ranked(rows, policy(rule)).notes == (
        "注：平均成绩为第 1 至第 5 学期各门课程成绩的算术平均值（只计 2024-03-18 及以前取得的成绩），"
        "四舍五入保留 2 位小数；无学籍异动的学生，没有成绩的课程按 0 分计入；"
        "有学籍异动的学生，没有成绩的课程不计入（二(一)2）。",
        "注：在同年级、专业、培养类型内按平均成绩排名，平均成绩相同的名次并列（二(一)2；并列名次文件没有规定，暂定）；"
        "名次 × 100 ≤ 60 × 参加排名人数的，为前 60%（二(一)2）。",
    )


def test_notes_say_what_words_are_worth():
    """With the clause that says so."""
    rule = {"grades": {"value": {"优秀": 95, "良好": 85}, "basis": "学籍管理规定 20"}}
    first, _ = ranked([scores("优秀")], policy(rule)).notes
    assert first.endswith("；成绩等级折算为：优秀 95 分、良好 85 分（学籍管理规定 20）。")
